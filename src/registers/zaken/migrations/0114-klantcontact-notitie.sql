-- What Zaken 1.7 has besides: contacts, requests and notes, generated from the declarations (npm run generate -- table NAME).

create table zaken_klantcontact (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  identificatie text collate "C",
  primary key (municipality, id)
);
create unique index zaken_klantcontact_unique_1 on zaken_klantcontact (municipality, identificatie);
create index zaken_klantcontact_zaak on zaken_klantcontact (municipality, zaak, id);
select meent_tenant_table('zaken_klantcontact');

create table zaken_zaakcontactmoment (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  contactmoment text collate "C",
  primary key (municipality, id)
);
create unique index zaken_zaakcontactmoment_unique_1 on zaken_zaakcontactmoment (municipality, zaak, contactmoment) include (id);
create index zaken_zaakcontactmoment_contactmoment on zaken_zaakcontactmoment (municipality, contactmoment, id);
select meent_tenant_table('zaken_zaakcontactmoment');

create table zaken_zaakverzoek (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  verzoek text collate "C",
  primary key (municipality, id)
);
create unique index zaken_zaakverzoek_unique_1 on zaken_zaakverzoek (municipality, zaak, verzoek) include (id);
create index zaken_zaakverzoek_verzoek on zaken_zaakverzoek (municipality, verzoek, id);
select meent_tenant_table('zaken_zaakverzoek');

create table zaken_zaaknotitie (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  onderwerp text collate "C",
  tekst text collate "C",
  aangemaakt_door text collate "C",
  notitie_type text collate "C",
  status text collate "C",
  aanmaakdatum timestamptz,
  wijzigingsdatum timestamptz,
  gerelateerd_aan uuid,
  voor_initiator boolean,
  primary key (municipality, id)
);
create index zaken_zaaknotitie_gerelateerd_aan on zaken_zaaknotitie (municipality, gerelateerd_aan, id);
create index zaken_zaaknotitie_aanmaakdatum on zaken_zaaknotitie (municipality, aanmaakdatum, id);
create index zaken_zaaknotitie_wijzigingsdatum on zaken_zaaknotitie (municipality, wijzigingsdatum, id);
select meent_tenant_table('zaken_zaaknotitie');
