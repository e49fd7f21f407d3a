-- expand
-- Decisions that other systems asked for (Authorization Decision Log, docs/decisions/0038). Who answers may add and read; nobody
-- changes one, and only the role of the log takes away what is past its time.

-- Rules and rights that decisions rest on, once each, by the digest of what they say.
create table access_source (
  municipality integer not null,
  digest text collate "C" not null,
  body text not null,
  primary key (municipality, digest)
);
select meent_tenant_table('access_source', 'select, insert', 'select, delete');

create table access_decision (
  municipality integer not null,
  id uuid not null,
  at timestamptz not null,
  -- As in the standard: access_evaluation or access_evaluations.
  type text collate "C" not null,
  trace_id text collate "C" not null,
  span_id text collate "C" not null,
  -- Client id of the application that asked.
  asked_by text collate "C" not null,
  -- JSON text. Of people there are pseudonyms alone.
  request text not null,
  response text not null,
  -- What it takes to decide again; empty where nothing was decided.
  information text,
  rules text collate "C",
  rights text collate "C",
  primary key (municipality, id)
);
create index access_decision_at on access_decision (municipality, at, id);
create index access_decision_rules on access_decision (municipality, rules);
create index access_decision_rights on access_decision (municipality, rights);
select meent_tenant_table('access_decision', 'select, insert', 'select, delete');
