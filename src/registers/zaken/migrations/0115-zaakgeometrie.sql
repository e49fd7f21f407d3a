-- Where a case is, and the function that finds cases in an area. The municipality is given and must be that of the
-- connection: the function sees past row-level security, under which a geometry operator would lose its index.

alter table zaken_zaak add column plaatsen polygon[];

create function zaken_zaak_bounds(places polygon[]) returns box
language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select box(point(max((b[0])[0]), max((b[0])[1])), point(min((b[1])[0]), min((b[1])[1])))
  from unnest(places) p, box(p) b
$$;
grant execute on function zaken_zaak_bounds(polygon[]) to meent_app;

create index zaken_zaak_plaatsen on zaken_zaak using gist (zaken_zaak_bounds(plaatsen)) where plaatsen is not null;

/* Cases of which every place lies inside one of the rings, and touches none of its holes. A millionth of a degree counts as nothing. */
create function zaken_zaak_within(of_municipality int, outer_rings polygon[], holes polygon[], hole_of int[]) returns setof uuid
language sql stable security definer set search_path = meent, pg_temp as $$
  select z.id from zaken_zaak z
  where z.municipality = of_municipality
    and z.municipality = nullif(current_setting('meent.municipality', true), '')::int
    and z.plaatsen is not null
    and zaken_zaak_bounds(z.plaatsen) && zaken_zaak_bounds(outer_rings)
    and not exists (
      select from unnest(z.plaatsen) place where not exists (
        select from unnest(outer_rings) with ordinality a(ring, n)
        where a.ring @> place and not exists (
          select from unnest(holes, hole_of) h(hole, n) where h.n = a.n and h.hole && place)))
$$;
grant execute on function zaken_zaak_within(int, polygon[], polygon[], int[]) to meent_app;
