-- Processing activities (AVG 30). Made from the declaration; a later change is a new migration.
create table verwerkingsactiviteit (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  identificatie text collate "C",
  begin_geldigheid date,
  primary key (municipality, id)
);
create unique index verwerkingsactiviteit_unique_1 on verwerkingsactiviteit (municipality, identificatie, begin_geldigheid);
select meent_tenant_table('verwerkingsactiviteit');
