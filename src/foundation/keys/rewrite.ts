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

/** Steps of decisions about the logbook: what they say is proven, seals and hashes in it too. Their marks are made anew apart. */
export const PROVEN = 'log_decision';

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
  for (const table of texts.tables.filter(({ name, tenant }) => tenant && name !== PROVEN)) {
    let rows = 0;
    for (const municipality of texts.municipalities) {
      const again = (text: string): string =>
        patterns.reduce(
          (now, one) => now.replace(one, (sealed) => keys.seal(municipality, keys.unseal(municipality, sealed))),
          text,
        );
      rows += (await texts.change(table, municipality, holds, again)).rows;
    }
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
const KEPT = new Set([
  PROVEN,
  'log_held_also',
  'log_commit',
  'log_subject',
  'log_tile',
  'log_checkpoint',
  'log_position',
  'log_queue',
]);

/** What is found by its keyed hash, and how its clear text looks. */
const HASHED: readonly (readonly [purpose: string, looks: RegExp])[] = [
  ['bsn', /^\d{9}$/],
  ['a-nummer', /^\d{10}$/],
];
/** By itself, or behind the mark by which a document that is looked inside tells a hash from text, as jsonb writes that. */
const HASH = /(?<=\\u0002|(?<![A-Za-z0-9_-]))[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])/g;

type Hashing = Pick<RingKeys, 'unseal' | 'everyHash' | 'seals'>;

/** From a hash under one key to the one beside it. */
export type Moved = ReadonlyMap<string, string>;

/**
 * Every hash that is not of the key that hashes now, to the one that is: of each number that stands sealed somewhere. Beside a
 * running program, which looks for a number under every key. Returns what is left, for another walk.
 */
export async function rewriteHashes(
  texts: Texts,
  keys: Hashing,
  said: (done: Rewritten) => void,
): Promise<{ readonly missed: number; readonly stuck: number }> {
  let [missed, stuck] = [0, 0];
  for (const municipality of texts.municipalities) {
    const moved = await movedHashes(texts, keys, municipality);
    for (const table of hashedTables(texts)) {
      const done = await texts.change(table, municipality, [], (text) =>
        text.replace(HASH, (hash) => moved.get(hash) ?? hash),
      );
      if (done.rows > 0) said({ table: table.name, rows: done.rows });
      // What was written while the walk was on its way may stand behind it.
      missed += done.missed + done.rows;
      stuck += done.stuck;
    }
  }
  return { missed, stuck };
}

/** In how many rows outside the logbook a hash stands that is not of the key that hashes now. */
export async function hashedOtherwise(texts: Texts, keys: Hashing): Promise<number> {
  let found = 0;
  for (const municipality of texts.municipalities) {
    const moved = await movedHashes(texts, keys, municipality);
    for (const table of hashedTables(texts))
      await texts.read(table, municipality, [], (text) => {
        if ((text.match(HASH) ?? []).some((hash) => moved.has(hash))) found += 1;
      });
  }
  return found;
}

const hashedTables = ({ tables }: Texts): Texts['tables'] =>
  tables.filter(({ name, tenant }) => tenant && !KEPT.has(name));

/** For every number that is sealed in this municipality: its other hashes, to the first. */
async function movedHashes(texts: Texts, keys: Hashing, municipality: Municipality): Promise<Moved> {
  const moved = new Map<string, string>();
  await eachNumber(texts, keys, municipality, (purpose, number) => {
    const [now = '', ...others] = keys.everyHash(municipality, purpose, number);
    for (const other of others) moved.set(other, now);
  });
  return moved;
}

/** Who is held stays held, whichever key made the hash of a line of theirs. */
export async function holdUnderEveryKey(texts: Texts, keys: Hashing): Promise<void> {
  for (const municipality of texts.municipalities) {
    const pairs: (readonly [string, string])[] = [];
    await eachNumber(texts, keys, municipality, (purpose, number) => {
      const all = keys.everyHash(municipality, purpose, number);
      for (const one of all) for (const other of all) if (one !== other) pairs.push([one, other]);
    });
    // Of three keys a hash has two others: a map holds one beside each.
    for (let rest = pairs; rest.length > 0; ) {
      const some = new Map(rest);
      await texts.holdAlso(municipality, some);
      rest = rest.filter(([one, other]) => some.get(one) !== other);
    }
  }
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
  const look = (text: string): void => {
    for (const [one] of text.matchAll(sealed))
      for (const number of numbersIn(keys.unseal(municipality, one)))
        for (const [purpose, looks] of HASHED) if (looks.test(number)) found(purpose, number);
  };
  const holds = seals.map((id) => `${id}.`);
  for (const table of texts.tables.filter(({ tenant }) => tenant)) await texts.read(table, municipality, holds, look);
}

/** A number by itself, or inside what was sealed as a whole: a draft, an answer that is kept. */
const numbersIn = (clear: string): readonly string[] => clear.match(/(?<!\d)\d{9,10}(?!\d)/g) ?? [];
