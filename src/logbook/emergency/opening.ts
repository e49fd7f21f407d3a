/**
 * Break-glass: when the log cannot write, two people may open it for a limited time. What they decided stands in a file beside
 * the database, since the database is what fails. Its mark is made with a key that is in neither, so that who can write in the
 * data folder opens nothing.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '../../foundation/clock.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { syncFolder } from '../../foundation/folders.ts';
import { isUuid, newId } from '../../foundation/ids.ts';
import type { Keys } from '../../foundation/types.ts';
import { type Append, type Row, toRow } from '../insert.ts';
import { canonical, type Json } from '../jcs.ts';

export const LONGEST_MINUTES = 240;
/** Who confirms does so while what was asked for is still so. */
const ASKED_MS = 30 * 60_000;

interface OpeningStep {
  readonly at: string;
  /** Keyed hash of who it was, another one for each opening. */
  readonly person: string;
  /** Its entry of the log with who acted, for when the log writes again. */
  readonly sealed: string;
}

export interface Opening {
  readonly id: string;
  readonly municipality: Municipality;
  readonly minutes: number;
  readonly asked: OpeningStep;
  readonly confirmed?: OpeningStep;
  /** Since it was confirmed. */
  readonly until?: string;
  readonly closed?: OpeningStep;
  /** Id of the entry that reports what was replayed: the same however often that is tried. */
  readonly report: string;
}

export type OpeningKeys = Pick<Keys, 'seal' | 'unseal' | 'hash' | 'everyHash'>;

/** Who takes a step: `person` says whether it is the same one, and `append` is what the log will say. */
export interface Opener {
  readonly person: string;
  readonly append: Append;
}

/** Why it was not done. */
export type OpeningFault =
  | 'none-asked'
  | 'other-asked'
  | 'too-late'
  | 'same-person'
  | 'open-already'
  | 'not-open'
  | 'minutes';

export class OpeningRefused extends Error {
  readonly fault: OpeningFault;
  constructor(fault: OpeningFault) {
    super(`break-glass: ${fault}`);
    this.fault = fault;
  }
}

const fileOf = (folder: string, municipality: Municipality): string => join(folder, `${municipality}.json`);

/** Undefined without one, or when the file is not ours. */
export function readOpening(folder: string, keys: OpeningKeys, municipality: Municipality): Opening | undefined {
  return readOpeningFile(fileOf(folder, municipality), keys, municipality);
}

export function readOpeningFile(file: string, keys: OpeningKeys, municipality: Municipality): Opening | undefined {
  let stored: Record<string, unknown>;
  try {
    stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const { mark, ...opening } = stored;
  if (typeof mark !== 'string' || !isUuid(String(opening.id)) || opening.municipality !== municipality)
    return undefined;
  // Under every key: it may have been rotated since.
  const marks = keys.everyHash(municipality, 'noodtoegang', canonical(opening as unknown as Json));
  return marks.includes(mark) ? (opening as unknown as Opening) : undefined;
}

const markOf = (keys: OpeningKeys, municipality: Municipality, opening: Opening): string =>
  keys.hash(municipality, 'noodtoegang', canonical(opening as unknown as Json));

export const isOpen = (
  opening: Opening | undefined,
): opening is Opening & Required<Pick<Opening, 'confirmed' | 'until'>> =>
  opening?.until !== undefined &&
  opening.confirmed !== undefined &&
  opening.closed === undefined &&
  opening.confirmed.person !== opening.asked.person &&
  // A clock that is put back opens nothing for longer than was decided.
  opening.confirmed.at <= now().toISOString() &&
  now().toISOString() < opening.until;

/** Whether somebody asked for it and another may confirm it. */
export const isAsked = (opening: Opening | undefined): opening is Opening =>
  opening !== undefined &&
  !opening.confirmed &&
  !opening.closed &&
  now().getTime() - Date.parse(opening.asked.at) <= ASKED_MS;

/** Processes read whether it is open a second apart, and may be writing: a little later nothing comes any more. */
const SETTLED_MS = 5_000;

/** Whether nothing can be written under it any more, and nobody can confirm it. */
export function isOver({ asked, confirmed, until, closed }: Opening): boolean {
  const end = closed ? Date.parse(closed.at) : until ? Date.parse(until) : Date.parse(asked.at) + ASKED_MS;
  return now().getTime() - end > (confirmed ? SETTLED_MS : 0);
}

/** The first of two. @throws OpeningRefused */
export function askOpening(
  folder: string,
  keys: OpeningKeys,
  municipality: Municipality,
  { minutes, by }: { readonly minutes: number; readonly by: (opening: string) => Opener },
): Opening {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > LONGEST_MINUTES) throw new OpeningRefused('minutes');
  if (isOpen(readOpening(folder, keys, municipality))) throw new OpeningRefused('open-already');
  const id = newId();
  const opening = { id, municipality, minutes, asked: stepOf(keys, municipality, id, by(id)), report: newId() };
  return keepOpening(folder, keys, opening);
}

/**
 * The second, who is another. From now on reads are answered while the log cannot write.
 * @param read id of what they read: whoever asks again, for more minutes, asks for something else
 * @throws OpeningRefused
 */
export function confirmOpening(
  folder: string,
  keys: OpeningKeys,
  municipality: Municipality,
  read: string,
  by: (opening: string) => Opener,
): Opening {
  const asked = readOpening(folder, keys, municipality);
  if (!asked || asked.closed) throw new OpeningRefused('none-asked');
  if (asked.id !== read) throw new OpeningRefused('other-asked');
  if (asked.confirmed) throw new OpeningRefused(isOpen(asked) ? 'open-already' : 'none-asked');
  const instant = now().getTime();
  if (instant - Date.parse(asked.asked.at) > ASKED_MS) throw new OpeningRefused('too-late');
  const opener = by(asked.id);
  const confirmed = stepOf(keys, municipality, asked.id, opener);
  if (keys.everyHash(municipality, 'noodtoegang', `${asked.id} ${opener.person}`).includes(asked.asked.person))
    throw new OpeningRefused('same-person');
  const until = new Date(instant + asked.minutes * 60_000).toISOString();
  return keepOpening(folder, keys, { ...asked, confirmed, until });
}

/** By one: to close is always safe. @throws OpeningRefused */
export function closeOpening(
  folder: string,
  keys: OpeningKeys,
  municipality: Municipality,
  by: (opening: string) => Opener,
): Opening {
  const opening = readOpening(folder, keys, municipality);
  if (!opening || opening.closed) throw new OpeningRefused('not-open');
  return keepOpening(folder, keys, { ...opening, closed: stepOf(keys, municipality, opening.id, by(opening.id)) });
}

/** The entries of its steps, as they were made. */
export function rowsOfOpening(keys: OpeningKeys, { municipality, asked, confirmed, closed }: Opening): readonly Row[] {
  return [asked, confirmed, closed].flatMap((step) =>
    step ? [JSON.parse(keys.unseal(municipality, step.sealed)) as Row] : [],
  );
}

function stepOf(keys: OpeningKeys, municipality: Municipality, id: string, { person, append }: Opener): OpeningStep {
  return {
    at: now().toISOString(),
    person: keys.hash(municipality, 'noodtoegang', `${id} ${person}`),
    sealed: keys.seal(municipality, JSON.stringify(toRow(append, keys))),
  };
}

/** Kept under its id as well, for the report, when the next one takes its place. */
function keepOpening(folder: string, keys: OpeningKeys, opening: Opening): Opening {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const text = `${JSON.stringify({ ...opening, mark: markOf(keys, opening.municipality, opening) })}\n`;
  for (const file of [
    join(folder, `${opening.municipality}.${opening.id}.opening`),
    fileOf(folder, opening.municipality),
  ]) {
    writeFileSync(`${file}.half`, text, { mode: 0o600, flush: true });
    renameSync(`${file}.half`, file);
  }
  syncFolder(folder);
  return opening;
}

/** Municipalities for which it is open at this moment. */
export function openFor(folder: string, keys: OpeningKeys, municipalities: readonly Municipality[]): number {
  return municipalities.filter((municipality) => isOpen(readOpening(folder, keys, municipality))).length;
}

/** What was replayed is not looked at again. */
export const forgetOpening = (folder: string, { municipality, id }: Opening): void => {
  rmSync(join(folder, `${municipality}.${id}.opening`), { force: true });
};
