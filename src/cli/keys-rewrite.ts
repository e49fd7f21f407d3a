/** What an earlier key made, made again with the newest one; and an old key taken out when nothing needs it any more. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { resealBlobs } from '../foundation/blobs/reseal.ts';
import { now, timestamp } from '../foundation/clock.ts';
import type { Config } from '../foundation/config.ts';
import { openDataFolder } from '../foundation/data-folder.ts';
import { migrate } from '../foundation/db/migrate.ts';
import { openServer } from '../foundation/db/open.ts';
import { type Texts, withTexts } from '../foundation/db/texts.ts';
import { marksOf } from '../foundation/keys/belongs.ts';
import { keyFile, replaceKeyFile } from '../foundation/keys/file.ts';
import { makeKeys, type RingKeys } from '../foundation/keys/keys.ts';
import {
  hashedOtherwise,
  hashesOfToday,
  holdUnderEveryKey,
  PROVEN,
  rewriteHashes,
  rewriteSeals,
  sealedTexts,
} from '../foundation/keys/rewrite.ts';
import { activeKeys, hashKeys, type Key, type KeyRing, removeKey, retireKey } from '../foundation/keys/ring.ts';
import { StartProblem } from '../foundation/start-problem.ts';
import { readStep, remade } from '../logbook/decisions.ts';
import type { Command } from './command.ts';
import { changed, ringIn } from './keys-ring.ts';

interface Place {
  readonly ring: KeyRing;
  readonly keys: RingKeys;
  readonly texts: Texts;
  readonly blobs: string;
}

async function withPlace<T>(config: Config, work: (place: Place) => Promise<T>): Promise<T> {
  const ring = ringIn(config.keys);
  const { path } = openDataFolder(config);
  const { target, stop } = await openServer({ ...config, threads: 1 }, { beside: true });
  try {
    await migrate(target);
    const keys = makeKeys(ring);
    return await withTexts(target, async (texts) => {
      const mark = await texts.mark();
      if (mark !== undefined && !marksOf(keys).includes(mark))
        throw new StartProblem(
          'keys',
          `This database was filled with other keys than those in ${keyFile(config.keys)}; nothing was changed.`,
        );
      return work({ ring, keys, texts, blobs: join(path, 'blobs') });
    });
  } finally {
    await stop();
  }
}

export const rewrite: Command = {
  name: 'keys rewrite',
  arguments: [],
  options: {},
  help: [
    'Seals again with the newest key what an earlier one sealed: in every table, and in the headers of documents.',
    'With two hash keys: lets the newer one hash, and hashes again every number that is sealed somewhere.',
    'Every Meent may stay at work, when all are of this release. It can be broken off at any moment, and goes on when it is run again.',
  ],
  examples: ['keys rewrite'],
  run: ({ config, io }) =>
    withPlace(config, async (place) => {
      const { ring, keys, texts } = place;
      const seals = ring.keys.filter(({ kind, id }) => kind === 'seal' && id !== keys.sealing()).map(({ id }) => id);
      if (seals.length > 0) {
        await rewriteSeals(texts, keys, seals, ({ table, rows }) => io.err(`${table}: ${rows} rows were sealed again`));
        await remarkSteps(texts, keys);
        let [files, left] = [0, 0];
        for (const municipality of texts.municipalities) {
          const done = await resealBlobs(place.blobs, keys, municipality);
          files += done.files;
          left += done.left;
        }
        io.err(`documents: ${files} were sealed again`);
        if (left > 0) io.err(`documents: ${left} could not be opened; they were left as they are`);
        for (const id of seals) {
          const { rows, proven } = await sealedBy(place, id);
          const reasons =
            proven > 0 ? `, and ${proven} reasons of decisions about the logbook, which stay as they are` : '';
          io.out(`Key ${id}: ${rows} left${reasons}`);
        }
      }
      if (hashKeys(ring).length > 1) await hashAgain(config, place, io);
      else if (seals.length === 0) io.out('There is one key of each kind: nothing to do.');
      return 0;
    }),
};

/** Rows that a key sealed; and of those that nobody may change, how many. */
async function sealedBy({ texts }: Place, id: string): Promise<{ readonly rows: number; readonly proven: number }> {
  const found = await sealedTexts(texts, id);
  const sum = (some: typeof found): number => some.reduce((total, { rows }) => total + rows, 0);
  return {
    rows: sum(found.filter(({ table }) => table !== PROVEN)),
    proven: sum(found.filter(({ table }) => table === PROVEN)),
  };
}

/** Who took each step of a decision about the logbook, sealed with the newest key, and its mark with the key that hashes. */
async function remarkSteps(texts: Texts, keys: RingKeys): Promise<void> {
  for (const municipality of texts.municipalities)
    for (const step of await texts.steps(municipality)) {
      const next = remade(keys, municipality, step);
      if (next) await texts.remarkStep(municipality, step, next);
    }
}

type Io = { err(line: string): void; out(line: string): void };

/** A Meent at work looks for keys every ten seconds, and tells what it knows. Longer than this it does not take. */
const HEARD_MS = 180_000;
const LOOK_MS = 1_000;

/** Waits until every Meent at work said that it works so. @throws StartProblem when one does not */
async function heard(
  { texts }: Place,
  io: Io,
  what: string,
  fits: (known: readonly string[]) => boolean,
): Promise<void> {
  const until = now().getTime() + HEARD_MS;
  for (let said = false; ; said = true) {
    const processes = await texts.processes();
    const others = await texts.others();
    if (others === 0 || (processes.length > 0 && processes.every(fits))) return;
    if (!said) io.err(`Waiting until every Meent at work ${what}`);
    if (now().getTime() > until)
      throw new StartProblem(
        'keys',
        processes.length === 0
          ? 'A Meent of an earlier release is at work; stop every one of them, and run this again.'
          : `A Meent at work does not read this key file yet: put it where each of them reads it (MEENT_KEYS), and run this again.`,
      );
    await wait(LOOK_MS);
  }
}

/**
 * First everybody looks under both keys, then everybody hashes with the newer, then what is stored follows. At no moment does
 * a program look for less than another stores.
 */
async function hashAgain(config: Config, place: Place, io: Io): Promise<void> {
  const { texts } = place;
  let { ring } = place;
  const [old, newer] = activeKeys(ring, 'hash') as [Key, Key?];
  if (newer) {
    await heard(place, io, `looks under key ${newer.id} too`, (known) => known.includes(newer.id));
    await holdUnderEveryKey(texts, place.keys);
    ring = changed(ring, (before) => retireKey(before, old.id, timestamp()));
    replaceKeyFile(config.keys, ring);
    io.err(`Key ${newer.id} hashes from now on. Back ${keyFile(config.keys)} up, now.`);
  }
  const hashing = activeKeys(ring, 'hash')[0]!;
  await heard(place, io, `hashes with key ${hashing.id}`, ([first]) => first === hashing.id);
  const keys = makeKeys(ring);
  await holdUnderEveryKey(texts, keys);
  await remarkSteps(texts, keys);
  let stuck = 0;
  for (let walk = 0; walk < MOST_WALKS; walk += 1) {
    const left = await rewriteHashes(texts, keys, ({ table, rows }) =>
      io.err(`${table}: ${rows} rows were hashed again`),
    );
    stuck = left.stuck;
    if (left.missed === 0) break;
  }
  await texts.remark(marksOf(keys)[0]!);
  await texts.end();
  if (stuck > 0)
    io.err(
      `${stuck} rows could not be hashed again: another record with that number is there. Remove one of the two, and run this again.`,
    );
  io.out(
    `Records are found by key ${hashing.id}. Earlier keys find lines of the logbook of before, and stay for that: "keys remove" says how much needs them. Back ${keyFile(config.keys)} up, now.`,
  );
}

/** Each walk finds what was written during the one before: after a few there is nothing, unless a Meent still hashes with the earlier key. */
const MOST_WALKS = 10;

export const remove: Command = {
  name: 'keys remove',
  arguments: ['ID'],
  options: {},
  help: [
    'Takes an old key out of the key file, when nothing depends on it: says how much does, and refuses, otherwise.',
    'Make sure that no backup has to be restored that was made with it.',
  ],
  examples: ['keys remove s21790f13'],
  run: ({ config, arguments: [id], io }) =>
    withPlace(config, async (place) => {
      const key = place.ring.keys.find((one) => one.id === id);
      const next = changed(place.ring, (before) => removeKey(before, id!));
      const needs = await dependsOn(place, key!.kind, id!);
      if (needs !== undefined) throw new StartProblem('keys', `${needs}, so key ${id} stays; nothing was changed.`);
      replaceKeyFile(config.keys, next);
      io.out(`Key ${id} is gone. Back ${keyFile(config.keys)} up, and start every Meent again.`);
      return 0;
    }),
};

/** How much depends on it, as the beginning of a sentence; nothing when nothing does. */
async function dependsOn(place: Place, kind: string, id: string): Promise<string | undefined> {
  switch (kind) {
    case 'seal': {
      const { rows, proven } = await sealedBy(place, id);
      let files = 0;
      for (const municipality of place.texts.municipalities)
        files += (await resealBlobs(place.blobs, place.keys, municipality, false)).left;
      if (rows + files > 0) return `${rows} rows and ${files} documents are sealed with an earlier key`;
      return proven > 0 ? `${proven} decisions about the logbook have a reason that is sealed with it` : undefined;
    }
    case 'hash': {
      const rows = await hashedOtherwise(place.texts, place.keys);
      if (rows > 0) return `${rows} rows are found by an earlier key; run "keys rewrite"`;
      const today = await hashesOfToday(place.texts, place.keys);
      const { length } = (await place.texts.lines()).filter((subject) => !today.has(subject));
      if (length > 0) return `The logbook has lines of before, of ${length} persons`;
      const decisions = await decisionsOfBefore(place, today);
      return decisions > 0 ? `${decisions} decisions about the logbook are of before` : undefined;
    }
    case 'log-sign':
      return 'Heads of the logbook of before are checked with it';
    default:
      return undefined;
  }
}

/** About somebody, by a hash of before; or still open, so that who proposed it is known by one. */
async function decisionsOfBefore({ texts, ring }: Place, today: ReadonlySet<string>): Promise<number> {
  const since = activeKeys(ring, 'hash')[0]!.created;
  let count = 0;
  for (const municipality of texts.municipalities) {
    const steps = (await texts.steps(municipality)).map(({ said }) => readStep(said));
    const closed = new Set(steps.filter(({ step }) => step !== 'voorstel').map(({ decision }) => decision));
    count += steps.filter(
      ({ terms, decision, at }) =>
        (terms.subject !== undefined && !today.has(terms.subject)) || (at < since && !closed.has(decision)),
    ).length;
  }
  return count;
}
