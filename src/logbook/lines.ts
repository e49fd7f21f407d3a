/**
 * The lines of an entry as they are stored: one text line `salt subject resource id` per data subject. No part holds a
 * space, so nothing is escaped: a page of a hundred cases is a hundred lines, and JSON would cost more than the rest.
 */
import { randomSlice } from '../foundation/random.ts';
import { type Hash, leafHash } from './merkle/hash.ts';
import type { LogLine } from './types.ts';

export type StoredLine = readonly [salt: string, subject: string, resource: string, id: string];
/** What is left of a line that was erased: its hash, so that the root of the entry stays true. */
export type ErasedLine = readonly [hash: string];
export type KeptLine = StoredLine | ErasedLine;

/** 144 random bits: a whole number of base64 letters, so that the salts of many lines are made as one text. */
const SALT_BYTES = 18;
const SALT_LETTERS = 24;
/** As many as the pool gives at once. */
const MOST_SALTS = 56;
/** Parts that JSON writes as they are, without a space: hashes, registered names, ids. */
const PLAIN = /^[!#-[\]-~]+$/;
const THREE = /^[!#-[\]-~]+ [!#-[\]-~]+ [!#-[\]-~]+$/;

/** Text of all lines, and the preimage of each. @throws TypeError for a part that cannot be told from its neighbours. */
export function saltLines(lines: readonly LogLine[]): { readonly text: string; readonly preimages: readonly string[] } {
  let text = '';
  const preimages: string[] = [];
  let salts = '';
  for (const [index, { subject, resource, id }] of lines.entries()) {
    const said = `${subject} ${resource} ${id}`;
    if (!THREE.test(said)) throw new TypeError('a part of a line is plain text without spaces');
    const at = index % MOST_SALTS;
    if (at === 0) salts = randomSlice(SALT_BYTES * Math.min(MOST_SALTS, lines.length - index)).toString('base64url');
    const salt = salts.slice(at * SALT_LETTERS, (at + 1) * SALT_LETTERS);
    text += text === '' ? `${salt} ${said}` : `\n${salt} ${said}`;
    preimages.push(linePreimage([salt, subject, resource, id]));
  }
  return { text, preimages };
}

/** Null when the text has another shape, or a line was erased. */
export function parseLines(text: string): readonly StoredLine[] | null {
  const lines = parseKept(text);
  return lines?.every((line) => !isErased(line)) ? (lines as readonly StoredLine[]) : null;
}

/** The same for lines of which some may be erased. */
export function parseKept(text: string): readonly KeptLine[] | null {
  if (text === '') return [];
  const lines = text.split('\n').map((line) => line.split(' '));
  return lines.every((parts) =>
    parts.length === 1 ? HASH.test(parts[0]!) : parts.length === 4 && parts.every((part) => PLAIN.test(part)),
  )
    ? (lines as unknown as KeptLine[])
    : null;
}

const HASH = /^[0-9a-f]{64}$/;

export const isErased = (line: KeptLine): line is ErasedLine => line.length === 1;

/** Its leaf in the small tree of its entry. */
export const hashOfLine = (line: KeptLine): Hash =>
  isErased(line) ? Buffer.from(line[0], 'hex') : leafHash(linePreimage(line));

/** Canonical JSON, written out because this runs for every line: members in the order of RFC 8785. */
export const linePreimage = ([salt, subject, resource, id]: StoredLine): string =>
  `{"id":"${id}","resource":"${resource}","salt":"${salt}","subject":"${subject}"}`;
