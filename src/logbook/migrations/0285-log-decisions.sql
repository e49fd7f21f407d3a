-- Expand: what is decided about the log itself. Lines that are erased, withheld or held, and for how long lines are kept.
-- See docs/decisions/0040-what-may-be-erased.md.

-- Steps are added and never changed: no role of the program may update or delete one, and the entry of each step names its hash.
create table log_decision (
  municipality int not null,
  -- Of the entry of this step as well.
  id uuid not null,
  -- The step in canonical JSON (src/logbook/decisions.ts). All other columns are read from it, so that what is proven is what counts.
  said text collate "C" not null,
  -- Who took it, sealed.
  employee text collate "C" not null,
  -- A keyed hash of the rest: who writes in this table past the program withholds nothing.
  mark text collate "C" not null,
  decision uuid generated always as ((said::jsonb ->> 'decision')::uuid) stored not null,
  step text collate "C" generated always as (said::jsonb ->> 'step') stored not null check (step in ('voorstel', 'besluit', 'einde')),
  kind text collate "C" generated always as (said::jsonb ->> 'kind') stored not null check (kind in ('wissen', 'onthouden', 'vasthouden', 'termijn')),
  -- Whom it is about, where it is about somebody: keyed hash of the BSN.
  subject text collate "C" generated always as (said::jsonb ->> 'subject') stored,
  resource text collate "C" generated always as (said::jsonb ->> 'resource') stored,
  record text collate "C" generated always as (said::jsonb ->> 'record') stored,
  -- Keyed hash of who took the step, another one for each decision.
  person text collate "C" generated always as (said::jsonb ->> 'person') stored not null,
  primary key (municipality, id),
  unique (municipality, decision, step)
);
-- One person does not take both steps, whatever the program thinks.
create unique index log_decision_by_two on log_decision (municipality, decision, person) where step <> 'einde';
create index log_decision_subject on log_decision (municipality, subject) where subject is not null;
create index log_decision_record on log_decision (municipality, record) where record is not null;
select meent_tenant_table('log_decision', 'select, insert', 'select');

-- Entries of the log that name what is erased, and when that was done: after they are under a signed head.
create table log_erasure (
  municipality int not null,
  entry uuid not null,
  decision uuid not null,
  -- All that this decision is about was named by then.
  last boolean not null,
  done_at timestamptz,
  primary key (municipality, entry)
);
create index log_erasure_decision on log_erasure (municipality, decision);
create index log_erasure_open on log_erasure (municipality, entry) where done_at is null;
select meent_tenant_table('log_erasure', 'select, insert', 'select, update');

-- Of each place that lost a line: which, and the position of the entry that says so. Written by log_erase alone.
create table log_erased (
  municipality int not null,
  position bigint not null,
  by bigint not null,
  lines int[] not null,
  primary key (municipality, position, by)
);
select meent_tenant_table('log_erased', 'select', 'select');

/* Whether a line must stay: somebody asks about it, objects, or a court or supervisor wants it. */
create function log_held(of_municipality int, of_subject text, of_resource text, of_record text) returns boolean
language sql stable security definer set search_path = meent, pg_temp as $$
  select exists (
    select from log_decision d
    where d.municipality = of_municipality and d.kind = 'vasthouden' and d.step = 'besluit'
      and (d.subject = of_subject or (d.resource = of_resource and d.record = of_record))
      and not exists (select from log_decision e where e.municipality = d.municipality and e.decision = d.decision and e.step = 'einde'))
$$;
grant execute on function log_held(int, text, text, text) to meent_log;

/*
 * Puts the hash of lines in their place, as the entry at this position of the log says: `places` are `position.line,line`.
 * The entry has to stand under a signed head, and its decision has to be of two people; nothing else is taken from the caller.
 * Returns the lines that went, so that the lists of people can follow in the same transaction.
 */
create function log_erase(of_municipality int, of_position bigint)
returns table (erased_position bigint, erased_line int, erased_subject text)
language plpgsql security definer set search_path = meent, pg_temp as $$
declare
  erasure jsonb;
  token text;
  at_position bigint;
  number int;
  found_commit uuid;
  place int;
  entries text[];
  parts text[];
  line text[];
  gone int[];
begin
  select split_part(split_part(c.data, E'\n\n', (of_position - p.position)::int + 1), E'\n', 1)::jsonb into erasure
  from (select * from log_position where municipality = of_municipality and position <= of_position order by position desc limit 1) p
  join log_commit c on c.municipality = of_municipality and c.id = p.commit
  where p.position + p.entries > of_position;
  if erasure ->> 'operation' is distinct from 'logboek.wissen' or erasure -> 'erased' is null then
    raise exception 'position % is no erasure', of_position using errcode = 'MT010';
  end if;
  if not exists (select from log_checkpoint where municipality = of_municipality and size > of_position) then
    raise exception 'the erasure at % is under no signed head', of_position using errcode = 'MT011';
  end if;
  if (select count(distinct d.person) from log_decision d where d.municipality = of_municipality
      and d.decision = (erasure -> 'erased' ->> 'decision')::uuid and d.kind = 'wissen' and d.step in ('voorstel', 'besluit')) < 2
    or exists (select from log_decision d where d.municipality = of_municipality
      and d.decision = (erasure -> 'erased' ->> 'decision')::uuid and d.step = 'einde') then
    raise exception 'the erasure at % was not decided by two people', of_position using errcode = 'MT012';
  end if;
  foreach token in array string_to_array(erasure -> 'erased' ->> 'places', ' ') loop
    at_position := split_part(token, '.', 1)::bigint;
    if at_position >= of_position then
      raise exception 'an erasure is of what was there before it' using errcode = 'MT013';
    end if;
    select c.id, (at_position - p.position)::int, string_to_array(c.data, E'\n\n') into found_commit, place, entries
    from (select * from log_position where municipality = of_municipality and position <= at_position order by position desc limit 1) p
    join log_commit c on c.municipality = of_municipality and c.id = p.commit
    where p.position + p.entries > at_position
    for update of c;
    parts := string_to_array(entries[place + 1], E'\n');
    if parts is null or parts[1]::jsonb -> 'erased' is not null then
      raise exception 'there is nothing to erase at %', at_position using errcode = 'MT014';
    end if;
    gone := '{}';
    foreach number in array string_to_array(split_part(token, '.', 2), ',')::int[] loop
      if parts[number + 2] is null then
        raise exception 'there is no line % at %', number, at_position using errcode = 'MT014';
      end if;
      line := string_to_array(parts[number + 2], ' ');
      continue when array_length(line, 1) = 1;
      if log_held(of_municipality, line[2], line[3], line[4]) then
        raise exception 'line % at % is held', number, at_position using errcode = 'MT015';
      end if;
      parts[number + 2] := encode(sha256('\x00'::bytea || convert_to(
        '{"id":"' || line[4] || '","resource":"' || line[3] || '","salt":"' || line[1] || '","subject":"' || line[2] || '"}', 'UTF8')), 'hex');
      gone := gone || number;
      erased_position := at_position;
      erased_line := number;
      erased_subject := line[2];
      return next;
    end loop;
    continue when gone = '{}';
    entries[place + 1] := array_to_string(parts, E'\n');
    update log_commit set data = array_to_string(entries, E'\n\n') where municipality = of_municipality and id = found_commit;
    insert into log_erased (municipality, position, by, lines) values (of_municipality, at_position, of_position, gone);
  end loop;
end $$;
grant execute on function log_erase(int, bigint) to meent_log;

/*
 * Who acted is kept as long as two people decided, and half a year at least: the period is read here, so that nobody can
 * name a shorter one. Returns of how many commits it went.
 */
create function log_forget_actors(of_municipality int) returns bigint
language plpgsql security definer set search_path = meent, pg_temp as $$
declare
  period interval;
  gone bigint;
begin
  select greatest((v.said::jsonb ->> 'period')::interval, interval '6 months') into period
  from log_decision d join log_decision v on v.municipality = d.municipality and v.decision = d.decision and v.step = 'voorstel'
  where d.municipality = of_municipality and d.kind = 'termijn' and d.step = 'besluit' and v.said::jsonb ->> 'of' = 'medewerkers'
    and not exists (select from log_decision e where e.municipality = d.municipality and e.decision = d.decision and e.step = 'einde')
  order by d.id desc limit 1;
  if period is null then return 0; end if;
  delete from log_actor where municipality = of_municipality and at < now() - period;
  get diagnostics gone = row_count;
  return gone;
end $$;
grant execute on function log_forget_actors(int) to meent_log;

-- The privacy officer may ask who acted; the program opens one name at a time, and says so in the log.
create policy log on log_actor to meent_log using (true) with check (false);
grant select on log_actor to meent_log;
