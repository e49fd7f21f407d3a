import { afterAll, beforeAll, expect, test } from 'vitest';
import { newLedger } from '../support/crowd.ts';
import { faultsIn, killAtWork, worldOf } from '../support/kill.ts';
import { type Started, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;

beforeAll(async () => {
  data = await temporaryData();
  meent = await startSmall(data.environment);
});
afterAll(async () => {
  await meent.stop();
  await data.remove();
});

test('after kill -9 in the middle of work everything that was promised is there, once', async () => {
  const world = await worldOf(data, meent);
  const ledger = newLedger();
  meent = await killAtWork(data, { meent, world, ledger, victim: 'program', writes: 40 + Math.random() * 80 });
  expect(ledger.read.length).toBeGreaterThan(0);
  expect(await faultsIn(data, world, ledger)).toEqual([]);
});
