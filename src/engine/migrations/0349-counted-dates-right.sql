-- expand
-- Counters by date are asked only where they are known to be right: where a row here says so, and none in the table below does not.
-- The job that makes them right sets it (src/engine/right-dates.ts).
create table engine_dates_right (
  municipality integer not null,
  resource text collate "C" not null,
  at timestamptz not null default now(),
  -- Days whose number differed when it was looked last, though nobody had said that they might.
  wrong integer not null default 0,
  primary key (municipality, resource)
);
select meent_tenant_table('engine_dates_right', 'select, insert, update', 'select, delete');

-- Left by whoever writes without dates: a process of an earlier release, or somebody in the database. One row per statement, in its
-- transaction: what it wrote and that it did are seen at the same moment, and no writer waits for another.
create table engine_dates_missed (
  municipality integer not null,
  resource text collate "C" not null,
  ordinal bigint generated always as identity,
  primary key (municipality, resource, ordinal)
);
select meent_tenant_table('engine_dates_missed', 'select, insert, delete', 'select, insert, delete');

grant insert, update, delete on engine_count_date to meent_app;
grant execute on function engine_parts(int, int[], bigint[]), engine_parts_sum(bigint[], bigint[]) to meent_app;

/* On a table whose dates are counted: somebody wrote in it who does not say that the counters are kept. */
create function engine_dates_unkept() returns trigger language plpgsql set search_path = meent, pg_temp as $$
declare
  own constant int := nullif(current_setting('meent.municipality', true), '')::int;
begin
  if own is not null then
    insert into engine_dates_missed (municipality, resource) values (own, tg_argv[0]);
  else
    insert into engine_dates_missed (municipality, resource) select id, tg_argv[0] from municipality;
  end if;
  return null;
end $$;

/* Dates that were folded by one who does not know them are gone. */
create function engine_dates_lost() returns trigger language plpgsql set search_path = meent, pg_temp as $$
begin
  insert into engine_dates_missed (municipality, resource)
  select distinct municipality, resource from gone where fields is not null;
  return null;
end $$;

create trigger dates_lost after delete on engine_count_delta referencing old table as gone
for each statement when (coalesce(nullif(current_setting('meent.keeps', true), ''), '0')::int < 1)
execute function engine_dates_lost();

/* From now on this table tells who writes in it without keeping the counters of its dates. */
create function engine_keep_dates(name text, source regclass) returns void language plpgsql as $$
begin
  execute format($sql$create trigger dates_unkept after insert or update or delete or truncate on %s
for each statement when (coalesce(nullif(current_setting('meent.keeps', true), ''), '0')::int < 1)
execute function engine_dates_unkept(%L)$sql$, source, name);
end $$;
