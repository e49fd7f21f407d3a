-- What is destroyed leaves nothing behind: what the record said before, who was in it, answers that are kept to be given
-- again, the words by which it is found, and its history elsewhere; in the same transaction (zrc-023). That it was there, and
-- that it went, stays: subscribers are still to be told, and a copy elsewhere must hear of it.
create function engine_forget(tenant integer, mains uuid[]) returns integer
language sql volatile security definer set search_path = meent, pg_temp as $$
  with answers as (
    delete from engine_idempotency
    where municipality = tenant and tenant = nullif(current_setting('meent.municipality', true), '')::integer
      and main = any(mains)),
  words as (
    delete from engine_search
    where municipality = tenant and tenant = nullif(current_setting('meent.municipality', true), '')::integer
      and id = any(mains)),
  moved as (
    delete from engine_moved_history
    where municipality = tenant and tenant = nullif(current_setting('meent.municipality', true), '')::integer
      and main = any(mains)),
  forgotten as (
    update engine_change set after = null, label = '', remark = '', user_id = '', user_label = '', subjects = '[]'
    where municipality = tenant and tenant = nullif(current_setting('meent.municipality', true), '')::integer
      and main = any(mains) and action <> 'delete'
    returning 1)
  select count(*)::integer from forgotten
$$;
grant execute on function engine_forget to meent_app;
