-- expand
-- What residents consented to (docs/decisions/0051). Made from the declaration (npm run generate -- table toestemming).
create table toestemmingen_toestemming (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  naam text collate "C",
  gegeven timestamptz,
  ingetrokken timestamptz,
  inwoner text collate "C",
  subjects text[] collate "C",
  geldt text collate "C",
  primary key (municipality, id)
);
create unique index toestemmingen_toestemming_unique_1 on toestemmingen_toestemming (municipality, geldt, inwoner);
create index toestemmingen_toestemming_inwoner_gegeven on toestemmingen_toestemming (municipality, inwoner, gegeven, id);
create index toestemmingen_toestemming_naam on toestemmingen_toestemming (municipality, naam, id);
select meent_tenant_table('toestemmingen_toestemming');
