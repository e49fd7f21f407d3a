/**
 * Puts what a break-glass wrote beside the database into the log, once: a commit is known by the id of its first entry, so
 * however often this begins again, and whatever the database had taken after all, nothing stands there twice.
 */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseProblem } from '../../foundation/db/problem.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import type { Keys } from '../../foundation/types.ts';
import { createBases } from '../bases.ts';
import { insertOf, type Row, toRow } from '../insert.ts';
import { leafHash } from '../merkle/hash.ts';
import type { StoredCommits } from '../stored.ts';
import type { LogEntry } from '../types.ts';
import { DAMAGED, headFileOf, localLogs, REPLAYED, type ReadLog, readLocalLog } from './local-log.ts';
import { forgetOpening, isOver, type Opening, readOpeningFile, rowsOfOpening } from './opening.ts';

export interface ReplayParts {
  readonly folder: string;
  readonly db: Pick<Database, 'in'>;
  readonly keys: Pick<Keys, 'seal' | 'unseal' | 'hash' | 'everyHash'>;
  readonly stored?: Pick<StoredCommits, 'add'>;
}

export interface Replayed {
  readonly municipality: Municipality;
  readonly opening: string;
  /** Entries that were put into the log. */
  readonly entries: number;
  /** Entries that the log had already: the database took them after all, or an earlier replay was broken off. */
  readonly known: number;
  /** Local logs that are not as they were written; what stands before the change was replayed. */
  readonly damaged: readonly { readonly file: string; readonly fault: NonNullable<ReadLog['fault']> }[];
}

/**
 * Of openings that are over.
 * @throws what the database throws: then the rest is left for the next time
 */
export async function replayAll(parts: ReplayParts): Promise<readonly Replayed[]> {
  const reports: Replayed[] = [];
  const logs = localLogs(parts.folder).map((file) => readLocalLog(file, parts.keys));
  const openings = openingsIn(parts);
  const ids = new Set([...openings.map(({ id }) => id), ...logs.map(({ opening }) => opening)]);
  for (const id of ids) {
    const opening = openings.find((one) => one.id === id);
    if (opening && !isOver(opening)) continue;
    const some = logs.filter((log) => log.opening === id);
    // Asked for and never confirmed is told as well: somebody wanted it.
    if (opening || some.length > 0) reports.push(await replay(parts, id, opening, some));
  }
  return reports;
}

/** How many local logs wait to be replayed, or are kept because they are not as they were written. */
export const waitingLogs = (folder: string): number =>
  localLogs(folder).length + localLogs(join(folder, DAMAGED)).length;

/** Looks now and then whether something is over. @param onReplayed told of each @returns what stops it */
export function startReplay(
  parts: ReplayParts,
  onReplayed: (report: Replayed) => void,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    try {
      for (const report of await replayAll(parts)) onReplayed(report);
    } catch (error) {
      onError(error);
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => {
    running ??= look();
  }, LOOK_MS).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

const LOOK_MS = 10_000;

async function replay(
  parts: ReplayParts,
  id: string,
  opening: Opening | undefined,
  logs: readonly ReadLog[],
): Promise<Replayed> {
  const municipality = opening?.municipality ?? logs[0]!.municipality;
  let entries = 0;
  let known = 0;
  const add = async (rows: readonly Row[]): Promise<void> => {
    if (await store(parts, municipality, rows)) entries += rows.length;
    else known += rows.length;
  };
  for (const row of opening ? rowsOfOpening(parts.keys, opening) : []) await store(parts, municipality, [row]);
  for (const { commits } of logs) for (const rows of commits) await add(rows);
  const damaged = logs.flatMap(({ file, fault }) => (fault ? [{ file: basename(file), fault }] : []));
  if (opening) await store(parts, municipality, [reportOf(parts, opening, entries + known, damaged.length)]);
  for (const { file, fault } of logs) putAway(file, fault ? DAMAGED : REPLAYED);
  if (opening) forgetOpening(parts.folder, opening);
  return { municipality, opening: id, entries, known, damaged };
}

/** False when the log had this commit. */
async function store(
  { db, keys, stored }: ReplayParts,
  municipality: Municipality,
  rows: readonly Row[],
): Promise<boolean> {
  const { ctes, values } = insertOf(municipality, rows, 1, keys, createBases());
  try {
    await db.in(municipality).query({ text: `with ${ctes} select` }, values);
  } catch (error) {
    if (!(error instanceof DatabaseProblem) || error.sqlState !== '23505') throw error;
    return false;
  }
  stored?.add(municipality, rows[0]!.id, leafHash(rows[0]!.preimage));
  return true;
}

/** What the log says of it: how many entries came late, and of how many files the end is not known. */
function reportOf({ keys }: ReplayParts, opening: Opening, entries: number, damaged: number): Row {
  const [asked] = rowsOfOpening(keys, opening);
  const { activity, organ, application, trace, span } = JSON.parse(asked!.preimage) as LogEntry;
  const entry: LogEntry = {
    municipality: opening.municipality,
    id: opening.report,
    operation: 'logboek.noodtoegang.verslag',
    kind: 'aangemaakt',
    ...{ activity, organ, application, trace, span },
    lines: [],
    emergency: { opening: opening.id, entries, damaged },
  };
  return toRow({ entry }, keys);
}

function openingsIn({ folder, keys }: ReplayParts): readonly Opening[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.opening'))
    .flatMap((name) => readOpeningFile(join(folder, name), keys, Number(name.split('.')[0])) ?? []);
}

function putAway(file: string, where: string): void {
  const to = join(file, '..', where);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const one of [headFileOf(file), file])
    try {
      renameSync(one, join(to, basename(one)));
    } catch (error) {
      // Another process was at it too; what it stored was known here.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
}
