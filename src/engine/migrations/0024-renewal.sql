-- expand
-- How far the bodies of earlier versions are rendered again, per resource: a walk along the primary key that goes on where
-- it was. `after` is the last id that was looked at; `remaining` counts down from what was found at the start of the walk.
create table engine_renewal (
  municipality integer not null,
  resource text collate "C" not null,
  version smallint not null,
  after uuid not null,
  found bigint not null default 0,
  remaining bigint not null default 0,
  renewed bigint not null default 0,
  since timestamptz not null default now(),
  done_at timestamptz,
  primary key (municipality, resource)
);
select meent_tenant_table('engine_renewal', 'select, insert, update', 'select');
