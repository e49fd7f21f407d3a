-- expand
-- A load of many cases: who began it, and who reads for it now. Which of its lines are there is seen by the ids of their
-- cases, which follow from the load and the number of the line (src/services/own/load-ids.ts).
create table meent_lading (
  municipality integer not null,
  id uuid not null,
  application text collate "C" not null,
  meldingen boolean not null,
  begonnen timestamptz not null default now(),
  holder uuid,
  held_until timestamptz not null default '-infinity',
  primary key (municipality, id)
);
-- Time and count are what the ids of its lines begin with: no two loads share them.
create unique index meent_lading_lines on meent_lading (municipality, left(id::text, 18) collate "C");
select meent_tenant_table('meent_lading');
