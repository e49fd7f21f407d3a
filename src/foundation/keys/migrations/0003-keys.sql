-- Which keys this database was filled with: a keyed hash of a fixed text. One row at most; it says nothing of the keys.
create table node_keys (
  one boolean primary key default true check (one),
  mark text collate "C" not null
);
select meent_node_table('node_keys', 'select, insert');
