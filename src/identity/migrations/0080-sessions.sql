-- Who is logged in. The cookie holds a secret, the row only its SHA-256: a copy of the database opens no session.
-- Form tokens are derived from the session with a key outside the database, so that no secret of them is kept here.
create table session (
  municipality int not null references municipality,
  id bytea not null check (octet_length(id) = 32),
  kind text collate "C" not null check (kind in ('resident', 'employee')),
  level text collate "C" not null check (level in ('laag', 'substantieel', 'hoog')),
  -- Keyed hash of the BSN, or of the number of the employee.
  subject text collate "C" not null,
  sealed_name text not null,
  sealed_bsn text,
  -- Number, name, role and department as JSON.
  sealed_employee text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- The earlier of idle and absolute end.
  expires_at timestamptz not null check (expires_at > created_at),
  primary key (municipality, id),
  check ((kind = 'resident') = (sealed_bsn is not null)),
  check ((kind = 'employee') = (sealed_employee is not null))
);

create index session_expires on session (municipality, expires_at);

select meent_tenant_table('session');
