-- expand
-- Who is taking all that is held about them along: one of a person and few of a municipality at once, in all processes together.
-- A place is held for a minute and a half, and longer for as long as its process says so; who it is, is a digest of their hash.
create table mijn_uitvoer_beurt (
  municipality integer not null,
  plaats smallint not null,
  wie text collate "C" not null,
  houder uuid not null,
  tot timestamptz not null,
  primary key (municipality, plaats)
);
create unique index mijn_uitvoer_beurt_wie on mijn_uitvoer_beurt (municipality, wie);
select meent_tenant_table('mijn_uitvoer_beurt');
