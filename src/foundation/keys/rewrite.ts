/**
 * What a key made, made again with the newest: sealed texts, and keyed hashes. Both can be broken off at any moment and begun
 * again, since what is done already is no longer found.
 */

import type { Texts } from '../db/texts.ts';
import type { Municipality } from '../db/types.ts';
import type { RingKeys } from './keys.ts';

export interface Rewritten {
  readonly table: string;
  readonly rows: number;
}

/** A sealed text wherever it stands: nonce, tag and at least one letter are 39 letters and more. */
const sealedBy = (id: string): RegExp => new RegExp(`\\b${id}\\.[A-Za-z0-9_-]{38,}`, 'g');

type Keys = Pick<RingKeys, 'seal' | 'unseal'>;

/** Beside a running program: it opens with every key, and a text that it changes meanwhile it seals with the newest. */
export async function rewriteSeals(
  texts: Texts,
  keys: Keys,
  old: readonly string[],
  said: (done: Rewritten) => void,
): Promise<void> {
  const holds = old.map((id) => `${id}.`);
  const patterns = old.map(sealedBy);
  for (const table of texts.tables.filter(({ tenant }) => tenant)) {
    let rows = 0;
    for (const municipality of texts.municipalities)
      rows += await texts.change(table, municipality, holds, (text) =>
        patterns.reduce(
          (now, one) => now.replace(one, (sealed) => keys.seal(municipality, keys.unseal(municipality, sealed))),
          text,
        ),
      );
    if (rows > 0) said({ table: table.name, rows });
  }
}

/** Where texts of a key stand, with how many rows; nothing where there are none. */
export async function sealedTexts(texts: Texts, id: string): Promise<readonly Rewritten[]> {
  const found: Rewritten[] = [];
  for (const table of texts.tables) {
    const rows = await texts.count(table, [`${id}.`]);
    if (rows > 0) found.push({ table: table.name, rows });
  }
  return found;
}

/**
 * The logbook is not written over: a line is a leaf of its tree, and the lists of people say what entries say. Whoever looks
 * for a person there looks under the earlier hashes too.
 */
const KEPT = new Set(['log_commit', 'log_subject', 'log_tile', 'log_checkpoint', 'log_position', 'log_queue']);

/** What is found by its keyed hash, and how its clear text looks. */
const HASHED: readonly (readonly [purpose: string, looks: RegExp])[] = [
  ['bsn', /^\d{9}$/],
  ['a-nummer', /^\d{10}$/],
];
/** By itself, or behind the mark by which a document that is looked inside tells a hash from text, as jsonb writes that. */
const HASH = /(?<=\\u0002|(?<![A-Za-z0-9_-]))[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/g;

/**
 * Every hash of a number that stands sealed somewhere, from the earlier key to the newer. Only while nothing else works on
 * the database: a program hashes with one key, and would find half of what there is.
 */
export async function rewriteHashes(
  texts: Texts,
  keys: Pick<RingKeys, 'unseal' | 'hashes' | 'seals'>,
  said: (done: Rewritten) => void,
): Promise<void> {
  for (const municipality of texts.municipalities) {
    const moved = await movedHashes(texts, keys, municipality);
    for (const table of texts.tables.filter(({ name, tenant }) => tenant && !KEPT.has(name))) {
      const rows = await texts.change(table, municipality, [], (text) =>
        text.replace(HASH, (hash) => moved.get(hash) ?? hash),
      );
      if (rows > 0) said({ table: table.name, rows });
    }
  }
}

/** From the hash of the earlier key to that of the newer, for every number that is sealed in this municipality. */
async function movedHashes(
  texts: Texts,
  keys: Pick<RingKeys, 'unseal' | 'hashes' | 'seals'>,
  municipality: Municipality,
): Promise<ReadonlyMap<string, string>> {
  const moved = new Map<string, string>();
  await eachNumber(texts, keys, municipality, (purpose, number) => {
    const [before, after] = keys.hashes(municipality, purpose, number);
    if (after !== undefined) moved.set(before!, after);
  });
  return moved;
}

/** The hashes of today of all who are sealed somewhere: any other hash of a person is of an earlier key, or of nobody here. */
export async function hashesOfToday(
  texts: Texts,
  keys: Pick<RingKeys, 'unseal' | 'hash' | 'seals'>,
): Promise<ReadonlySet<string>> {
  const today = new Set<string>();
  for (const municipality of texts.municipalities)
    await eachNumber(texts, keys, municipality, (purpose, number) =>
      today.add(keys.hash(municipality, purpose, number)),
    );
  return today;
}

async function eachNumber(
  texts: Texts,
  keys: Pick<RingKeys, 'unseal' | 'seals'>,
  municipality: Municipality,
  found: (purpose: string, number: string) => void,
): Promise<void> {
  const seals = keys.seals();
  const sealed = new RegExp(seals.map((id) => sealedBy(id).source).join('|'), 'g');
  const look = (text: string): string => {
    for (const [one] of text.matchAll(sealed))
      for (const number of numbersIn(keys.unseal(municipality, one)))
        for (const [purpose, looks] of HASHED) if (looks.test(number)) found(purpose, number);
    // Nothing is changed: it is read.
    return text;
  };
  for (const table of texts.tables.filter(({ tenant }) => tenant))
    await texts.change(
      table,
      municipality,
      seals.map((id) => `${id}.`),
      look,
    );
}

/** A number by itself, or inside what was sealed as a whole: a draft, an answer that is kept. */
const numbersIn = (clear: string): readonly string[] => clear.match(/(?<!\d)\d{9,10}(?!\d)/g) ?? [];
