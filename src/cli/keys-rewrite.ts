/** What an earlier key made, made again with the newest one; and an old key taken out when nothing needs it any more. */
import { join } from 'node:path';
import { resealBlobs } from '../foundation/blobs/reseal.ts';
import type { Config } from '../foundation/config.ts';
import { openDataFolder } from '../foundation/data-folder.ts';
import { migrate } from '../foundation/db/migrate.ts';
import { openServer } from '../foundation/db/open.ts';
import { type Texts, withTexts } from '../foundation/db/texts.ts';
import { marksOf } from '../foundation/keys/belongs.ts';
import { keyFile, replaceKeyFile } from '../foundation/keys/file.ts';
import { makeKeys, type RingKeys } from '../foundation/keys/keys.ts';
import { hashesOfToday, rewriteHashes, rewriteSeals, sealedTexts } from '../foundation/keys/rewrite.ts';
import { activeKeys, type KeyRing, removeKey, retireKey } from '../foundation/keys/ring.ts';
import { StartProblem } from '../foundation/start-problem.ts';
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
    'With two hash keys: hashes again every number that is sealed somewhere, and retires the earlier key. Stop every Meent before.',
    'It can be broken off at any moment, and goes on when it is run again.',
  ],
  examples: ['keys rewrite'],
  run: ({ config, io }) =>
    withPlace(config, async (place) => {
      const { ring, keys, texts } = place;
      const seals = ring.keys.filter(({ kind, id }) => kind === 'seal' && id !== keys.sealing()).map(({ id }) => id);
      if (seals.length > 0) {
        await rewriteSeals(texts, keys, seals, ({ table, rows }) => io.err(`${table}: ${rows} rows were sealed again`));
        let [files, left] = [0, 0];
        for (const municipality of texts.municipalities) {
          const done = await resealBlobs(place.blobs, keys, municipality);
          files += done.files;
          left += done.left;
        }
        io.err(`documents: ${files} were sealed again`);
        if (left > 0) io.err(`documents: ${left} could not be opened; they were left as they are`);
        for (const id of seals) io.out(`Key ${id}: ${await sealedBy(place, id)} left`);
      }
      if (activeKeys(ring, 'hash').length > 1) await hashAgain(config, place, io);
      else if (seals.length === 0) io.out('There is one key of each kind: nothing to do.');
      return 0;
    }),
};

/** Rows and documents that a key sealed. */
async function sealedBy({ texts }: Place, id: string): Promise<number> {
  return (await sealedTexts(texts, id)).reduce((sum, { rows }) => sum + rows, 0);
}

async function hashAgain(
  config: Config,
  place: Place,
  io: { err(line: string): void; out(line: string): void },
): Promise<void> {
  const { ring, keys, texts } = place;
  const [old] = activeKeys(ring, 'hash');
  const others = await texts.others();
  if (others > 0)
    throw new StartProblem(
      'keys',
      `A Meent is at work on this database (${others} connections); stop every one of them, and run this again.`,
    );
  const waiting = await texts.waiting();
  if (waiting > 0)
    throw new StartProblem(
      'keys',
      `${waiting} commits of the logbook have no number yet; start Meent, stop it a few seconds later, and run this again.`,
    );
  await texts.begin();
  await rewriteHashes(texts, keys, ({ table, rows }) => io.err(`${table}: ${rows} rows were hashed again`));
  await texts.remark(marksOf(keys).at(-1)!);
  replaceKeyFile(
    config.keys,
    changed(ring, (before) => retireKey(before, old!.id)),
  );
  await texts.end();
  io.out(
    `Records are found by key ${activeKeys(ring, 'hash').at(-1)!.id} from now on. Key ${old!.id} is old: it finds lines of the logbook of before. Back ${keyFile(config.keys)} up, now.`,
  );
}

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
      const rows = await sealedBy(place, id);
      let files = 0;
      for (const municipality of place.texts.municipalities)
        files += (await resealBlobs(place.blobs, place.keys, municipality, false)).left;
      return rows + files > 0 ? `${rows} rows and ${files} documents are sealed with an earlier key` : undefined;
    }
    case 'hash': {
      const today = await hashesOfToday(place.texts, place.keys);
      const { length } = (await place.texts.lines()).filter((subject) => !today.has(subject));
      return length > 0 ? `The logbook has lines of before, of ${length} persons` : undefined;
    }
    case 'log-sign':
      return 'Heads of the logbook of before are checked with it';
    default:
      return undefined;
  }
}
