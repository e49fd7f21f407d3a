-- What each mandate opens. Made from the declaration (npm run generate -- table mandaatthema).
create table mandaten_thema (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  identificatie text collate "C",
  primary key (municipality, id)
);
create unique index mandaten_thema_unique_1 on mandaten_thema (municipality, identificatie);
select meent_tenant_table('mandaten_thema');
