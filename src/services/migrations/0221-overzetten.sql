-- Moving in from another installation: how far each copy has come. No personal data: ids, keyed hashes, and reasons that
-- name fields.
create table overzetten_bron (
  municipality integer not null references municipality,
  bron text collate "C" not null,
  -- A round looks at everything; the next begins when this one is done.
  ronde integer not null default 1,
  klaar boolean not null default false,
  begonnen timestamptz not null default now(),
  primary key (municipality, bron)
);
select meent_tenant_table('overzetten_bron');

-- The lists that a round goes along, each with the page where it goes on.
create table overzetten_lijst (
  municipality integer not null,
  bron text collate "C" not null,
  soort text collate "C" not null,
  ronde integer not null,
  volgende text,
  klaar boolean not null default false,
  -- How many the other side says there are.
  telling bigint,
  primary key (municipality, bron, soort),
  foreign key (municipality, bron) references overzetten_bron on delete cascade
);
select meent_tenant_table('overzetten_lijst');

create table overzetten_record (
  municipality integer not null,
  bron text collate "C" not null,
  soort text collate "C" not null,
  id uuid not null,
  ronde integer not null,
  -- Waits for what it belongs to: a sub-case for its main case.
  na uuid,
  staat text collate "C" not null default 'wacht' check (staat in ('wacht', 'gedaan', 'deels', 'geweigerd')),
  -- As the list showed it, and as the whole of it was when it was taken over.
  gezien text collate "C" not null,
  gezet text collate "C",
  open boolean not null default false,
  redenen text[] not null default '{}',
  aantallen jsonb not null default '{}',
  bytes bigint not null default 0,
  primary key (municipality, bron, soort, id),
  foreign key (municipality, bron) references overzetten_bron on delete cascade
);
create index overzetten_record_staat on overzetten_record (municipality, bron, soort, staat, id);
select meent_tenant_table('overzetten_record');
