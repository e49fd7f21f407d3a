-- Tables of the Documenten register, generated from the declarations (npm run generate -- table NAME).
create table documenten_verzending (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  betrokkene text collate "C",
  informatieobject uuid,
  aard_relatie text collate "C",
  primary key (municipality, id)
);
create index documenten_verzending_informatieobject on documenten_verzending (municipality, informatieobject, id);
create index documenten_verzending_betrokkene on documenten_verzending (municipality, betrokkene, id);
select meent_tenant_table('documenten_verzending');
