/**
 * Gives committed entries their place in the log: position, tiles, a signed head and the lines per subject, in one
 * transaction. A crash before its commit leaves everything in the queue; after it nothing is left to redo.
 */
import { now } from '../foundation/clock.ts';
import { DatabaseProblem } from '../foundation/db/problem.ts';
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { errorCode } from '../foundation/error-code.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import { continueFrom, type Known, LogDamaged } from './continue.ts';
import { countColumns, countEntries, countedSql } from './counts.ts';
import { createFolder, type FoldLimits } from './fold.ts';
import { linesBefore } from './generation.ts';
import { addEntry, type Listed, RECENT, renderListed } from './listed.ts';
import { signCheckpoint } from './merkle/checkpoint.ts';
import { edgeRoot, extend, type Tile } from './merkle/edge.ts';
import { type Hash, leafHash } from './merkle/hash.ts';
import { generationOf, signerOf } from './origin.ts';
import { type CheckedCommit, checkQueued, type Queued } from './queued.ts';
import { createRefusals, type Refusals } from './refused.ts';
import type { SequencerTask } from './sequencer.ts';
import type { Head } from './tiles.ts';
import type { Witness } from './witness.ts';

/** Entries of this municipality could not be stored with their number. */
export class NotNumbered extends Error {
  readonly municipality: Municipality;
  readonly code: string;

  constructor(municipality: Municipality, cause: unknown) {
    super(`the entries of municipality ${municipality} get no number`, { cause });
    this.name = 'NotNumbered';
    this.municipality = municipality;
    this.code = errorCode(cause);
  }
}

/** About so many entries in one transaction: keeps it well under a second, unless they have very many lines; then fewer follow. */
const LIMIT = 1_000;
/** A log that is damaged is looked at again after this; the others go on. */
const SET_ASIDE_MS = 60_000;

const TAKE: Statement = {
  name: 'log_take',
  text: `with taken as (
  delete from log_queue q using (
    select ctid as place, entries, sum(entries) over (order by municipality, commit rows unbounded preceding) as upto
    from log_queue where municipality <> all($2::int[]) order by municipality, commit limit $1) n
  where q.ctid = n.place and n.upto - n.entries < $1
  returning q.municipality, q.commit, q.entries, q.mark
)
select t.municipality, t.commit, t.entries, t.mark, c.data,
  exists (select from log_position p where p.municipality = t.municipality and p.commit = t.commit) as numbered
from taken t
left join log_commit c on c.municipality = t.municipality and c.id = t.commit
order by t.municipality, t.commit`,
};

const STORE: Statement = {
  name: 'log_number',
  text: `with numbered as (
  insert into log_position (municipality, position, entries, commit)
  select $1::int, position, entries, commit from unnest($3::bigint[], $4::int[], $5::uuid[]) as t (position, entries, commit)
), tiled as (
  insert into log_tile (municipality, level, index, data)
  select $1::int, level, index, data from unnest($6::smallint[], $7::bigint[], $8::bytea[]) as t (level, index, data)
  on conflict (municipality, level, index) do update set data = excluded.data
), headed as (
  insert into log_checkpoint (municipality, minute, size, root, note) values ($1::int, $9::timestamptz, $10::bigint, $11::bytea, $12::text)
  on conflict (municipality, minute) do update set size = excluded.size, root = excluded.root, note = excluded.note
), counted as (
  ${countedSql(15)}
)
insert into log_subject (municipality, bucket, until, first, lines, data)
select $1::int, ${RECENT}, $10::bigint, $2::bigint, $13::int, $14::text where $13::int > 0`,
};

interface Taken extends CheckedCommit {
  readonly municipality: Municipality;
  readonly commit: string;
}

export interface NumberOptions {
  /** Where heads are kept beside the database; without it a log that is put back while no process runs is signed on. */
  readonly witness?: Pick<Witness, 'remember' | 'remembered'>;
  /** Hears of commits that get no number. */
  readonly refusals?: Refusals;
  /** Hears of those that have one, once that is stored for good. */
  readonly onNumbered?: (commits: readonly string[]) => void;
  readonly limits?: FoldLimits;
}

export function numberEntries(
  keys: Pick<RingKeys, 'sign' | 'publicKey' | 'publicKeys' | 'hashes' | 'reread'>,
  { witness, limits, refusals = createRefusals(() => {}), onNumbered }: NumberOptions = {},
): SequencerTask {
  /** Trees kept between rounds. Whether what was written last came through may be unknown, so the one before it is kept too. */
  const committed = new Map<Municipality, Known>();
  const staged = new Map<Municipality, Known>();
  const aside = new Map<Municipality, number>();
  const fold = createFolder(limits);
  let limit = LIMIT;
  /** What the last run did, for when it was committed. */
  let numbered: readonly string[] = [];
  const signed = new Map<Municipality, string>();
  let failed = false;

  async function number(tx: Queryable, municipality: Municipality, taken: readonly Taken[]): Promise<number> {
    const { head, edge: before } = await continueFrom(
      tx,
      municipality,
      keys,
      committed.get(municipality),
      staged.get(municipality),
      () => witness?.remembered(municipality),
    );
    if (head) {
      committed.set(municipality, { root: head.root, edge: before, note: head.note });
      witness?.remember(municipality, head.note);
    }
    const listed: Listed = new Map();
    const leaves: Hash[] = [];
    const places: number[] = [];
    const counts: number[] = [];
    let lines = 0;
    for (const { entries } of taken) {
      places.push(before.size + leaves.length);
      counts.push(entries.length);
      for (const entry of entries) {
        lines += addEntry(listed, before.size + leaves.length, entry.lines);
        leaves.push(leafHash(entry.preimage));
      }
    }
    const { edge, tiles } = extend(before, leaves);
    const root = edgeRoot(edge);
    const extension = linesBefore(head?.note);
    const note = signCheckpoint(
      { size: edge.size, root, ...(extension === undefined ? {} : { extension }) },
      signerOf(municipality, keys, generationOf(head?.note)),
    );
    staged.set(municipality, { root, edge, note });
    await tx.query(STORE, [
      municipality,
      before.size,
      places,
      counts,
      taken.map(({ commit }) => commit),
      ...tileColumns(tiles),
      minuteAfter(head),
      edge.size,
      root,
      note,
      lines,
      lines > 0 ? renderListed(listed) : '',
      ...countColumns(countEntries(taken.flatMap(({ entries }) => entries.map(({ preimage }) => preimage)))),
    ]);
    await fold(tx, municipality, lines);
    signed.set(municipality, note);
    return leaves.length;
  }

  return {
    name: 'logbook',
    onEntries: true,
    get limit() {
      return limit;
    },
    async run(tx) {
      numbered = [];
      signed.clear();
      const instant = now().getTime();
      for (const [municipality, until] of aside) if (until <= instant) aside.delete(municipality);
      limit = failed ? Math.max(1, Math.floor(limit / 4)) : Math.min(LIMIT, limit * 2);
      failed = true;
      const rows = await tx.query<Queued>(TAKE, [limit, [...aside.keys()]]);
      const taken = rows.map((row, at) => ({
        ...checkQueued(row, rows[at - 1], keys),
        municipality: row.municipality,
        commit: row.commit,
      }));
      await refusals.keep(
        tx,
        taken.flatMap(({ municipality, commit, refusal: why }) => (why ? [{ municipality, commit, why }] : [])),
      );
      const good = taken.filter(({ refusal }) => !refusal);
      let handled = taken.length - good.length;
      for (const [municipality, commits] of Map.groupBy(good, ({ municipality }) => municipality)) {
        try {
          handled += await number(tx, municipality, commits);
        } catch (cause) {
          const error = named(municipality, cause);
          // With one commit at a time it is no fault of the size, and a log that cannot be stored must not stop the others.
          if (error instanceof LogDamaged || limit === 1) aside.set(municipality, instant + SET_ASIDE_MS);
          throw error;
        }
      }
      failed = false;
      numbered = good.map(({ commit }) => commit);
      return handled;
    },
    committed() {
      onNumbered?.(numbered);
      for (const [municipality, note] of signed) {
        committed.set(municipality, staged.get(municipality)!);
        witness?.remember(municipality, note);
      }
    },
  };
}

/** Says of which municipality it is. What is in the way of the next entries (SQLSTATE 23) was not put there by the program. */
function named(municipality: Municipality, cause: unknown): LogDamaged | NotNumbered {
  if (cause instanceof LogDamaged) return cause;
  const inTheWay = cause instanceof DatabaseProblem && cause.sqlState.startsWith('23');
  return inTheWay
    ? new LogDamaged(municipality, 'the place of its next entries is taken', cause)
    : new NotNumbered(municipality, cause);
}

const tileColumns = (tiles: readonly Tile[]) => [
  tiles.map(({ level }) => level),
  tiles.map(({ index }) => index),
  tiles.map(({ data }) => data),
];

/** The minute that the new head is kept under: never before that of the head it follows, also when the clock is put back. */
function minuteAfter(head: Head | undefined): Date {
  const minute = new Date(now());
  minute.setUTCSeconds(0, 0);
  return head && head.minute > minute ? head.minute : minute;
}
