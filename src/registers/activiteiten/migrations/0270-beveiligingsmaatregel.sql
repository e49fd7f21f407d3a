-- How the data of an activity is secured: beside the activity, because it is not public.
create table activiteiten_beveiligingsmaatregel (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  activiteit text collate "C",
  begin_geldigheid date,
  primary key (municipality, id)
);
create index activiteiten_beveiligingsmaatregel_activiteit on activiteiten_beveiligingsmaatregel (municipality, activiteit, id);
select meent_tenant_table('activiteiten_beveiligingsmaatregel');
