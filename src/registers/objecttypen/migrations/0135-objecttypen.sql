-- Tables of the Objecttypen register, generated from the declarations (npm run generate -- table NAME).

create table objecttypen_objecttype (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  primary key (municipality, id)
);
select meent_tenant_table('objecttypen_objecttype');

create table objecttypen_versie (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  object_type uuid,
  nummer integer,
  primary key (municipality, id)
);
create unique index objecttypen_versie_unique_1 on objecttypen_versie (municipality, object_type, nummer);
select meent_tenant_table('objecttypen_versie');
