-- Which records are about somebody, for that person (AVG 15). As in 0137: under row-level security the operator of arrays would
-- lose its index, so the function sees past it, and is given the municipality, which must be that of the connection.

-- What is about nobody is not in it, and costs a write nothing.
create index objecten_record_subjects on objecten_record using gin (subjects) where cardinality(subjects) > 0;

create function objecten_record_about(of_municipality int, person text) returns setof uuid
language sql stable security definer set search_path = meent, pg_temp as $$
  select r.id from objecten_record r
  where r.subjects @> array[person collate "C"]
    and cardinality(r.subjects) > 0
    and r.municipality = of_municipality
    and r.municipality = nullif(current_setting('meent.municipality', true), '')::int
$$;
grant execute on function objecten_record_about(int, text) to meent_app;
