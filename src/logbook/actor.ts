/**
 * Who acted, as an entry binds it without telling it. The employee is sealed beside the log with a salt; the entry has the hash
 * of both, so that the Merkle tree proves who it was as long as that is kept. When the row goes by its period the salt goes
 * with it, and what is left in the entry says nothing, not even to who has the keys and a list of all employees.
 */
import { hash } from 'node:crypto';
import type { Municipality } from '../foundation/db/types.ts';
import { randomSlice } from '../foundation/random.ts';
import type { Keys } from '../foundation/types.ts';
import { canonicalString } from './jcs.ts';
import type { Preimage } from './leaf.ts';

/** Entries bind who acted from this version on. */
export const BINDS_ACTOR = 2;

/** 144 random bits, as a line has: a whole number of base64 letters. */
const SALT_BYTES = 18;

export interface BoundActor {
  /** What the entry says of it. */
  readonly bound: string;
  /** As it is stored beside the log. */
  readonly sealed: string;
}

/** Bound to this entry: beside another the same text is another hash. @throws TypeError for text with lone surrogates */
export function bindActor(
  keys: Pick<Keys, 'seal'>,
  municipality: Municipality,
  entry: string,
  employee: string,
): BoundActor {
  const salt = randomSlice(SALT_BYTES).toString('base64url');
  return { bound: boundOf(entry, employee, salt), sealed: keys.seal(municipality, `${salt} ${employee}`) };
}

/** SHA-256 over canonical JSON, with the prefix of a leaf. */
const boundOf = (entry: string, employee: string, salt: string): string =>
  hash(
    'sha256',
    `\u0000{"employee":${canonicalString(employee)},"entry":${canonicalString(entry)},"salt":"${salt}"}`,
    'base64url',
  );

/**
 * Who acted, when that is what this entry bound; undefined when it is another, or cannot be opened. An entry of before
 * bound nothing: then it is whoever stands there.
 */
export function openActor(
  keys: Pick<Keys, 'unseal'>,
  municipality: Municipality,
  { v, id, actor }: Pick<Preimage, 'v' | 'id' | 'actor'>,
  sealed: string,
): string | undefined {
  const text = unsealed(keys, municipality, sealed);
  if (text === undefined || v < BINDS_ACTOR) return text;
  const border = text.indexOf(' ');
  const employee = text.slice(border + 1);
  return border > 0 && boundOf(id, employee, text.slice(0, border)) === actor ? employee : undefined;
}

function unsealed(keys: Pick<Keys, 'unseal'>, municipality: Municipality, sealed: string): string | undefined {
  try {
    return keys.unseal(municipality, sealed);
  } catch {
    return undefined;
  }
}

/** The employees of one commit as one text: `place sealed` per line, places from 0. */
export const packActors = (rows: readonly { readonly employee: string | undefined }[]): string =>
  rows.flatMap(({ employee }, place) => (employee === undefined ? [] : [`${place} ${employee}`])).join('\n');

const LINE = /^(0|[1-9]\d{0,8}) (\S+)$/;

/** Of each place what is stored there, in the order of the text; null for a text of another form. */
export function unpackActors(text: string): readonly (readonly [place: number, sealed: string])[] | null {
  const lines = text.split('\n').map((line) => LINE.exec(line));
  return lines.every((line) => line !== null) ? lines.map(([, place, sealed]) => [Number(place), sealed!]) : null;
}
