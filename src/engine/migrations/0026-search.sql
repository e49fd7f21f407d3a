-- Full-text search. One row of words per record that can be found; what it says is read from the record itself, and so
-- are its rights. The words that start with a mark and a colon are no words of anybody: they narrow a search in the index
-- to a municipality, a kind, a type and the like (src/engine/search/marks.ts).
create table engine_search (
  municipality integer not null,
  id uuid not null,
  resource text collate "C" not null,
  words tsvector not null,
  primary key (municipality, id)
);
create index engine_search_words on engine_search using gin (words);
select meent_tenant_table('engine_search');

-- How far the index has come among the numbered changes, and in which layout it is. Another layout begins anew.
create table engine_search_cursor (
  municipality integer primary key,
  layout integer not null,
  number bigint not null
);
select meent_tenant_table('engine_search_cursor');

-- With row-level security `@@` loses its index, so these functions look past it. The municipality is given and must be that
-- of the connection. They name records and show nothing: who may see them is decided by the statement around them.

/* Records with these words, in no order, up to a number of them. */
create function engine_search_some(of_municipality int, within tsquery, wanted tsquery, most int)
returns table (id uuid, resource text, rank real)
language sql stable security definer
set search_path = meent, pg_temp set enable_seqscan = off set enable_indexscan = off as $$
  select s.id, s.resource, ts_rank('{0.05, 0.2, 0.5, 1}', s.words, wanted) from engine_search s
  where s.words @@ (within && wanted) and numnode(wanted) > 0
    and s.municipality = of_municipality
    and s.municipality = nullif(current_setting('meent.municipality', true), '')::int
  limit most
$$;
grant execute on function engine_search_some(int, tsquery, tsquery, int) to meent_app;

/* The newest of many: a walk back in time is soon done, where the words are in many records. */
create function engine_search_newest(of_municipality int, within tsquery, wanted tsquery, most int)
returns table (id uuid, resource text, rank real)
language sql stable security definer
set search_path = meent, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
  select n.id, n.resource, ts_rank('{0.05, 0.2, 0.5, 1}', n.words, wanted) from (
    select s.* from engine_search s
    where (s.words @@ (within && wanted)) is true and numnode(wanted) > 0
      and s.municipality = of_municipality
      and s.municipality = nullif(current_setting('meent.municipality', true), '')::int
    order by s.id desc limit most) n
$$;
grant execute on function engine_search_newest(int, tsquery, tsquery, int) to meent_app;

/* Which part of the newest records has these words. */
create function engine_search_share(of_municipality int, within tsquery, wanted tsquery, newest int) returns double precision
language sql stable security definer
set search_path = meent, pg_temp set enable_seqscan = off set enable_bitmapscan = off as $$
  select coalesce(avg(case when n.words @@ (within && wanted) then 1.0 else 0 end), 0)::double precision from (
    select s.words from engine_search s
    where s.municipality = of_municipality
      and s.municipality = nullif(current_setting('meent.municipality', true), '')::int
    order by s.id desc limit newest) n
$$;
grant execute on function engine_search_share(int, tsquery, tsquery, int) to meent_app;
