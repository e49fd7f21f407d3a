-- expand
-- Which sources are used side by side, why and by whom (docs/decisions/0043).
create table activiteiten_combinatie (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  identificatie text collate "C",
  begin_geldigheid date,
  ontvangers text[] collate "C",
  primary key (municipality, id)
);
create unique index activiteiten_combinatie_unique_1 on activiteiten_combinatie (municipality, identificatie, begin_geldigheid);
select meent_tenant_table('activiteiten_combinatie');
