-- Whom a change was about when it was made. Somebody who has no part in a record any more is still in its history, and
-- must see it when that is read.
alter table engine_change add column subjects jsonb not null default '[]';

-- The main record of an answer that is kept to be given again: it goes when that is destroyed.
alter table engine_idempotency add column main uuid;
create index engine_idempotency_main on engine_idempotency (municipality, main);

create or replace function engine_forget(tenant integer, mains uuid[]) returns integer
language sql volatile security definer set search_path = meent, pg_temp as $$
  with answers as (
    delete from engine_idempotency
    where municipality = tenant and tenant = nullif(current_setting('meent.municipality', true), '')::integer
      and main = any(mains)),
  forgotten as (
    update engine_change set after = null, label = '', remark = '', user_id = '', user_label = '', subjects = '[]'
    where municipality = tenant and tenant = nullif(current_setting('meent.municipality', true), '')::integer
      and main = any(mains) and action <> 'delete'
    returning 1)
  select count(*)::integer from forgotten
$$;
