-- Expand: of whom lines are held, the hashes under the other keys. A line keeps the hash of its time, so a hold that knew one
-- hash would let go what another key made. What stands here holds more lines, never fewer.
create table log_held_also (
  municipality int not null,
  decision uuid not null,
  subject text collate "C" not null,
  primary key (municipality, decision, subject)
);
create index log_held_also_subject on log_held_also (municipality, subject);
select meent_tenant_table('log_held_also', 'select, insert', 'select');
