-- How many records there are per day of some of their dates, beside how many there are (src/engine/count-dates.ts): one row
-- per year with its months, and one per month with its days, so that a range is a few rows however many records are in it.
create table engine_count_date (
  municipality integer not null,
  resource text collate "C" not null,
  -- The column that holds the date.
  field text collate "C" not null,
  year smallint not null,
  -- 0: the whole year.
  month smallint not null,
  type uuid,
  level smallint,
  total bigint not null,
  -- Of a year its twelve months, of a month its days.
  parts bigint[] not null,
  unique nulls not distinct (municipality, resource, field, month, year, type, level)
) with (fillfactor = 70);
select meent_tenant_table('engine_count_date', 'select', 'select, insert, update');

-- What a delta adds by date: three lists beside each other, so that a write adds one row for all of its dates.
alter table engine_count_delta add column fields text[], add column days date[], add column amounts integer[];

-- Numbers at their places in a list of this length.
create function engine_parts(length int, places int[], amounts bigint[]) returns bigint[]
language sql immutable parallel safe as $$
  select array_agg(coalesce(s.amount, 0) order by i)
  from generate_series(1, length) i
  left join (select place, sum(amount)::bigint as amount from unnest(places, amounts) as p(place, amount) group by place) s on s.place = i
$$;

-- Two lists of one length, each place added.
create function engine_parts_sum(one bigint[], other bigint[]) returns bigint[]
language sql immutable parallel safe as $$
  select array_agg(a + b order by place) from unnest(one, other) with ordinality as p(a, b, place)
$$;

grant execute on function engine_parts(int, int[], bigint[]), engine_parts_sum(bigint[], bigint[]) to meent_log;

/* Counts what is in a table, for a resource that begins to be counted by these dates. Run by the owner, with nobody writing. */
create function engine_count_dates(name text, source regclass, type_column text, level_column text, date_columns text[])
returns void language plpgsql as $$
declare
  one text;
begin
  foreach one in array date_columns loop
    execute format($sql$
insert into engine_count_date (municipality, resource, field, year, month, type, level, total, parts)
select municipality, %L, %L, year, month, type, level, sum(amount), engine_parts(case month when 0 then 12 else 31 end, array_agg(part), array_agg(amount))
from (
  select municipality, type, level, extract(year from day)::smallint as year, x.month, x.part, sum(amount)::bigint as amount
  from (select municipality, %s as type, %s as level, %I as day, count(*) as amount from %s where %I is not null group by 1, 2, 3, 4) d
  cross join lateral (values (0::smallint, extract(month from day)::int), (extract(month from day)::smallint, extract(day from day)::int)) as x(month, part)
  group by 1, 2, 3, 4, 5, 6) p
group by municipality, year, month, type, level$sql$,
      name, one,
      case when type_column is null then 'null::uuid' else quote_ident(type_column) end,
      case when level_column is null then 'null::smallint' else quote_ident(level_column) end,
      one, source, one);
  end loop;
end $$;
