-- expand
-- Requests of residents about their own data, and what stands still because of one (docs/decisions/0052).
create table avgverzoeken_avgverzoek (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  zaak uuid,
  soort text collate "C",
  activiteit text collate "C",
  stand text collate "C",
  ontvangen date,
  uiterlijk date,
  uitkomst text collate "C",
  besluit uuid,
  voorsteller text collate "C",
  voorsteller_via text collate "C",
  beslisser text collate "C",
  beslisser_via text collate "C",
  vasthouding uuid,
  primary key (municipality, id)
);
create index avgverzoeken_avgverzoek_zaak on avgverzoeken_avgverzoek (municipality, zaak, id);
create index avgverzoeken_avgverzoek_ontvangen on avgverzoeken_avgverzoek (municipality, ontvangen, id);
create index avgverzoeken_avgverzoek_stand_uiterlijk on avgverzoeken_avgverzoek (municipality, stand, uiterlijk, id);
select meent_tenant_table('avgverzoeken_avgverzoek');

create table avgverzoeken_gegevensbeperking (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  zaak uuid,
  activiteit text collate "C",
  subject text collate "C",
  primary key (municipality, id)
);
create unique index avgverzoeken_gegevensbeperking_unique_1 on avgverzoeken_gegevensbeperking (municipality, zaak, activiteit);
select meent_tenant_table('avgverzoeken_gegevensbeperking');
