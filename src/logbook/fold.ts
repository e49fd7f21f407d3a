/**
 * Keeps the lists of people short to read: rows of what was numbered lately are joined while they hold few lines, and split
 * over buckets when together they hold many. Runs in the transaction that numbers, so that nobody else writes these rows.
 */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { addPlaces, bucketOf, type Listed, parseListed, RECENT, renderListed } from './listed.ts';

export interface FoldLimits {
  /** So many lines are split over the buckets: some sixty to each. */
  readonly lines: number;
  /** A row with fewer lines is joined with its neighbours, when there are `mostSmall` of those. */
  readonly small: number;
  readonly mostSmall: number;
  /** How often to look: after so many rounds, or when so many lines came as are split. */
  readonly rounds: number;
}

const LIMITS: FoldLimits = { lines: 32_768, small: 2_048, mostSmall: 128, rounds: 64 };
/** Between two turns of the event loop. */
const LINES_A_TURN = 4_096;

interface RecentRow {
  readonly until: number;
  readonly first: number;
  readonly lines: number;
}

const SIZES: Statement = {
  name: 'log_recent_sizes',
  text: `select until, first, lines from log_subject where municipality = $1 and bucket = ${RECENT} order by until`,
};

const TAKE: Statement = {
  name: 'log_recent_take',
  text: `with taken as (delete from log_subject where municipality = $1 and bucket = ${RECENT} and until = any($2::bigint[]) returning until, data)
select data from taken order by until`,
};

export const LIST: Statement = {
  name: 'log_list',
  text: `insert into log_subject (municipality, bucket, until, first, lines, data)
select $1::int, bucket, $2::bigint, $3::bigint, lines, data from unnest($4::smallint[], $5::int[], $6::text[]) as t (bucket, lines, data)`,
};

export function createFolder(limits: FoldLimits = LIMITS) {
  const since = new Map<Municipality, { rounds: number; lines: number }>();

  /** @param lines that this round added. */
  return async function fold(tx: Queryable, municipality: Municipality, lines: number): Promise<void> {
    // After a start nothing is known: then it looks at once.
    const seen = since.get(municipality) ?? { rounds: limits.rounds, lines: 0 };
    seen.rounds += 1;
    seen.lines += lines;
    since.set(municipality, seen);
    if (seen.rounds < limits.rounds && seen.lines < limits.lines) return;
    since.set(municipality, { rounds: 0, lines: 0 });
    const rows = await tx.query<RecentRow>(SIZES, [municipality]);
    const total = rows.reduce((sum, row) => sum + row.lines, 0);
    const small = lastSmall(rows, limits.small);
    if (total >= limits.lines) await split(tx, municipality, rows);
    else if (small.length >= limits.mostSmall) await join(tx, municipality, small);
  };
}

/** Neighbours in the log, so that the rows stay apart. */
const lastSmall = (rows: readonly RecentRow[], small: number): readonly RecentRow[] =>
  rows.slice(rows.findLastIndex(({ lines }) => lines >= small) + 1);

async function join(tx: Queryable, municipality: Municipality, rows: readonly RecentRow[]): Promise<void> {
  const listed = await take(tx, municipality, rows);
  await tx.query(LIST, [municipality, ...rangeOf(rows), [RECENT], [sizeOf(listed)], [renderListed(listed)]]);
}

async function split(tx: Queryable, municipality: Municipality, rows: readonly RecentRow[]): Promise<void> {
  const listed = await take(tx, municipality, rows);
  const buckets = Map.groupBy(listed, ([subject]) => bucketOf(subject));
  await tx.query(LIST, [
    municipality,
    ...rangeOf(rows),
    [...buckets.keys()],
    [...buckets.values()].map(sizeOf),
    // Subjects and numbers need no escape.
    `{${[...buckets.values()].map((some) => `"${renderListed(some)}"`).join(',')}}`,
  ]);
}

async function take(tx: Queryable, municipality: Municipality, rows: readonly RecentRow[]): Promise<Listed> {
  const taken = await tx.query<{ data: string }>(TAKE, [municipality, rows.map(({ until }) => until)]);
  const listed: Listed = new Map();
  let count = 0;
  for (const { data } of taken)
    for (const [subject, places] of parseListed(data)) {
      addPlaces(listed, subject, places);
      count += 1;
      if (count % LINES_A_TURN === 0) await new Promise(setImmediate);
    }
  return listed;
}

const rangeOf = (rows: readonly RecentRow[]): readonly [until: number, first: number] => [
  rows.at(-1)!.until,
  rows[0]!.first,
];

function sizeOf(listed: Iterable<readonly [string, string]>): number {
  let count = 0;
  for (const [, places] of listed) count += places.split(' ').length;
  return count;
}
