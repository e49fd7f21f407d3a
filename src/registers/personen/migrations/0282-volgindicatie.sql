-- Who follows whom. Made from the declaration (npm run generate -- table volgindicatie).
create table personen_volgindicatie (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  einddatum date,
  volger text collate "C",
  persoon uuid,
  subject text collate "C",
  subjects text[] collate "C",
  primary key (municipality, id)
);
create unique index personen_volgindicatie_unique_1 on personen_volgindicatie (municipality, volger, subject);
create index personen_volgindicatie_volger_persoon on personen_volgindicatie (municipality, volger, persoon, id);
create index personen_volgindicatie_persoon on personen_volgindicatie (municipality, persoon, id);
select meent_tenant_table('personen_volgindicatie');
