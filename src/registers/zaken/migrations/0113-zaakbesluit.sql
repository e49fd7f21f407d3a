-- Generated from the declaration (npm run generate -- table zaakbesluit).

create table zaken_zaakbesluit (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  besluit uuid,
  primary key (municipality, id)
);
create unique index zaken_zaakbesluit_unique_1 on zaken_zaakbesluit (municipality, besluit);
create index zaken_zaakbesluit_zaak on zaken_zaakbesluit (municipality, zaak, id);
select meent_tenant_table('zaken_zaakbesluit');

alter table zaken_zaak add column zaakbesluiten uuid[];
