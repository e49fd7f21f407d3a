-- expand
-- Access to a single case (docs/decisions/0021): who is named on it, and whether others see it.
create table zaken_toegang (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  zaak uuid,
  primary key (municipality, id)
);
select meent_tenant_table('zaken_toegang');

create table zaken_afscherming (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  zaak uuid,
  primary key (municipality, id)
);
create unique index zaken_afscherming_unique_1 on zaken_afscherming (municipality, zaak);
select meent_tenant_table('zaken_afscherming');
