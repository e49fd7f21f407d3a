-- Answers of a report that was not sent yet. The cookie holds a secret, the row its SHA-256; what was answered is sealed.
-- After a day, or when it was sent, the answers are gone.
create table portal_draft (
  municipality int not null references municipality,
  id bytea not null check (octet_length(id) = 32),
  sealed text not null,
  expires_at timestamptz not null,
  primary key (municipality, id)
);
create index portal_draft_expires on portal_draft (municipality, expires_at);
select meent_tenant_table('portal_draft');

-- Photos of such a report, encrypted with a key of their own that is sealed beside the name.
create table portal_draft_photo (
  municipality int not null,
  draft bytea not null,
  id uuid not null,
  sealed text not null,
  bytes integer not null check (bytes > 0),
  content bytea not null,
  primary key (municipality, draft, id),
  foreign key (municipality, draft) references portal_draft on delete cascade
);
select meent_tenant_table('portal_draft_photo');
