-- Whom a change was about when it was made. Somebody who has no part in a record any more is still in its history, and
-- must see it when that is read.
alter table engine_change add column subjects jsonb not null default '[]';

-- The main record of an answer that is kept to be given again: it goes when that is destroyed.
alter table engine_idempotency add column main uuid;
create index engine_idempotency_main on engine_idempotency (municipality, main);
