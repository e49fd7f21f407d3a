-- Applications and what they may do. Made from the declaration; a later change is a new migration.
create table applicatie (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  geheim text collate "C",
  activiteiten uuid[],
  primary key (municipality, id)
);
select meent_tenant_table('applicatie');
