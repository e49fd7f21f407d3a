-- expand
-- How far the bodies of earlier versions are rendered again, per resource: a walk along the primary key that goes on where
-- it was. `after` is the last id that was looked at; `remaining` counts down from what was there at the start of the walk, and
-- is null where there is too much to count.
create table engine_renewal (
  municipality integer not null,
  resource text collate "C" not null,
  version smallint not null,
  after uuid not null,
  found bigint not null default 0,
  remaining bigint,
  renewed bigint not null default 0,
  since timestamptz not null default now(),
  done_at timestamptz,
  primary key (municipality, resource)
);
select meent_tenant_table('engine_renewal', 'select, insert, update', 'select');
