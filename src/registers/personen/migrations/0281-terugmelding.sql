-- Doubts about data of the BRP. Made from the declaration (npm run generate -- table terugmelding).
create table personen_terugmelding (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  status text collate "C",
  ontvangen timestamptz,
  afgedaan timestamptz,
  subject text collate "C",
  subjects text[] collate "C",
  primary key (municipality, id)
);
create index personen_terugmelding_ontvangen on personen_terugmelding (municipality, ontvangen, id);
create index personen_terugmelding_status_ontvangen on personen_terugmelding (municipality, status, ontvangen, id);
create index personen_terugmelding_subject on personen_terugmelding (municipality, subject, id);
select meent_tenant_table('personen_terugmelding');
