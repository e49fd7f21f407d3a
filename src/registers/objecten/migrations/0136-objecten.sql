-- Tables of the Objecten register, generated from the declarations (npm run generate -- table NAME).

create table objecten_object (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  type uuid,
  begint date,
  subjects text[] collate "C",
  primary key (municipality, id) include (type)
);
create index objecten_object_begint on objecten_object (municipality, begint, id) include (type);
select meent_tenant_table('objecten_object');

create table objecten_record (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  object uuid,
  type uuid,
  nummer integer,
  type_version integer,
  start_at date,
  end_at date,
  registration_at date,
  laatste boolean,
  data jsonb,
  plaatsen polygon[],
  subjects text[] collate "C",
  primary key (municipality, id) include (type)
);
create unique index objecten_record_unique_1 on objecten_record (municipality, object, nummer);
-- A list walks these without looking at rows that it does not show.
create index objecten_record_object on objecten_record (municipality, object, id) include (type, nummer, start_at, laatste);
create index objecten_record_type_object on objecten_record (municipality, type, object, id) include (nummer, start_at, laatste);
select meent_tenant_table('objecten_record');
