-- Records of which a value changed that lists are ordered by: what a place in such an order must know of what happened after
-- it was counted (src/engine/drift.ts). Nobody's data: dates and numbers of records, kept for half an hour.
create table engine_moved_key (
  municipality integer not null,
  resource text collate "C" not null,
  tx xid8 not null default pg_current_xact_id(),
  id uuid not null,
  -- What rights look at.
  type uuid,
  level smallint,
  -- The columns that changed, and no other.
  before jsonb not null,
  after jsonb not null,
  at timestamptz not null default now(),
  primary key (municipality, resource, tx, id)
);
create index engine_moved_key_tx on engine_moved_key (tx);
select meent_tenant_table('engine_moved_key', 'select, insert', 'select, delete');
