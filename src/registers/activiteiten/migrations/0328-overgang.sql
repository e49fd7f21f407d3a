-- expand
-- Applications that read two sources together before there was a register of combinations go on for three months, and that
-- is said in the register (docs/decisions/0043). Here stands for which municipalities that is still to be written down: those
-- that were there and registered nothing. One that comes later begins with what it registers.
alter table activiteiten_combinatie add column overgang boolean;

create table activiteiten_overgang (
  municipality integer not null,
  done_at timestamptz,
  primary key (municipality)
);
select meent_tenant_table('activiteiten_overgang', null, 'select, update');
insert into activiteiten_overgang (municipality)
select m.id from municipality m where not exists (select from activiteiten_combinatie c where c.municipality = m.id);
