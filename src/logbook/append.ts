/** The logbook's writing end: entries that wait for the same commit share it. */
import { type Errand, shared } from '../foundation/db/errand.ts';
import { DatabaseProblem } from '../foundation/db/problem.ts';
import type { Database, Municipality } from '../foundation/db/types.ts';
import { isTooLate } from '../foundation/deadline.ts';
import { createLanes } from '../foundation/lanes.ts';
import { Problem } from '../foundation/problems.ts';
import type { Keys } from '../foundation/types.ts';
import { type Bases, createBases } from './bases.ts';
import type { Emergency } from './emergency/emergency.ts';
import { type Append, insertOf, type Row, toRow } from './insert.ts';
import { leafHash } from './merkle/hash.ts';
import type { StoredCommits } from './stored.ts';
import type { Logbook, LogEntry } from './types.ts';

export interface LogbookOptions {
  readonly db: Pick<Database, 'in'>;
  readonly keys: Pick<Keys, 'seal' | 'hash'>;
  /** Remembers what was stored until it has a number. */
  readonly stored?: Pick<StoredCommits, 'add'>;
  /** Called after each commit: wakes the sequencer. */
  readonly onAppended?: () => void;
  /** Hears of each entry that is durable. */
  readonly onEntry?: (entry: LogEntry) => void;
  /** Takes what the database does not, while two people have opened that. */
  readonly emergency?: Pick<Emergency, 'keep' | 'instead'>;
  /** Entries that may wait in this process; the next one is refused. */
  readonly maxWaiting?: number;
}

export interface RunningLogbook extends Logbook {
  /** Entries that wait for a commit or are in one, for metrics. */
  waiting(): number;
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>;
}

const MAX_WAITING = 10_000;
/**
 * One statement at most, but for an entry that is larger by itself. Who reads one line fetches the whole commit, and a
 * resident's page does that for each line: with commits of megabytes that took a quarter of a second.
 */
const BATCH_ENTRIES = 500;
const BATCH_BYTES = 96_000;
const RETRY_AFTER_SECONDS = 2;

interface Waiting {
  readonly row: Row;
  readonly errand: Errand;
  readonly done: () => void;
  readonly failed: (problem: Problem) => void;
}

export function createLogbook(options: LogbookOptions): RunningLogbook {
  const { db, keys, onAppended, stored, emergency, onEntry } = options;
  const maxWaiting = options.maxWaiting ?? MAX_WAITING;
  let count = 0;
  const onIdle: (() => void)[] = [];
  const known = createBases();

  // A statement is in one municipality, so each has its own commits; a third would only take a connection.
  const lanes = createLanes<Waiting>({
    mostRunning: 2,
    worth: 16,
    take: batchSize,
    async run(batch) {
      await store(batch);
      count -= batch.length;
      if (count === 0) for (const done of onIdle.splice(0)) done();
    },
  });

  async function store(batch: readonly Waiting[]): Promise<void> {
    const errand = shared(batch.map((one) => one.errand));
    if (emergency?.instead(errand.municipality) && keptBeside(batch, errand.municipality)) return;
    try {
      const { ctes, values, acted, bases } = insertOf(
        errand.municipality,
        batch.map(({ row }) => row),
        1,
        keys,
        known,
      );
      const name = `log_append${acted ? '_acted' : ''}${bases.length > 0 ? '_based' : ''}`;
      await db.in(errand).query({ name, text: `with ${ctes} select` }, values);
      known.stored(errand.municipality, bases);
    } catch (error) {
      if (batch.length > 1 && isDataFault(error)) {
        // One entry that PostgreSQL cannot take (the same id twice) must not fail its neighbours.
        for (const one of batch) await store([one]);
        return;
      }
      if (keptBeside(batch, errand.municipality)) return;
      const problem = isTooLate(error) ? error : unavailable(error);
      for (const { failed } of batch) failed(problem);
      return;
    }
    remember(stored, errand.municipality, batch[0]!.row);
    for (const { done } of batch) done();
    onAppended?.();
  }

  /** In the sealed local log, when that is open: then the answers may leave. */
  function keptBeside(batch: readonly Waiting[], municipality: Municipality): boolean {
    try {
      const rows = batch.map(({ row }) => row);
      if (!emergency?.keep(municipality, rows)) return false;
    } catch {
      return false;
    }
    for (const { done } of batch) done();
    return true;
  }

  function enqueue(append: Append, errand: Errand | undefined): Promise<void> {
    if (count >= maxWaiting) return Promise.reject(unavailable());
    let row: Row;
    try {
      row = toRow(append, keys);
    } catch (error) {
      return Promise.reject(unavailable(error));
    }
    const { municipality } = append.entry;
    count += 1;
    const stored = new Promise<void>((done, failed) => {
      lanes.add(String(municipality), { row, errand: errand ?? { municipality }, done, failed });
    });
    return onEntry ? stored.then(() => onEntry(append.entry)) : stored;
  }

  return {
    append: (entry, actor, errand) => enqueue({ entry, actor }, errand),
    asCte: (entries, first) => asCte(entries, first, options, known),
    waiting: () => count,
    idle: () => (count === 0 ? Promise.resolve() : new Promise((done) => onIdle.push(done))),
  };
}

function asCte(
  entries: readonly Append[],
  first: number,
  { keys, stored, onEntry }: LogbookOptions,
  known: Bases,
): ReturnType<Logbook['asCte']> {
  const municipality = entries[0]?.entry.municipality;
  if (municipality === undefined) return { insert: '', values: [], shape: '', committed: () => {} };
  if (entries.some(({ entry }) => entry.municipality !== municipality)) {
    throw new TypeError('the entries of one statement belong to one municipality');
  }
  const rows = entries.map((append) => toRow(append, keys));
  const { ctes, values, acted, bases } = insertOf(municipality, rows, first, keys, known);
  return {
    insert: ctes,
    values,
    shape: `log${first}${acted ? 'acted' : ''}${bases.length > 0 ? 'based' : ''}`,
    committed() {
      known.stored(municipality, bases);
      remember(stored, municipality, rows[0]!);
      if (onEntry) for (const { entry } of entries) onEntry(entry);
    },
  };
}

/** A commit is known by its first entry. */
const remember = (stored: LogbookOptions['stored'], municipality: Municipality, { id, preimage }: Row): void =>
  stored?.add(municipality, id, leafHash(preimage));

function batchSize(entries: readonly Waiting[]): number {
  let bytes = 0;
  let size = 0;
  while (size < entries.length && size < BATCH_ENTRIES && bytes < BATCH_BYTES) {
    bytes += entries[size]!.row.packed.length;
    size += 1;
  }
  return size;
}

/** SQLSTATE class 22 (data exception) or 23 (constraint): a fault of an entry, not of the database. */
const isDataFault = (error: unknown): boolean => error instanceof DatabaseProblem && /^2[23]/.test(error.sqlState);

const unavailable = (cause?: unknown): Problem =>
  new Problem('logbook-unavailable', undefined, { retryAfterSeconds: RETRY_AFTER_SECONDS, cause });
