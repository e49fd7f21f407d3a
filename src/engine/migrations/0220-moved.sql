-- What was taken over from another installation: it is no news, so nothing follows from it by itself.
alter table engine_change add column moved boolean not null default false;

-- The history that a record had there, line by line as the other installation told it, sealed whole: it may hold a BSN.
create table engine_moved_history (
  municipality integer not null,
  main_resource text collate "C" not null,
  main uuid not null,
  id uuid not null,
  source text collate "C" not null,
  at timestamptz not null,
  sealed text not null,
  primary key (municipality, main, id)
);
select meent_tenant_table('engine_moved_history', 'select, insert');

-- It goes with the record.
create or replace function engine_forget(tenant integer, mains uuid[]) returns integer
language sql volatile security definer set search_path = meent, pg_temp as $$
  with answers as (
    delete from engine_idempotency
    where municipality = tenant and tenant = nullif(current_setting('meent.municipality', true), '')::integer
      and main = any(mains)),
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
