-- expand
-- The lines of a load are those of an export, and whether what is made of them gets numbers of its own.
alter table meent_lading add column uitvoer boolean not null default false;
alter table meent_lading add column nieuwe_nummers boolean not null default false;
