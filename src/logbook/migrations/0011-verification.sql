-- Expand: what the last check of a log found, for who runs it. Counts alone: what was changed is told by `meent verify`.
create table log_verification (
  municipality integer primary key,
  at timestamptz not null,
  entries bigint not null,
  findings bigint not null,
  -- A keyed hash of the rest: who changes the log can write here too.
  mark text collate "C" not null
);
select meent_tenant_table('log_verification', 'select', 'select, insert, update');
