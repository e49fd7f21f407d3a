-- Expand: which keys each process that works on this database looks under and hashes with, as it said last. Ids alone.
create table node_process_keys (
  process uuid primary key,
  known text[] not null,
  hashing text collate "C" not null,
  at timestamptz not null default now()
);
select meent_node_table('node_process_keys', 'select, insert, update, delete');
