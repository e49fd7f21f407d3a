-- expand
-- Of a record that was shielded when it changed: subscribers hear of it as far as they may see it.
alter table engine_change add column shielded boolean not null default false;
