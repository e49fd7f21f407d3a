-- The logbook: what every answer did with personal data. Written once, never changed: no role but the owner of the
-- schema may update or delete an entry. See docs/decisions/0005-logbook-merkle.md.

-- Entries as they were committed, those of one commit in one row: a row, its parameters and its places in indexes for each
-- entry cost more than all else of it. See docs/decisions/0024-log-commits.md.
create table log_commit (
  municipality int not null,
  -- The id of its first entry (UUIDv7), so that commits stand in the order of time.
  id uuid not null,
  -- The entries with an empty line between them (src/logbook/packed.ts). Of each the first line is its preimage, canonical JSON
  -- (RFC 8785) without personal data, of which the hash is its leaf in the log. Then `salt subject resource id` per data
  -- subject; without its salt a line can no longer be tied to the tree.
  data text collate "C" not null,
  primary key (municipality, id)
) with (toast_tuple_target = 8160);
-- Salts and hashes do not compress.
alter table log_commit alter column data set storage external;
select meent_tenant_table('log_commit', 'select, insert', 'select');

-- Which employees acted: apart from the entries, sealed, with a retention of its own (LDV lines carry no employee). A line
-- `place employee` for each entry of the commit in which one did; places count from 0.
create table log_actor (
  municipality int not null,
  commit uuid not null,
  at timestamptz not null,
  employees text collate "C" not null,
  primary key (municipality, commit)
);
select meent_tenant_table('log_actor', 'insert');

-- Commits without a number yet, how many entries they have, and their mark: a keyed hash of the preimages, so that only what
-- the program stored gets a number (src/logbook/mark.ts). Narrow, because each row lives for a fraction of a second.
create table log_queue (
  municipality int not null,
  commit uuid not null,
  entries int not null check (entries > 0),
  mark text collate "C" not null,
  primary key (municipality, commit)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
select meent_tenant_table('log_queue', 'select, insert', 'select, delete');

-- The entries of a commit stand in the log one behind the other, from this position.
create table log_position (
  municipality int not null,
  position bigint not null check (position >= 0),
  entries int not null check (entries > 0),
  commit uuid not null,
  -- With the commit: who looked leads from places in the log to entries, hundreds at once.
  primary key (municipality, position) include (commit),
  unique (municipality, commit)
);
select meent_tenant_table('log_position', 'select', 'select, insert');

-- Each entry as a row, for who reads the log with SQL. The program reads commits.
create view log_entry with (security_invoker = true) as
select c.municipality, p.position + e.place - 1 as position, c.id as commit, (e.place - 1)::int as place,
  (said ->> 'id')::uuid as id, (said ->> 'at')::timestamptz as at, said ->> 'activity' as activity, said ->> 'operation' as operation,
  said ->> 'kind' as kind, preimage, substr(entry, length(preimage) + 2) as lines
from log_commit c
left join log_position p on p.municipality = c.municipality and p.commit = c.id
cross join lateral string_to_table(c.data, E'\n\n') with ordinality as e (entry, place)
cross join lateral split_part(entry, E'\n', 1) as preimage
cross join lateral (select preimage::jsonb as said) s;
grant select on log_entry to meent_app, meent_log, meent_report;

-- Tiles of C2SP tlog-tiles. A partial tile is a prefix of what it becomes, so a row grows until it is 8,192 bytes.
create table log_tile (
  municipality int not null,
  level smallint not null check (level between 0 and 63),
  index bigint not null check (index >= 0),
  data bytea not null check (length(data) % 32 = 0 and length(data) between 32 and 8192),
  primary key (municipality, level, index)
);
-- Hashes do not compress.
alter table log_tile alter column data set storage external;
select meent_tenant_table('log_tile', 'select', 'select, insert, update');

-- Signed heads; of each minute the last one is kept. The newest row is the head of the log.
create table log_checkpoint (
  municipality int not null,
  minute timestamptz not null,
  size bigint not null check (size > 0),
  root bytea not null check (length(root) = 32),
  note text collate "C" not null,
  primary key (municipality, minute)
);
select meent_tenant_table('log_checkpoint', 'select', 'select, insert, update');

-- In which entries a resident is, many lines to a row: `subject position.line position.line` between newlines, of entries
-- from `first` up to but not including `until`. Bucket -1 has the newest of everybody. What an entry says stands there alone.
create table log_subject (
  municipality int not null,
  bucket smallint not null,
  until bigint not null,
  first bigint not null,
  lines int not null check (lines > 0),
  data text collate "C" not null,
  primary key (municipality, bucket, until)
) with (toast_tuple_target = 8160, autovacuum_vacuum_insert_scale_factor = 0.02);
-- Hashes do not compress.
alter table log_subject alter column data set storage external;
select meent_tenant_table('log_subject', 'select', 'select, insert, delete');

-- Commits that waited and got no number: deleted, changed, put in past the program, or queued again. Each is an alarm.
create table log_refused (
  municipality int not null,
  commit uuid not null,
  why text collate "C" not null check (why in ('deleted', 'edited', 'again')),
  at timestamptz not null,
  primary key (municipality, commit, why)
);
select meent_tenant_table('log_refused', 'select', 'select, insert');
