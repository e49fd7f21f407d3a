/** Heads that are kept beside the database: a log that is put back or made anew while nobody works on it is not signed on. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { LogDamaged } from '../../src/logbook/continue.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { openWitness, type Witness } from '../../src/logbook/witness.ts';
import { keys, type LogbookOnClone, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
let folder: string;
beforeAll(async () => {
  log = await logbookOnClone();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meent-heads-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await log.clone.asOwner(
    'truncate meent.log_queue, meent.log_position, meent.log_tile, meent.log_checkpoint, meent.log_subject, meent.log_commit',
  );
});
afterAll(() => log.clone.drop());

const witness = (): Witness =>
  openWitness(folder, (error) => {
    throw error;
  });

/** A process: two rounds of three entries, of which the first is known to be stored for good. */
async function work(): Promise<void> {
  const seen = witness();
  const sequencer = createSequencer({ db: log.db, tasks: [numberEntries(keys, { witness: seen })], onError: () => {} });
  for (let round = 0; round < 2; round++) {
    await log.fill(3);
    await sequencer.round();
  }
  seen.close();
}
const startAgain = () => {
  const seen = witness();
  return createSequencer({ db: log.db, tasks: [numberEntries(keys, { witness: seen })], onError: () => {} }).round();
};
const verified = () => verifyLog(log.db.log, { municipality: 7, keys, kept: witness().all() });

test('the next process goes on from what was kept', async () => {
  await work();
  expect(readdirSync(folder)).toEqual(['7.head']);
  await log.fill(1);
  expect(await startAgain()).toBe(1);
  expect(await verified()).toMatchObject({ findings: [], kept: 1, entries: 7 });
});

test('a head is kept as soon as it is stored for good, also when nothing comes after it', async () => {
  const seen = witness();
  await log.fill(3);
  await createSequencer({ db: log.db, tasks: [numberEntries(keys, { witness: seen })], onError: () => {} }).round();
  seen.close();
  expect(witness().remembered(7)).toMatch(/^logboek\.meent\/7\n3\n/);
});

test('a round that was not committed keeps no head', async () => {
  const seen = witness();
  await log.fill(3);
  const task = numberEntries(keys, { witness: seen });
  const run = async (tx: Parameters<typeof task.run>[0]) => Promise.reject(new Error(`${await task.run(tx)}`));
  await expect(createSequencer({ db: log.db, tasks: [{ ...task, run }], onError: () => {} }).round()).rejects.toThrow(
    '3',
  );
  seen.close();
  expect(witness().remembered(7)).toBeUndefined();
});

test('a log whose heads were taken away is not begun anew; without what was kept it is', async () => {
  await work();
  await log.clone.asOwner('truncate meent.log_position, meent.log_tile, meent.log_checkpoint, meent.log_subject');
  await log.fill(1);
  await expect(startAgain()).rejects.toThrow(/its heads are gone/);
  expect((await verified()).findings).not.toEqual([]);
  rmSync(join(folder, '7.head'));
  expect(await startAgain()).toBe(1);
});

test('a log that was put back to an earlier head, or made anew with as many entries, is not signed on', async () => {
  await work();
  // Made anew: as many entries, of which one says something else, signed as the program signs a log that begins.
  await log.rewrite(7, 0, (entry) => [{ ...entry, preimage: entry.preimage.replace('werkplek', 'anders') }]);
  await log.clone.asOwner('truncate meent.log_position, meent.log_tile, meent.log_checkpoint, meent.log_subject');
  await log.requeue(7);
  await createSequencer({ db: log.db, tasks: [numberEntries(keys)], onError: () => {} }).round();
  await log.fill(1);
  await expect(startAgain()).rejects.toThrow(LogDamaged);
  expect((await verified()).findings).not.toEqual([]);
});

test('a kept head that is not of this log is said, and nothing is signed on', async () => {
  await work();
  writeFileSync(join(folder, '7.head'), 'logboek.meent/7\n3\nAAAA\n\n');
  await log.fill(1);
  await expect(startAgain()).rejects.toThrow(/was not signed by this log/);
});

test('an older head never replaces a newer one', async () => {
  const one = witness();
  one.remember(7, 'logboek.meent/7\n9\nAAAA\n');
  one.close();
  const other = witness();
  other.remember(7, 'logboek.meent/7\n5\nAAAA\n');
  other.close();
  expect(witness().remembered(7)).toContain('\n9\n');
});
