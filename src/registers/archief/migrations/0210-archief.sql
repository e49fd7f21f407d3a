-- expand
-- What the archive laws ask (docs/decisions/0022): holds, destruction lists with their cases, the records of what was
-- destroyed, declarations, and transfers with their cases.
alter table zaken_zaak add column opgeschort text collate "C";

create table archief_opschorting (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  zaak uuid,
  grond text collate "C",
  sinds timestamptz,
  opgeheven timestamptz,
  primary key (municipality, id)
);
create index archief_opschorting_zaak on archief_opschorting (municipality, zaak, id);
create index archief_opschorting_sinds on archief_opschorting (municipality, sinds, id);
create index archief_opschorting_open_sinds on archief_opschorting (municipality, sinds, id) where opgeheven is null;
select meent_tenant_table('archief_opschorting');

create table archief_vernietigingslijst (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  naam text collate "C",
  status text collate "C",
  opgesteld_op timestamptz,
  opsteller text collate "C",
  beoordelaar text collate "C",
  vaststeller text collate "C",
  primary key (municipality, id)
);
create index archief_vernietigingslijst_opgesteld_op on archief_vernietigingslijst (municipality, opgesteld_op, id);
create index archief_vernietigingslijst_status_opgesteld_op on archief_vernietigingslijst (municipality, status, opgesteld_op, id);
select meent_tenant_table('archief_vernietigingslijst');

create table archief_vernietigingsregel (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  vernietigingslijst uuid,
  zaak_id text collate "C",
  archiefactiedatum date,
  status text collate "C",
  actief uuid,
  zaakversie bigint,
  inhoud text[] collate "C",
  verborgen jsonb,
  primary key (municipality, id)
);
create unique index archief_vernietigingsregel_unique_1 on archief_vernietigingsregel (municipality, actief);
create index archief_vernietigingsregel_vernietigingslijst_status on archief_vernietigingsregel (municipality, vernietigingslijst, status, id);
create index archief_vernietigingsregel_zaak_id on archief_vernietigingsregel (municipality, zaak_id, id);
select meent_tenant_table('archief_vernietigingsregel');

create table archief_vernietiging (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  zaak_id text collate "C",
  archiefactiedatum date,
  wijze text collate "C",
  vernietigingslijst uuid,
  vernietigd_op timestamptz,
  primary key (municipality, id)
);
create index archief_vernietiging_vernietigd_op on archief_vernietiging (municipality, vernietigd_op, id);
create index archief_vernietiging_vernietigingslijst on archief_vernietiging (municipality, vernietigingslijst, id);
create index archief_vernietiging_zaak_id on archief_vernietiging (municipality, zaak_id, id);
select meent_tenant_table('archief_vernietiging');

create table archief_vernietigingsverklaring (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  vernietigingslijst uuid,
  voltooid_op timestamptz,
  primary key (municipality, id)
);
create unique index archief_vernietigingsverklaring_unique_1 on archief_vernietigingsverklaring (municipality, vernietigingslijst);
create index archief_vernietigingsverklaring_voltooid_op on archief_vernietigingsverklaring (municipality, voltooid_op, id);
select meent_tenant_table('archief_vernietigingsverklaring');

create table archief_overbrenging (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  status text collate "C",
  gemaakt_op timestamptz,
  inhoud text[] collate "C",
  primary key (municipality, id)
);
create index archief_overbrenging_gemaakt_op on archief_overbrenging (municipality, gemaakt_op, id);
select meent_tenant_table('archief_overbrenging');

create table archief_overbrengingsregel (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  overbrenging uuid,
  zaak_id text collate "C",
  status text collate "C",
  actief uuid,
  verborgen jsonb,
  primary key (municipality, id)
);
create unique index archief_overbrengingsregel_unique_1 on archief_overbrengingsregel (municipality, actief);
create index archief_overbrengingsregel_overbrenging_status on archief_overbrengingsregel (municipality, overbrenging, status, id);
create index archief_overbrengingsregel_zaak_id on archief_overbrengingsregel (municipality, zaak_id, id);
select meent_tenant_table('archief_overbrengingsregel');
