-- The logbook: what every answer did with personal data. Written once, never changed: no role but the owner of the
-- schema may update or delete an entry. See docs/decisions/0005-logbook-merkle.md.

create table log_entry (
  municipality int not null,
  id uuid not null,
  at timestamptz not null,
  -- Copies of what the preimage says, to filter on; verification compares them.
  activity text collate "C" not null,
  operation text collate "C" not null,
  kind text collate "C" not null,
  -- Canonical JSON (RFC 8785) without personal data; `leaf` is its hash in the log.
  preimage text collate "C" not null,
  leaf bytea not null,
  -- `salt subject resource id` per data subject, each on a line; without its salt a line can no longer be tied to the tree.
  lines text collate "C" not null,
  primary key (municipality, id)
);
-- Salts and hashes do not compress.
alter table log_entry alter column lines set storage external;
select meent_tenant_table('log_entry', 'select, insert', 'select');

-- Which employee acted: apart from the entry, sealed, with a retention of its own (LDV lines carry no employee).
create table log_actor (
  municipality int not null,
  entry uuid not null,
  at timestamptz not null,
  employee text collate "C" not null,
  primary key (municipality, entry)
);
select meent_tenant_table('log_actor', 'insert');

-- Entries without a number yet. Narrow, because each row lives for a fraction of a second.
create table log_queue (
  municipality int not null,
  at timestamptz not null,
  entry uuid not null,
  primary key (municipality, at, entry)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
select meent_tenant_table('log_queue', 'insert', 'select, delete');

create table log_position (
  municipality int not null,
  position bigint not null check (position >= 0),
  entry uuid not null,
  -- With the entry: who looked leads from places in the log to entries, hundreds at once.
  primary key (municipality, position) include (entry),
  unique (municipality, entry)
);
select meent_tenant_table('log_position', 'select', 'select, insert');

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
