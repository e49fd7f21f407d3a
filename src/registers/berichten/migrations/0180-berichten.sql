-- The message box, generated from the declaration (npm run generate -- table NAME).

create table berichten_bericht (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  zaak uuid,
  verzonden timestamptz,
  gelezen timestamptz,
  ontvanger text collate "C",
  subjects text[] collate "C",
  primary key (municipality, id)
);
create index berichten_bericht_ontvanger_verzonden on berichten_bericht (municipality, ontvanger, verzonden, id);
create index berichten_bericht_zaak on berichten_bericht (municipality, zaak, id);
select meent_tenant_table('berichten_bericht');
