-- Work that survives a crash. No personal data: a payload and a key hold ids, an error is a code.

create table job (
  id uuid primary key,
  queue text collate "C" not null,
  -- Null: work of the node. No foreign key: every insert would lock the row of its municipality.
  municipality int,
  payload jsonb not null,
  run_at timestamptz not null,
  -- How often it was claimed; also the token by which only the last claimer may finish it.
  attempt int not null default 0,
  -- Not null: claimed. In the past: its process is gone, so that the next may claim it.
  lease_until timestamptz,
  key text collate "C",
  state text collate "C" not null default 'open' check (state in ('open', 'failed')),
  last_error text,
  created_at timestamptz not null default now()
);

create index job_claim on job (queue, run_at) where state = 'open';

-- A key that is waiting is not added twice; one that is running may be, since it may have read what was before.
create unique index job_key on job (queue, municipality, key) nulls not distinct
  where key is not null and state = 'open' and lease_until is null;

create index job_failed on job (queue, created_at) where state = 'failed';

-- Rows live for a second: without this dead ones pile up at the front of the claim index.
alter table job set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- The sequencer adds the deliveries of what it numbers.
select meent_node_table('job', 'select, insert, update, delete', 'select, insert, update');
