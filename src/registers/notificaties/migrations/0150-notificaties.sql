-- Tables of the Notificaties register. Resources are generated from the declarations (npm run generate -- table NAME);
-- the sequencer, which hands out, reads subscriptions and clears what others published.

create table notificaties_kanaal (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  naam text collate "C",
  primary key (municipality, id)
);
create unique index notificaties_kanaal_unique_1 on notificaties_kanaal (municipality, naam);
select meent_tenant_table('notificaties_kanaal');

create table notificaties_abonnement (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  auth text collate "C",
  applicatie text collate "C",
  basis text collate "C",
  primary key (municipality, id)
);
select meent_tenant_table('notificaties_abonnement', 'select, insert, update, delete', 'select');

create table notificaties_notificatie (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  primary key (municipality, id)
);
select meent_tenant_table('notificaties_notificatie', 'select, insert, update, delete', 'delete');

-- How far a subscription has been handed out.
create table notificaties_cursor (
  municipality integer not null,
  abonnement uuid not null,
  -- Null: its creation has no number yet.
  number bigint,
  -- In the future: a process works on it, or its subscriber rests because everything failed.
  rest_until timestamptz not null default now(),
  failures integer not null default 0,
  -- The subscriber said that it is gone for good (410), or somebody stopped it. Until it is resumed its number stays.
  paused_at timestamptz,
  -- Since the subscription was made.
  delivered bigint not null default 0,
  primary key (municipality, abonnement)
);
select meent_tenant_table('notificaties_cursor', 'select, insert, update', 'select, insert, update, delete');

-- What a subscriber must still be told: ids and codes, no personal data. The change record holds the rest.
create table notificaties_aflevering (
  municipality integer not null,
  abonnement uuid not null,
  number bigint not null,
  change uuid not null,
  -- Deliveries with the same one go in the order of their number: the main object, or a keyed hash of its address.
  lane text collate "C" not null,
  state text collate "C" not null default 'open' check (state in ('open', 'dead')),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  last_status smallint,
  last_error text,
  -- When the change was made.
  created_at timestamptz not null,
  primary key (municipality, abonnement, number)
);
create index notificaties_aflevering_lane on notificaties_aflevering (municipality, abonnement, lane, number)
  where state = 'open';
create index notificaties_aflevering_due on notificaties_aflevering (municipality, abonnement, next_at)
  where state = 'open';
create index notificaties_aflevering_oldest on notificaties_aflevering (created_at) where state = 'open';
create index notificaties_aflevering_dead on notificaties_aflevering (municipality, created_at) where state = 'dead';
-- Rows live for a second: without this dead ones pile up at the front of the indexes.
alter table notificaties_aflevering set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
select meent_tenant_table('notificaties_aflevering', 'select, update, delete', 'select, insert, delete');

-- How long notifications were under way in the last hour: a count per minute and step, ten steps to each power of ten ms.
create table notificaties_duur (
  municipality integer not null,
  abonnement uuid not null,
  minute timestamptz not null,
  step smallint not null,
  total integer not null,
  primary key (municipality, abonnement, minute, step)
);
select meent_tenant_table('notificaties_duur', 'select, insert, update, delete', 'select, delete');
