-- The register of persons. Made from the declaration (npm run generate -- table persoon); a later change is a new migration.
create table personen_persoon (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  burgerservicenummer text collate "C",
  subjects text[] collate "C",
  primary key (municipality, id)
);
create unique index personen_persoon_unique_1 on personen_persoon (municipality, burgerservicenummer);
select meent_tenant_table('personen_persoon');
