/** Rounds of work and sudden ends on one data folder: each round is checked, and at the end all of them together. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUTH, type Subscriber, startSubscriber } from '../registers/notificaties/support.ts';
import { ask, type Ledger, newLedger, type World } from '../support/crowd.ts';
import { faultsIn, killAtWork, type Victim, worldOf } from '../support/kill.ts';
import { type Started, startMeent, temporaryData } from '../support/meent.ts';

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let subscriber: Subscriber;
let world: World;
const rounds: Ledger[] = [];

beforeAll(async () => {
  data = await temporaryData();
  meent = await startMeent(data.environment);
  world = await worldOf(data, meent);
  subscriber = await startSubscriber();
  const kanalen = ['zaken', 'documenten'].map((naam) => ({ naam, filters: {} }));
  const body = { callbackUrl: subscriber.url, auth: AUTH, kanalen };
  const { status } = await ask(world, 'POST', '/notificaties/api/v1/abonnement', { body });
  expect(status).toBe(201);
});
afterAll(async () => {
  await meent.stop();
  await subscriber.close();
  await data.remove();
});

test.for(['program', 'database', 'both'] as const satisfies Victim[])(
  'killed at work: %s; everything that was promised is there, once',
  async (victim) => {
    const ledger = newLedger();
    rounds.push(ledger);
    const writes = 200 + Math.random() * 300;
    meent = await killAtWork(data, { meent, world, ledger, victim, writes });
    expect(await faultsIn(data, world, ledger)).toEqual([]);
  },
);

test('the subscriber was told of every write of every round', async () => {
  const promised = rounds.flatMap(({ written }) => written.map(({ url }) => url));
  const untold = (): number => {
    const told = new Set(subscriber.got.filter(({ actie }) => actie === 'create').map((one) => one.resourceUrl));
    return promised.filter((url) => !told.has(url)).length;
  };
  // What was being sent when the process was killed is taken up when its lease has ended.
  await expect.poll(untold, { timeout: 120_000, interval: 500 }).toBe(0);
});

test('what earlier rounds were promised has stayed', async () => {
  for (const ledger of rounds) expect(await faultsIn(data, world, ledger)).toEqual([]);
});
