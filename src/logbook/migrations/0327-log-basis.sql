-- expand
-- The rights that entries rest on, once each, by the digest of what they say (docs/decisions/0054). An entry names the
-- digest in what is hashed, so a text that is changed here is no longer the one that it names. Who writes entries may add, and
-- say that one was used again; the role of the log takes away what was used too long ago.
create table log_basis (
  municipality integer not null,
  digest text collate "C" not null,
  body text not null,
  used_on date not null,
  primary key (municipality, digest)
);
create index log_basis_used on log_basis (municipality, used_on);
select meent_tenant_table('log_basis', 'select, insert', 'select, delete');
grant update (used_on) on log_basis to meent_app;
