/** What verification reads, by pages, so that a log of any size is read in constant memory. */
import type { Municipality, Queryable, Statement } from '../../foundation/db/types.ts';
import { readCommits } from '../commits.ts';
import { bucketOf, parseListed, RECENT } from '../listed.ts';
import { type PackedEntry, unpackCommit } from '../packed.ts';
import type { Head } from '../tiles.ts';
import type { EntryRow } from './entry.ts';

const PAGE = 5_000;
/** No log is longer; what somebody wrote in its place is still a number here. */
const MOST = Number.MAX_SAFE_INTEGER - 2 ** 32;

/*
 * Goes along the tables as well as the tenants: a log of which only the tenant was deleted is still verified, and so is what
 * was put in for a tenant that is not there. The recursion steps from one municipality to the next, since PostgreSQL
 * reads every row for a plain distinct.
 */
const steps = (table: string): string => `(with recursive step (id) as (
  (select municipality from ${table} order by municipality limit 1)
  union all
  select (select municipality from ${table} where municipality > step.id order by municipality limit 1) from step where step.id is not null
)
select id from step where id is not null)`;

const TABLES = [
  'log_actor',
  'log_checkpoint',
  'log_commit',
  'log_decision',
  'log_position',
  'log_queue',
  'log_refused',
  'log_subject',
  'log_tile',
];

const MUNICIPALITIES: Statement = {
  text: `select id from municipality union ${TABLES.map(steps).join(' union ')} order by id`,
};

export const readMunicipalities = async (q: Queryable): Promise<Municipality[]> =>
  (await q.query<{ id: Municipality }>(MUNICIPALITIES)).map(({ id }) => id);

/** Entries of numbered commits. */
export interface EntryRows {
  /** Those of a range of positions. Who may take constraints away can give a position two entries. */
  readonly rows: readonly EntryRow[];
  /** Put in commits that begin in this range after those were numbered. */
  readonly added: readonly PackedEntry[];
}

export async function readEntries(
  q: Queryable,
  municipality: Municipality,
  from: number,
  to: number,
): Promise<EntryRows> {
  const rows: EntryRow[] = [];
  const added: PackedEntry[] = [];
  // From the commit before: one that was made longer reaches into this range, also when another begins where it does.
  for (const { position, entries, commit, data } of await readCommits(q, municipality, Math.max(from - 1, 0), to)) {
    const stored = data === null ? [] : unpackCommit(data);
    // One that says it has none still stands between a place and its entry.
    const end = Math.min(position + Math.max(entries, 1), to);
    for (let at = Math.max(position, from); at < end; at += 1)
      rows.push({ position: at, commit, place: at - position, of: entries, stored: stored[at - position] });
    if (position >= from && entries > 0) added.push(...stored.slice(entries));
  }
  return { rows, added };
}

const EXTENT: Statement = {
  name: 'log_verify_extent',
  text: `select coalesce((select max(least(position, ${MOST}) + entries) from log_position where municipality = $1 and position is not null), 0) as numbered,
  coalesce((select least(size, ${MOST}) from log_checkpoint where municipality = $1 and size is not null order by minute desc limit 1), 0) as signed`,
};

/** How many entries have a number, and how many the newest head covers, at one moment. */
export const readExtent = async (
  q: Queryable,
  municipality: Municipality,
): Promise<{ readonly numbered: number; readonly signed: number }> =>
  (await q.query<{ numbered: number; signed: number }>(EXTENT, [municipality]))[0]!;

const HEADS: Statement = {
  name: 'log_verify_heads',
  text: 'select minute, size, root, note from log_checkpoint where municipality = $1 and minute > $2::timestamptz order by minute limit $3',
};

export async function* readHeads(q: Queryable, municipality: Municipality): AsyncGenerator<Head> {
  for (let after: Date | '-infinity' = '-infinity'; ; ) {
    const rows: Head[] = await q.query<Head>(HEADS, [municipality, after, PAGE]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.minute;
  }
}

const LISTED: Statement = {
  name: 'log_verify_listed',
  text: `select bucket, least(first, ${MOST}) as first, least(until, ${MOST}) as until, coalesce(data, '') as data
from log_subject where municipality = $1 and until > $2::bigint and first < $3::bigint`,
};

/** A line in the list of a person. */
export interface ListedLine {
  readonly position: number;
  readonly line: number;
  readonly subject: string;
}

interface ListRow {
  readonly bucket: number;
  readonly first: number;
  readonly until: number;
  readonly data: string;
}

/**
 * What the lists of people say of a range of positions, where they are looked for: a place outside the range of its row is
 * on no page of that person. One statement: rows are joined and split meanwhile.
 */
export async function readListed(
  q: Queryable,
  municipality: Municipality,
  from: number,
  to: number,
): Promise<readonly ListedLine[]> {
  const found: ListedLine[] = [];
  for (const { bucket, first, until, data } of await q.query<ListRow>(LISTED, [municipality, from, to]))
    for (const [subject, places] of parseListed(data)) {
      if (bucket !== RECENT && bucket !== bucketOf(subject)) continue;
      for (const place of places.split(' ')) {
        const [position, line] = place.split('.').map(Number) as [number, number];
        if (position >= Math.max(from, first) && position < Math.min(to, until))
          found.push({ position, line, subject });
      }
    }
  return found;
}

const INSERTED: Statement = {
  name: 'log_verify_inserted',
  text: `select c.id as commit, case when lost then c.data end as data from (
  select c.*, not exists (select from log_position p where p.municipality = c.municipality and p.commit = c.id and p.position >= 0)
    and not exists (select from log_queue q where q.municipality = c.municipality and q.commit = c.id)
    and not exists (select from log_refused r where r.municipality = c.municipality and r.commit = c.id) as lost
  from log_commit c where c.municipality = $1 and c.id > $2::uuid order by c.id limit $3) c order by c.id`,
};

/** Entries of commits that have no number and do not wait for one; those that were refused are told as such (queue.ts). */
export async function* readInserted(q: Queryable, municipality: Municipality): AsyncGenerator<PackedEntry> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await q.query<{ commit: string; data: string | null }>(INSERTED, [municipality, after, PAGE]);
    for (const { data } of rows) if (data !== null) yield* unpackCommit(data);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.commit;
  }
}
