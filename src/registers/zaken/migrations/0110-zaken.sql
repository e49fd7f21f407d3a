-- Tables of the Zaken register, generated from the declarations (npm run generate -- table NAME).

create table zaken_zaak (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  identificatie text collate "C",
  bronorganisatie text collate "C",
  zaaktype uuid,
  registratiedatum date,
  startdatum date,
  einddatum date,
  einddatum_gepland date,
  uiterlijke_einddatum_afdoening date,
  publicatiedatum date,
  hoofdzaak uuid,
  archiefnominatie text collate "C",
  archiefstatus text collate "C",
  archiefactiedatum date,
  niveau smallint,
  afscherming uuid,
  relevante_zaken uuid[],
  subjects text[] collate "C",
  owners text[] collate "C",
  status uuid,
  resultaat uuid,
  deelzaken uuid[],
  eigenschappen uuid[],
  rollen uuid[],
  zaakinformatieobjecten uuid[],
  zaakobjecten uuid[],
  primary key (municipality, id) include (zaaktype, niveau)
);
create unique index zaken_zaak_unique_1 on zaken_zaak (municipality, bronorganisatie, identificatie);
create index zaken_zaak_zaaktype_startdatum on zaken_zaak (municipality, zaaktype, startdatum, id) include (niveau);
create index zaken_zaak_startdatum on zaken_zaak (municipality, startdatum, id) include (zaaktype, niveau);
create index zaken_zaak_registratiedatum on zaken_zaak (municipality, registratiedatum, id) include (zaaktype, niveau);
create index zaken_zaak_einddatum on zaken_zaak (municipality, einddatum, id) include (zaaktype, niveau);
create index zaken_zaak_archiefactiedatum on zaken_zaak (municipality, archiefactiedatum, id) include (zaaktype, niveau);
create index zaken_zaak_identificatie on zaken_zaak (municipality, identificatie, id) include (zaaktype, niveau);
create index zaken_zaak_hoofdzaak on zaken_zaak (municipality, hoofdzaak, id) include (zaaktype, niveau) where hoofdzaak is not null;
create index zaken_zaak_zaaktype on zaken_zaak (municipality, zaaktype, id) include (niveau);
create index zaken_zaak_publicatiedatum on zaken_zaak (municipality, publicatiedatum, id) include (zaaktype, niveau);
create index zaken_zaak_open_uiterlijke_einddatum_afdoening on zaken_zaak (municipality, uiterlijke_einddatum_afdoening, id) include (zaaktype, niveau) where einddatum is null;
select meent_tenant_table('zaken_zaak');

create table zaken_status (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  statustype uuid,
  datum_status_gezet timestamptz,
  indicatie_laatst_gezette_status boolean,
  zaakinformatieobjecten uuid[],
  primary key (municipality, id)
);
create unique index zaken_status_unique_1 on zaken_status (municipality, zaak, datum_status_gezet) include (id);
create index zaken_status_statustype on zaken_status (municipality, statustype, id);
select meent_tenant_table('zaken_status');

create table zaken_resultaat (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  resultaattype uuid,
  primary key (municipality, id)
);
create unique index zaken_resultaat_unique_1 on zaken_resultaat (municipality, zaak);
create index zaken_resultaat_resultaattype on zaken_resultaat (municipality, resultaattype, id);
select meent_tenant_table('zaken_resultaat');

create table zaken_rol (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  betrokkene text collate "C",
  betrokkene_type text collate "C",
  roltype uuid,
  omschrijving text collate "C",
  omschrijving_generiek text collate "C",
  subject text collate "C",
  owner text collate "C",
  a_nummer text collate "C",
  anp_identificatie text collate "C",
  inn_nnp_id text collate "C",
  ann_identificatie text collate "C",
  vestigings_nummer text collate "C",
  medewerker text collate "C",
  organisatorische_eenheid text collate "C",
  primary key (municipality, id)
);
create index zaken_rol_zaak on zaken_rol (municipality, zaak, id);
create index zaken_rol_subject on zaken_rol (municipality, subject, id) where subject is not null;
create index zaken_rol_owner on zaken_rol (municipality, owner, id) where owner is not null;
create index zaken_rol_roltype on zaken_rol (municipality, roltype, id);
create index zaken_rol_medewerker on zaken_rol (municipality, medewerker, id) where medewerker is not null;
create index zaken_rol_betrokkene on zaken_rol (municipality, betrokkene, id) where betrokkene is not null;
create index zaken_rol_organisatorische_eenheid on zaken_rol (municipality, organisatorische_eenheid, id) where organisatorische_eenheid is not null;
select meent_tenant_table('zaken_rol');

create table zaken_zaakinformatieobject (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  informatieobject uuid,
  zaak uuid,
  status uuid,
  primary key (municipality, id)
);
create unique index zaken_zaakinformatieobject_unique_1 on zaken_zaakinformatieobject (municipality, zaak, informatieobject) include (id);
create index zaken_zaakinformatieobject_informatieobject on zaken_zaakinformatieobject (municipality, informatieobject, id);
select meent_tenant_table('zaken_zaakinformatieobject');

create table zaken_zaakeigenschap (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  eigenschap uuid,
  naam text collate "C",
  primary key (municipality, id)
);
create index zaken_zaakeigenschap_zaak on zaken_zaakeigenschap (municipality, zaak, id);
select meent_tenant_table('zaken_zaakeigenschap');

create table zaken_zaakobject (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  object text collate "C",
  object_type text collate "C",
  subject text collate "C",
  primary key (municipality, id)
);
create index zaken_zaakobject_zaak on zaken_zaakobject (municipality, zaak, id);
create index zaken_zaakobject_object on zaken_zaakobject (municipality, object, id) where object is not null;
create index zaken_zaakobject_subject on zaken_zaakobject (municipality, subject, id) where subject is not null;
select meent_tenant_table('zaken_zaakobject');
