-- What every table of Meent stands on: who may come in, the tenants, and the two ways to declare a table.

grant usage on schema meent to meent_app, meent_log, meent_report;

-- A function may be called only by whom it is granted to: SECURITY DEFINER functions see more than their caller.
alter default privileges in schema meent revoke execute on functions from public;
alter default privileges revoke execute on functions from public;

create table municipality (
  -- Opaque: never derived from a municipal code, which ends when municipalities merge.
  id int primary key check (id > 0),
  created_at timestamptz not null default now()
);

-- Rises with each change of rights or catalogue; a statement that finds another epoch than its snapshot reloads.
create table municipality_epoch (
  municipality int primary key references municipality,
  epoch bigint not null default 1
);

-- What a municipality is called and known by, from date to date (valid_to exclusive).
create table municipality_attribute (
  municipality int not null references municipality,
  kind text collate "C" not null check (kind in ('naam', 'gemeentecode', 'oin', 'rsin', 'host', 'thema')),
  value text collate "C" not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (municipality, kind, value, valid_from)
);

-- A host leads to one municipality, and a code or number belongs to one at a time.
create unique index municipality_attribute_current on municipality_attribute (kind, value)
  where valid_to is null and kind in ('host', 'gemeentecode', 'oin', 'rsin');

/*
 * Declares a table of tenants: rows are visible and writable only in the municipality of the connection.
 * The sub-select makes PostgreSQL read the setting once per statement instead of once per row.
 * app_grants and log_grants name what meent_app and meent_log may do; meent_log crosses municipalities.
 */
create function meent_tenant_table(
  table_name text,
  app_grants text default 'select, insert, update, delete',
  log_grants text default null
) returns void language plpgsql as $$
declare
  own constant text := $own$municipality = (select nullif(current_setting('meent.municipality', true), '')::int)$own$;
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format('create policy tenant on %I to meent_app, meent_report using (%s) with check (%s)', table_name, own, own);
  execute format('create policy owner on %I to meent_migrate using (true) with check (true)', table_name);
  if app_grants is not null then
    execute format('grant %s on %I to meent_app', app_grants, table_name);
  end if;
  if log_grants is not null then
    execute format('create policy log on %I to meent_log using (true) with check (true)', table_name);
    execute format('grant %s on %I to meent_log', log_grants, table_name);
  end if;
end $$;

/* Declares a table of the node: no tenant's data in it, so no row-level security. */
create function meent_node_table(
  table_name text,
  app_grants text default 'select, insert, update, delete',
  log_grants text default null
) returns void language plpgsql as $$
begin
  if app_grants is not null then
    execute format('grant %s on %I to meent_app', app_grants, table_name);
  end if;
  if log_grants is not null then
    execute format('grant %s on %I to meent_log', log_grants, table_name);
  end if;
end $$;

-- The name of this database, which its data folder remembers. One row at most, made at the first start.
create table node_database (
  one boolean primary key default true check (one),
  id uuid not null default gen_random_uuid()
);

select meent_node_table('node_database', 'select, insert');
select meent_node_table('municipality', 'select, insert', 'select');
select meent_node_table('municipality_attribute', 'select, insert, update', 'select');
select meent_node_table('municipality_epoch', 'select, insert, update', 'select');
