-- How many rows went, moved between types and levels, or came in elsewhere than at the front: lists by id keep places to
-- begin at in memory, which hold as long as this number does (src/engine/rungs.ts).
alter table engine_count add column disturbed bigint not null default 0;
alter table engine_count_delta add column disturbed integer not null default 0;
