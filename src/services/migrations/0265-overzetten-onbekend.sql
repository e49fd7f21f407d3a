-- expand
-- Fields of the source without a place here, of each record with how often they were filled in: a round that finds all of it as it
-- was says so too.
alter table overzetten_record add column onbekend jsonb not null default '{}';
