-- expand
-- Whether the round looks at everything again, or only at what looks otherwise: one that was broken off goes on as it began, and is
-- none for who wants everything looked at.
alter table overzetten_bron add column alles boolean not null default true;
-- Fields of the source without a place here, of each record with how often they were filled in: a round that finds all of it as it
-- was says so too.
alter table overzetten_record add column onbekend jsonb not null default '{}';
