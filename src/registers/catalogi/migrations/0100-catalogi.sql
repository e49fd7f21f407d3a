-- The Catalogi register. Types are few and live in memory; columns are there for what must be unique.

create table catalogi_catalogus (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  domein text collate "C",
  rsin text collate "C",
  primary key (municipality, id)
);
create unique index catalogi_catalogus_unique_1 on catalogi_catalogus (municipality, rsin, domein);
select meent_tenant_table('catalogi_catalogus');

create table catalogi_zaaktype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  primary key (municipality, id)
);
select meent_tenant_table('catalogi_zaaktype');

create table catalogi_statustype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaaktype uuid,
  volgnummer bigint,
  primary key (municipality, id)
);
create unique index catalogi_statustype_unique_1 on catalogi_statustype (municipality, zaaktype, volgnummer);
select meent_tenant_table('catalogi_statustype');

create table catalogi_resultaattype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaaktype uuid,
  omschrijving text collate "C",
  primary key (municipality, id)
);
create unique index catalogi_resultaattype_unique_1 on catalogi_resultaattype (municipality, zaaktype, omschrijving);
select meent_tenant_table('catalogi_resultaattype');

create table catalogi_roltype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaaktype uuid,
  primary key (municipality, id)
);
select meent_tenant_table('catalogi_roltype');

create table catalogi_eigenschap (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  naam text collate "C",
  zaaktype uuid,
  primary key (municipality, id)
);
create unique index catalogi_eigenschap_unique_1 on catalogi_eigenschap (municipality, zaaktype, naam);
select meent_tenant_table('catalogi_eigenschap');

create table catalogi_informatieobjecttype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  primary key (municipality, id)
);
select meent_tenant_table('catalogi_informatieobjecttype');

create table catalogi_zaaktypeinformatieobjecttype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaaktype uuid,
  volgnummer bigint,
  primary key (municipality, id)
);
create unique index catalogi_zaaktypeinformatieobjecttype_unique_1 on catalogi_zaaktypeinformatieobjecttype (municipality, zaaktype, volgnummer);
select meent_tenant_table('catalogi_zaaktypeinformatieobjecttype');

create table catalogi_besluittype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  primary key (municipality, id)
);
select meent_tenant_table('catalogi_besluittype');

create table catalogi_zaakobjecttype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaaktype uuid,
  primary key (municipality, id)
);
select meent_tenant_table('catalogi_zaakobjecttype');
