-- expand
-- Rules of access, one row a version (docs/decisions/0038). Who proposed it and who decided are kept apart from their names,
-- with the application that named them: one person does not do both.
create table toegangsregel (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  identificatie text collate "C",
  versie bigint,
  status text collate "C",
  voorsteller text collate "C",
  voorsteller_via text collate "C",
  beslisser text collate "C",
  beslisser_via text collate "C",
  primary key (municipality, id)
);
create unique index toegangsregel_unique_1 on toegangsregel (municipality, identificatie, versie);
select meent_tenant_table('toegangsregel');
