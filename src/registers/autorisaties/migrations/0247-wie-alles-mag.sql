-- expand
-- The last day of rights that have one: those of one employee.
alter table applicatie add column laatste_dag date;

-- The sequencer hands notifications of shielded records to those alone who may do everything. It reads who that is, and no secret.
create policy log on applicatie to meent_log using (true);
grant select (municipality, id, version, body, body_version) on applicatie to meent_log;
