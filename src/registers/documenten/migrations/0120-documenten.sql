-- Tables of the Documenten register, generated from the declarations (npm run generate -- table NAME).

create table documenten_enkelvoudiginformatieobject (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  identificatie text collate "C",
  bronorganisatie text collate "C",
  informatieobjecttype uuid,
  trefwoorden text[] collate "C",
  niveau smallint,
  afgeschermd boolean,
  lock text collate "C",
  inhoud text[] collate "C",
  primary key (municipality, id) include (informatieobjecttype, niveau)
);
create unique index documenten_enkelvoudiginformatieobject_unique_1 on documenten_enkelvoudiginformatieobject (municipality, bronorganisatie, identificatie);
create index documenten_enkelvoudiginformatieobject_informatieobjecttype on documenten_enkelvoudiginformatieobject (municipality, informatieobjecttype, id) include (niveau);
create index documenten_enkelvoudiginformatieobject_identificatie on documenten_enkelvoudiginformatieobject (municipality, identificatie, id) include (informatieobjecttype, niveau);
select meent_tenant_table('documenten_enkelvoudiginformatieobject');

create table documenten_versie (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  informatieobject uuid,
  versie bigint,
  begin_registratie timestamptz,
  informatieobjecttype uuid,
  niveau smallint,
  inhoud text[] collate "C",
  primary key (municipality, id)
);
create unique index documenten_versie_unique_1 on documenten_versie (municipality, informatieobject, versie) include (id);
select meent_tenant_table('documenten_versie');

create table documenten_bestandsdeel (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  informatieobject uuid,
  inhoud text[] collate "C",
  primary key (municipality, id)
);
create index documenten_bestandsdeel_informatieobject on documenten_bestandsdeel (municipality, informatieobject, id);
select meent_tenant_table('documenten_bestandsdeel');

create table documenten_objectinformatieobject (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  informatieobject uuid,
  object uuid,
  object_type text collate "C",
  zaak uuid,
  primary key (municipality, id)
);
create unique index documenten_objectinformatieobject_unique_1 on documenten_objectinformatieobject (municipality, object, informatieobject);
create index documenten_objectinformatieobject_informatieobject on documenten_objectinformatieobject (municipality, informatieobject, id);
create index documenten_objectinformatieobject_zaak on documenten_objectinformatieobject (municipality, zaak, id);
select meent_tenant_table('documenten_objectinformatieobject');

create table documenten_gebruiksrecht (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  informatieobject uuid,
  startdatum timestamptz,
  einddatum timestamptz,
  primary key (municipality, id)
);
create index documenten_gebruiksrecht_informatieobject on documenten_gebruiksrecht (municipality, informatieobject, id);
select meent_tenant_table('documenten_gebruiksrecht');
