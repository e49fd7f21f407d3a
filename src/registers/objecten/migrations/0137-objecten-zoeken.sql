-- How records are found by what is in them and by where they are. Both functions are given a municipality, which must be that
-- of the connection: they see past row-level security, under which operators of jsonb and geometry would lose their index.

/* The municipality is part of every path, so that an index on it holds what is equal in other municipalities apart. */
create function objecten_record_gegevens(of_municipality int, data jsonb) returns jsonb
language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select jsonb_build_object(of_municipality::text, data)
$$;
grant execute on function objecten_record_gegevens(int, jsonb) to meent_app;

create index objecten_record_data on objecten_record
  using gin (objecten_record_gegevens(municipality, data) jsonb_path_ops);

/* Records that hold all that one of the documents holds. */
create function objecten_record_holding(of_municipality int, documents jsonb[]) returns setof uuid
language sql stable security definer set search_path = meent, pg_temp as $$
  select r.id from unnest(documents) d
  join objecten_record r
    on objecten_record_gegevens(r.municipality, r.data) @> objecten_record_gegevens(of_municipality, d)
  where r.municipality = of_municipality
    and r.municipality = nullif(current_setting('meent.municipality', true), '')::int
$$;
grant execute on function objecten_record_holding(int, jsonb[]) to meent_app;

create function objecten_record_bounds(places polygon[]) returns box
language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select box(point(max((b[0])[0]), max((b[0])[1])), point(min((b[1])[0]), min((b[1])[1])))
  from unnest(places) p, box(p) b
$$;
grant execute on function objecten_record_bounds(polygon[]) to meent_app;

create index objecten_record_plaatsen on objecten_record using gist (objecten_record_bounds(plaatsen))
  where plaatsen is not null;

/* Records of which every place lies inside one of the rings, and touches none of its holes. A millionth of a degree counts as nothing. */
create function objecten_record_within(of_municipality int, outer_rings polygon[], holes polygon[], hole_of int[]) returns setof uuid
language sql stable security definer set search_path = meent, pg_temp as $$
  select r.id from objecten_record r
  where r.municipality = of_municipality
    and r.municipality = nullif(current_setting('meent.municipality', true), '')::int
    and r.plaatsen is not null
    and objecten_record_bounds(r.plaatsen) && objecten_record_bounds(outer_rings)
    and not exists (
      select from unnest(r.plaatsen) place where not exists (
        select from unnest(outer_rings) with ordinality a(ring, n)
        where a.ring @> place and not exists (
          select from unnest(holes, hole_of) h(hole, n) where h.n = a.n and h.hole && place)))
$$;
grant execute on function objecten_record_within(int, polygon[], polygon[], int[]) to meent_app;
