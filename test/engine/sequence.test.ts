/** Numbers of changes when many wait, and what the metric says meanwhile. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { changesWaitSeconds, foldCounts, numberChanges } from '../../src/engine/sequence.ts';
import { setTimeSource } from '../../src/foundation/clock.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { newId } from '../../src/foundation/ids.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

const MUNICIPALITY = 7;
let clone: Clone;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = clone.open();
});
afterAll(() => clone.drop());

/** As many statements, each with so many changes. */
const queue = (statements: number, changes = 1) =>
  clone.asOwner(
    `insert into meent.engine_change_queue (municipality, changes)
select $1, array_agg(id::uuid) from unnest($2::text[]) with ordinality as t (id, n) group by (n - 1) / $3 order by (n - 1) / $3`,
    [MUNICIPALITY, Array.from({ length: statements * changes }, newId), changes],
  );
const numbered = async () =>
  (await clone.asOwner<{ n: number }>('select count(*)::int as n from meent.engine_change_number'))[0]!.n;

test('many statements of one change are numbered without a pause, and what waits has its age', async () => {
  expect(await changesWaitSeconds(db.log)).toBe(0);
  await queue(4_500);
  const later = Date.now() + 30_000;
  onTestFinished(setTimeSource(() => later));
  const waits = await changesWaitSeconds(db.log);
  expect(waits).toBeGreaterThan(20);
  const run = () => db.log.transaction((tx) => numberChanges.run(tx));
  // As many as the limit is what tells the sequencer that there is more.
  expect(await run()).toBe(numberChanges.limit);
  expect(await run()).toBe(numberChanges.limit);
  expect(await changesWaitSeconds(db.log)).toBeGreaterThan(20);
  expect(await run()).toBe(500);
  expect(await changesWaitSeconds(db.log)).toBe(0);
  expect(await numbered()).toBe(4_500);
});

test('statements of many changes are numbered whole, up to about the limit', async () => {
  await queue(5, 900);
  const run = () => db.log.transaction((tx) => numberChanges.run(tx));
  expect(await run()).toBe(2_700);
  expect(await run()).toBe(1_800);
  expect(await run()).toBe(0);
});

test('the loop goes on without a sign until nothing waits', async () => {
  const before = await numbered();
  await queue(4_500);
  const rounds: number[] = [];
  const counted = {
    ...numberChanges,
    run: async (tx: Parameters<typeof numberChanges.run>[0]) => {
      const count = await numberChanges.run(tx);
      rounds.push(count);
      return count;
    },
  };
  const loop = createSequencer({ db, tasks: [counted, foldCounts], onError: () => {} });
  loop.start();
  await expect.poll(numbered).toBe(before + 4_500);
  await loop.stop();
  expect(rounds.slice(0, 3)).toEqual([2_000, 2_000, 500]);
});
