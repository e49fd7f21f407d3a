-- Hashes are being made again with another key: until that is done no program finds all that there is. One row at most.
create table node_rewrite (
  one boolean primary key default true check (one),
  since timestamptz not null default now()
);
select meent_node_table('node_rewrite', 'select');
