-- The engine's own tables. Expand-only: a later release adds columns with defaults, a contract release drops them.

-- Raised by the one statement that writes, when what it read was changed in between (409) or is of an older epoch.
create function engine_require(holds boolean, state text) returns void language plpgsql as $$
begin
  if holds is not true then
    raise exception using errcode = state, message = 'engine_require';
  end if;
end
$$;
grant execute on function engine_require to meent_app;

-- One change record per write: audit trail, history, outbox and changes-since are read from here.
-- `after` is the stored body (sealed fields sealed); null where the body did not change, or the record was removed.
create table engine_change (
  municipality integer not null,
  id uuid not null,
  resource text collate "C" not null,
  record uuid not null,
  main_resource text collate "C" not null,
  main uuid not null,
  action text collate "C" not null,
  implied boolean not null,
  version bigint not null,
  after text,
  at timestamptz not null,
  application text not null,
  application_label text not null,
  user_id text not null default '',
  user_label text not null default '',
  remark text not null default '',
  -- The id of the trace alone, as the logbook has it, and whether its caller asked that it be followed.
  trace text not null,
  sampled boolean not null default false,
  activity text not null,
  label text not null default '',
  kenmerken jsonb,
  primary key (municipality, id)
);
create index engine_change_main on engine_change (municipality, main, id);
create index engine_change_record on engine_change (municipality, record, id);
-- A change is history: the app adds and reads, and cannot alter it.
select meent_tenant_table('engine_change', 'select, insert', 'select');

-- Committed changes that have no number yet, those of one statement in their order: taken by the sequencer, which alone
-- gives numbers.
create table engine_change_queue (
  municipality integer not null,
  ordinal bigint generated always as identity,
  changes uuid[] not null,
  primary key (ordinal)
);
select meent_tenant_table('engine_change_queue', 'select, insert', 'select, delete');

create table engine_change_number (
  municipality integer not null,
  number bigint not null,
  change uuid not null,
  primary key (municipality, number)
);
select meent_tenant_table('engine_change_number', 'select', 'select, insert');

-- Counters: creates add a delta row and do not wait for each other; a worker folds them.
create table engine_count (
  municipality integer not null,
  resource text collate "C" not null,
  type uuid,
  level smallint,
  total bigint not null,
  unique nulls not distinct (municipality, resource, type, level)
);
select meent_tenant_table('engine_count', 'select', 'select, insert, update');

create table engine_count_delta (
  municipality integer not null,
  ordinal bigint generated always as identity primary key,
  resource text collate "C" not null,
  type uuid,
  level smallint,
  delta integer not null
);
create index engine_count_delta_resource on engine_count_delta (municipality, resource);
select meent_tenant_table('engine_count_delta', 'select, insert', 'select, delete');

-- Answers to a POST with an Idempotency-Key, kept 24 hours. The answer is a stored body: sealed fields stay sealed.
create table engine_idempotency (
  municipality integer not null,
  application text collate "C" not null,
  key text collate "C" not null,
  body_hash text collate "C" not null,
  status smallint not null,
  answer text not null,
  at timestamptz not null default now(),
  primary key (municipality, application, key)
);
create index engine_idempotency_at on engine_idempotency (municipality, at);
select meent_tenant_table('engine_idempotency');

-- Numbers are given out from blocks; `next` is the first number that no process holds.
create table engine_number (
  municipality integer not null,
  series text collate "C" not null,
  next bigint not null,
  primary key (municipality, series)
);
select meent_tenant_table('engine_number');
