/** A log that somebody changed in the database is not signed on: C2SP tlog-checkpoint forbids a head that forks. */
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { LogDamaged } from '../../src/logbook/continue.ts';
import { signCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { EMPTY_EDGE, edgeRoot, extend } from '../../src/logbook/merkle/edge.ts';
import { type Hash, leafHash } from '../../src/logbook/merkle/hash.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { signerOf } from '../../src/logbook/origin.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { missingSince, waitingSeconds } from '../../src/logbook/waiting.ts';
import { keys, type LogbookOnClone, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterEach(() => log.clone.asOwner('delete from meent.log_queue'));
afterAll(() => log.clone.drop());

const sequencer = () => createSequencer({ db: log.db, tasks: [numberEntries(keys)], onError: () => {} });
const numbered = async (municipality: number) =>
  (
    await log.clone.asOwner<{ n: number }>(
      'select sum(entries)::int as n from meent.log_position where municipality = $1',
      [municipality],
    )
  )[0]!.n;

/** The log as it would be with another entry at 0: tiles and head agree. */
async function rewrite(municipality: number, sign?: (size: number, root: Hash) => string): Promise<void> {
  const rows = await log.clone.asOwner<{ leaf: Buffer }>(
    `select sha256('\\x00'::bytea || convert_to(preimage, 'UTF8')) as leaf from meent.log_entry where municipality = $1 and position is not null order by position`,
    [municipality],
  );
  const { edge, tiles } = extend(EMPTY_EDGE, [leafHash('iets anders'), ...rows.slice(1).map(({ leaf }) => leaf)]);
  for (const { level, index, data } of tiles) {
    await log.clone.asOwner(
      'update meent.log_tile set data = $4 where municipality = $1 and level = $2 and index = $3',
      [municipality, level, index, data],
    );
  }
  const root = edgeRoot(edge);
  await log.clone.asOwner(
    'update meent.log_checkpoint set root = $2, note = coalesce($3, note) where municipality = $1',
    [municipality, root, sign?.(edge.size, root) ?? null],
  );
}

/** Rounds of a few entries, so that the process knows a head for certain and has written a later one. */
async function run(one: ReturnType<typeof sequencer>, municipality: number, rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i += 1) {
    await log.fill(3, municipality);
    await one.round();
  }
  await log.fill(1, municipality);
}

test('tiles that do not fit the head; the other municipalities go on', async () => {
  await run(sequencer(), 23, 1);
  await log.clone.asOwner(
    'update meent.log_tile set data = set_byte(data, 0, 255 - get_byte(data, 0)) where municipality = 23',
  );
  await log.fill(3, 24);
  const fresh = sequencer();
  await expect(fresh.round()).rejects.toThrow(LogDamaged);
  expect(await fresh.round()).toBe(3);
  expect(await numbered(24)).toBe(3);
  expect(await numbered(23)).toBe(3);
});

test('a tile that is gone', async () => {
  await run(sequencer(), 25, 1);
  await log.clone.asOwner('delete from meent.log_tile where municipality = 25');
  await expect(sequencer().round()).rejects.toThrow('a tile is missing');
});

test('after a start: a head that was not signed by the key of the log', async () => {
  await run(sequencer(), 26, 1);
  await rewrite(26);
  await expect(sequencer().round()).rejects.toThrow('was not signed by this log');
});

test('while it runs: another head, signed with the key itself', async () => {
  const one = sequencer();
  await run(one, 27, 2);
  await rewrite(27, (size, root) => signCheckpoint({ size, root }, signerOf(27, keys)));
  await expect(one.round()).rejects.toThrow('does not extend one that was signed');
  // A process that starts now cannot know: that takes a head kept outside the database.
  expect(await sequencer().round()).toBe(1);
});

test('while it runs: an earlier head put back', async () => {
  const one = sequencer();
  await run(one, 28, 1);
  const [head] = await log.clone.asOwner<{ size: number; root: Buffer; note: string }>(
    'select size, root, note from meent.log_checkpoint where municipality = 28',
  );
  await run(one, 28, 2);
  await log.clone.asOwner('update meent.log_checkpoint set size = $1, root = $2, note = $3 where municipality = 28', [
    head!.size,
    head!.root,
    head!.note,
  ]);
  await expect(one.round()).rejects.toThrow('older than one that was signed');
});

test('while it runs: put back to before its last round', async () => {
  const one = sequencer();
  await run(one, 33, 1);
  const tables = ['log_position', 'log_tile', 'log_checkpoint', 'log_subject'];
  for (const table of tables)
    await log.clone.asOwner(
      `create table meent.before_${table} as select * from meent.${table} where municipality = 33`,
    );
  await one.round();
  for (const table of tables) {
    await log.clone.asOwner(`delete from meent.${table} where municipality = 33`);
    await log.clone.asOwner(`insert into meent.${table} select * from meent.before_${table}`);
    await log.clone.asOwner(`drop table meent.before_${table}`);
  }
  await log.fill(1, 33);
  await expect(one.round()).rejects.toThrow('older than one that was signed');
});

test('while it runs: put back to nothing', async () => {
  const one = sequencer();
  await run(one, 29, 2);
  for (const table of ['log_position', 'log_tile', 'log_checkpoint'])
    await log.clone.asOwner(`delete from meent.${table} where municipality = 29`);
  await expect(one.round()).rejects.toThrow('its heads are gone');
});

test('two processes in turn go on from one another', async () => {
  const [one, two] = [sequencer(), sequencer()];
  for (let i = 0; i < 6; i += 1) {
    await log.fill(100, 30);
    expect(await (i % 2 === 0 ? one : two).round()).toBe(100);
  }
  expect(await numbered(30)).toBe(600);
});

test('what is not signed is seen to wait, also while the log is set aside; twin: another log does not', async () => {
  await run(sequencer(), 31, 1);
  await log.clone.asOwner('delete from meent.log_tile where municipality = 31');
  await log.fill(1, 32);
  const fresh = sequencer();
  await expect(fresh.round()).rejects.toThrow(LogDamaged);
  expect(await fresh.round()).toBe(1);
  // The wait of a turn is no fault, and is not told of.
  expect(await missingSince(log.db.log, 31)).toBeUndefined();
  const later = Date.now() + 30_000;
  onTestFinished(setTimeSource(() => later));
  const since = (await missingSince(log.db.in(31), 31))!.getTime();
  expect(later - since).toBeGreaterThanOrEqual(30_000);
  expect(await waitingSeconds(log.db.log)).toBe((later - since) / 1_000);
  expect(await missingSince(log.db.in(32), 32)).toBeUndefined();
  await log.clone.asOwner('delete from meent.log_queue');
  expect(await waitingSeconds(log.db.log)).toBe(0);
});
