-- Tables of the Besluiten register, generated from the declarations (npm run generate -- table NAME).

create table besluiten_besluit (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  identificatie text collate "C",
  verantwoordelijke_organisatie text collate "C",
  besluittype uuid,
  zaak uuid,
  besluitinformatieobjecten uuid[],
  afgeschermd boolean,
  niveau smallint,
  primary key (municipality, id) include (besluittype, niveau)
);
create unique index besluiten_besluit_unique_1 on besluiten_besluit (municipality, verantwoordelijke_organisatie, identificatie);
create index besluiten_besluit_besluittype on besluiten_besluit (municipality, besluittype, id) include (niveau);
create index besluiten_besluit_zaak on besluiten_besluit (municipality, zaak, id) include (besluittype, niveau);
create index besluiten_besluit_identificatie on besluiten_besluit (municipality, identificatie, id) include (besluittype, niveau);
select meent_tenant_table('besluiten_besluit');

create table besluiten_besluitinformatieobject (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  informatieobject uuid,
  besluit uuid,
  aard_relatie text collate "C",
  primary key (municipality, id)
);
create unique index besluiten_besluitinformatieobject_unique_1 on besluiten_besluitinformatieobject (municipality, besluit, informatieobject) include (id);
create index besluiten_besluitinformatieobject_informatieobject on besluiten_besluitinformatieobject (municipality, informatieobject, id);
select meent_tenant_table('besluiten_besluitinformatieobject');
