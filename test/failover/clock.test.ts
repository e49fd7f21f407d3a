/** The clock of the machine is set while people are at work: forward, and back again. The database keeps its own. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, type Ledger, newLedger, startCrowd, type World } from '../support/crowd.ts';
import { BSN, faultsIn, worldOf } from '../support/kill.ts';
import { type Started, startMeent, temporaryData } from '../support/meent.ts';

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let world: World;
let clock: string;

beforeAll(async () => {
  data = await temporaryData();
  clock = join(data.folder, '..', 'clock');
  meent = await startMeent({
    ...data.environment,
    NODE_OPTIONS: `--import=${resolve('test/support/jumping-clock.mjs')}`,
    TEST_CLOCK_FILE: clock,
  });
  world = await worldOf(data, meent);
});
afterAll(async () => {
  await meent.stop();
  await data.remove();
});

function jump(minutes: number): void {
  writeFileSync(clock, String(minutes * 60_000));
  meent.process.kill('SIGUSR2');
}

async function moreWork(ledger: Ledger, writes: number): Promise<void> {
  const wanted = ledger.written.length + writes;
  while (ledger.written.length < wanted && ledger.wrong.length === 0) await wait(10);
}

test('a clock that jumps loses nothing, and the log stays right', async () => {
  const ledger = newLedger();
  const crowd = await startCrowd(world, { ledger, bsn: BSN });
  await moreWork(ledger, 50);
  for (const minutes of [30, 0, 50, 0, 0.2, 0]) {
    jump(minutes);
    await moreWork(ledger, 40);
  }
  await crowd.stop();
  expect(ledger.unsure).toEqual([]);
  expect(await faultsIn(data, world, ledger)).toEqual([]);
});

test('what waits for its time is not held up by a clock that was wrong', async () => {
  // A day ahead: tokens of today are too old then, and daily work comes round.
  jump(24 * 60);
  const status = async (): Promise<number> => (await ask(world, 'GET', '/zaken/api/v1/zaken')).status;
  await expect.poll(status, { timeout: 30_000 }).toBe(401);
  await wait(3_000);
  jump(0);
  await expect.poll(status, { timeout: 30_000 }).toBe(200);
  const ledger = newLedger();
  const crowd = await startCrowd(world, { ledger, bsn: BSN });
  await moreWork(ledger, 40);
  await crowd.stop();
  expect(ledger.unsure).toEqual([]);
  expect(await faultsIn(data, world, ledger)).toEqual([]);
});
