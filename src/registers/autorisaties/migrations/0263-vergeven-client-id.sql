-- Client ids that an application gave up. Made from the declaration; a later change is a new migration.
create table autorisaties_vergeven_client_id (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  primary key (municipality, id)
);
select meent_tenant_table('autorisaties_vergeven_client_id');
