-- expand
-- Every body says by which version of its declaration it was rendered (docs/decisions/0014). All tables of registers: they
-- are those with a record and its body. A default that is a constant rewrites no row.
do $$
declare
  one regclass;
begin
  for one in
    select c.oid from pg_class c
    where c.relnamespace = 'meent'::regnamespace and c.relkind = 'r'
      and (select count(*) from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
        and a.attname in ('municipality', 'id', 'version', 'body')) = 4
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'body_version')
    order by c.relname
  loop
    execute format('alter table %s add column body_version smallint not null default 1', one);
  end loop;
end $$;
