-- What was taken over from another installation: it is no news, so nothing follows from it by itself.
alter table engine_change add column moved boolean not null default false;

-- The history that a record had there, line by line as the other installation told it, sealed whole: it may hold a BSN.
create table engine_moved_history (
  municipality integer not null,
  main_resource text collate "C" not null,
  main uuid not null,
  id uuid not null,
  source text collate "C" not null,
  at timestamptz not null,
  sealed text not null,
  primary key (municipality, main, id)
);
select meent_tenant_table('engine_moved_history', 'select, insert');
