-- How far each reader of the numbered changes has come, per municipality.
create table engine_cursor (
  municipality integer not null,
  reader text collate "C" not null,
  number bigint not null,
  primary key (municipality, reader)
);
select meent_tenant_table('engine_cursor', 'select', 'select, insert, update');
