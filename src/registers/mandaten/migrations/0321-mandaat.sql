-- Who acts for whom. Made from the declaration (npm run generate -- table mandaat).
create table mandaten_mandaat (
  municipality integer not null,
  id uuid not null,
  version bigint not null,
  body text not null,
  body_version smallint not null default 1,
  soort text collate "C",
  status text collate "C",
  vanaf date,
  tot_en_met date,
  gemaakt_op timestamptz,
  voor text collate "C",
  door text collate "C",
  code text collate "C",
  code_tot timestamptz,
  invoerder text collate "C",
  invoerder_via text collate "C",
  subjects text[] collate "C",
  primary key (municipality, id)
);
create index mandaten_mandaat_gemaakt_op on mandaten_mandaat (municipality, gemaakt_op, id);
create index mandaten_mandaat_status_gemaakt_op on mandaten_mandaat (municipality, status, gemaakt_op, id);
create index mandaten_mandaat_voor on mandaten_mandaat (municipality, voor, id);
create index mandaten_mandaat_door on mandaten_mandaat (municipality, door, id) where door is not null;
create index mandaten_mandaat_code on mandaten_mandaat (municipality, code, id) where code is not null;
select meent_tenant_table('mandaten_mandaat');
