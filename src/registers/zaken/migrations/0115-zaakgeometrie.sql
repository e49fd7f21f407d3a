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

-- The cases that are there.
create function zaken_ring(positions jsonb) returns polygon language sql immutable as $$
  select ('(' || string_agg('(' || (p ->> 0) || ',' || (p ->> 1) || ')', ',' order by n) || ')')::polygon
  from jsonb_array_elements(positions) with ordinality as t(p, n)
$$;
-- A line goes there and back, so that no side closes it.
create function zaken_line(positions jsonb) returns polygon language sql immutable as $$
  select zaken_ring(positions || coalesce((
    select jsonb_agg(p order by n desc) from jsonb_array_elements(positions) with ordinality as t(p, n)
    where n > 1 and n < jsonb_array_length(positions)), '[]'))
$$;
create function zaken_places(geometry jsonb) returns polygon[] language plpgsql immutable as $$
declare
  c constant jsonb := geometry -> 'coordinates';
begin
  return case geometry ->> 'type'
    when 'Point' then array[zaken_ring(jsonb_build_array(c))]
    when 'MultiPoint' then (select array_agg(zaken_ring(jsonb_build_array(p))) from jsonb_array_elements(c) p)
    when 'LineString' then array[zaken_line(c)]
    when 'MultiLineString' then (select array_agg(zaken_line(l)) from jsonb_array_elements(c) l)
    when 'Polygon' then array[zaken_ring(c -> 0)]
    when 'MultiPolygon' then (select array_agg(zaken_ring(p -> 0)) from jsonb_array_elements(c) p)
    when 'GeometryCollection' then
      (select array_agg(place) from jsonb_array_elements(geometry -> 'geometries') g, unnest(zaken_places(g)) place)
  end;
end $$;

-- Two control characters of stored bodies are no JSON: they stand for the address and around sealed values.
update zaken_zaak set plaatsen = zaken_places(translate(body, E'\x01\x02', '')::jsonb -> 'zaakgeometrie')
where body like '%"zaakgeometrie":{%';

drop function zaken_places(jsonb);
drop function zaken_line(jsonb);
drop function zaken_ring(jsonb);
