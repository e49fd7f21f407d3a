/**
 * The sealed local log of a break-glass: a record for each commit that the database did not take, before its answers leave.
 * Each record bears a keyed hash over itself and the one before it, and a file beside it says how far the log went: so a record
 * that was changed, moved or taken out is found, and so is an end that was cut off. Each process has files of its own.
 */
import { closeSync, fdatasyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Municipality } from '../../foundation/db/types.ts';
import { syncFolder } from '../../foundation/folders.ts';
import { newId } from '../../foundation/ids.ts';
import type { Keys } from '../../foundation/types.ts';
import type { Row } from '../insert.ts';

type LocalKeys = Pick<Keys, 'seal' | 'unseal' | 'hash' | 'everyHash'>;

export const LOG = '.noodlog';
const HEAD = '.stand';
const FIRST = 'begin';

/** Folders of what was replayed, and of what was not as it was written. */
export const REPLAYED = 'verwerkt';
export const DAMAGED = 'beschadigd';

/** Room for a number and a mark, so that the head is written in place. */
const HEAD_BYTES = 64;

export interface LocalLog {
  readonly opening: string;
  /** Durable when it returns. @throws what the disk throws; then nothing may leave */
  add(rows: readonly Row[]): void;
  close(): void;
}

const nameOf = (municipality: Municipality, opening: string): string => `${municipality}.${opening}.${newId()}${LOG}`;

export function createLocalLog(folder: string, keys: LocalKeys, municipality: Municipality, opening: string): LocalLog {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = nameOf(municipality, opening);
  const log = openSync(join(folder, name), 'ax', 0o600);
  const head = openSync(join(folder, `${name}${HEAD}`), 'wx', 0o600);
  let number = 0;
  let last = FIRST;
  syncFolder(folder);
  return {
    opening,
    add(rows) {
      const sealed = keys.seal(municipality, JSON.stringify(rows));
      const mark = markOf(keys, municipality, { name, number, last, sealed });
      writeSync(log, `${number} ${mark} ${sealed}\n`);
      fdatasyncSync(log);
      number += 1;
      last = mark;
      writeSync(head, `${number} ${mark}`.padEnd(HEAD_BYTES - 1).concat('\n'), 0);
      fdatasyncSync(head);
    },
    close() {
      closeSync(log);
      closeSync(head);
    },
  };
}

interface Marked {
  readonly name: string;
  readonly number: number;
  readonly last: string;
  readonly sealed: string;
}

const markOf = (keys: Pick<Keys, 'hash'>, municipality: Municipality, marked: Marked): string =>
  keys.hash(municipality, 'noodlogboek', textOf(marked));

/** Under every key: the keys may have been rotated while it waited. */
const marksOf = (keys: Pick<Keys, 'everyHash'>, municipality: Municipality, marked: Marked): readonly string[] =>
  keys.everyHash(municipality, 'noodlogboek', textOf(marked));

const textOf = ({ name, number, last, sealed }: Marked): string => `${name} ${number} ${last} ${sealed}`;

export interface ReadLog {
  readonly file: string;
  readonly municipality: Municipality;
  readonly opening: string;
  /** Commits, up to the first that is not as it was written. */
  readonly commits: readonly (readonly Row[])[];
  /** What is wrong with it; undefined when nothing was changed. */
  readonly fault?: 'record-changed' | 'end-cut' | 'unreadable';
}

export function localLogs(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(LOG))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export function readLocalLog(file: string, keys: LocalKeys): ReadLog {
  const name = basename(file);
  const [number, opening = ''] = name.split('.');
  const municipality = Number(number);
  const found = { file, municipality, opening };
  if (!Number.isSafeInteger(municipality)) return { ...found, commits: [], fault: 'unreadable' };
  const commits: (readonly Row[])[] = [];
  const marks: string[] = [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // Without a newline the last one was being written when the process ended: nothing left on it.
  const whole = lines.slice(0, -1);
  for (const line of whole) {
    const [at, mark = '', sealed = ''] = line.split(' ');
    const expected = marksOf(keys, municipality, { name, number: commits.length, last: marks.at(-1) ?? FIRST, sealed });
    if (at !== String(commits.length) || !expected.includes(mark))
      return { ...found, commits, fault: 'record-changed' };
    commits.push(JSON.parse(keys.unseal(municipality, sealed)) as readonly Row[]);
    marks.push(mark);
  }
  const head = headOf(file);
  if (!head) return { ...found, commits, ...(commits.length > 0 ? { fault: 'end-cut' as const } : {}) };
  const reached = head.number === 0 || marks[head.number - 1] === head.mark;
  return { ...found, commits, ...(reached ? {} : { fault: 'end-cut' as const }) };
}

/** Undefined when it is gone or says nothing that can be read. */
function headOf(file: string): { readonly number: number; readonly mark: string } | undefined {
  try {
    const [number, mark = ''] = readFileSync(`${file}${HEAD}`, 'utf8').trim().split(' ');
    if (number === '') return { number: 0, mark: '' };
    return Number.isSafeInteger(Number(number)) ? { number: Number(number), mark } : undefined;
  } catch {
    return undefined;
  }
}

export const headFileOf = (file: string): string => `${file}${HEAD}`;

/** Of those that wait and those that were put away: which are not as they were written. */
export const changedLocalLogs = (
  folder: string,
  keys: LocalKeys,
): readonly { readonly file: string; readonly fault: string }[] =>
  [folder, join(folder, REPLAYED), join(folder, DAMAGED)].flatMap((one) =>
    localLogs(one).flatMap((file) => {
      const { fault } = readLocalLog(file, keys);
      return fault ? [{ file: basename(file), fault }] : [];
    }),
  );
