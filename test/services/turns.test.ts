/** One application that asks much waits for itself, is told so, and keeps nobody else waiting. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCallTurns } from '../../src/services/turns.ts';
import { addTables, libraryResources } from '../engine/library.ts';
import { startMeent, type TestMeent } from '../support/server.ts';

const BOEKEN = '/boeken/api/v1/boeken';
/** Cheap to list, about nobody, and for whoever may read rights. */
const OTHER = '/autorisaties/api/v1/applicaties';

const turns = createCallTurns({ places: 40, waiting: 40 });
let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent({ extra: libraryResources, prepare: addTables, turns });
  await meent.grant([{ component: 'ac', scopes: ['autorisaties.lezen'] }]);
});
afterAll(() => meent.close());

let free = async (): Promise<void> => {};
afterEach(() => free());

/** Keeps the table of books, so that every list of them takes as long as it is kept. */
async function hold({ clone } = meent): Promise<void> {
  const owner = clone
    .asOwner('begin; lock table meent.boeken_boek in access exclusive mode; select pg_sleep(60)')
    .catch(() => {});
  const held = `select pid from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)' and wait_event = 'PgSleep'`;
  await expect.poll(async () => (await clone.asOwner(held)).length).toBe(1);
  free = async () => {
    free = async () => {};
    await clone.asOwner(`select pg_terminate_backend(pid) from (${held}) h`);
    await owner;
  };
}

const listBooks = (count: number) =>
  Array.from({ length: count }, async () => (await meent.ask({ url: BOEKEN })).statusCode);

test('the heavy one is refused beyond what may wait, and another application is answered meanwhile', async () => {
  await hold();
  // Lists cost four: seven run, ten wait, and three too many.
  const lists = listBooks(20);
  await expect.poll(() => turns.calls.state()).toMatchObject({ waiting: 10 });
  const refused = await meent.ask({ url: OTHER });
  expect(refused.statusCode).toBe(429);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect(refused.json()).toMatchObject({ code: 'too_many_requests', status: 429 });
  expect(refused.json().detail).toMatch(/U vraagt te veel tegelijk. Wacht \d+ second/);
  const line = meent.lines.map((one) => JSON.parse(one)).findLast(({ status }) => status === 429);
  expect(line).toMatchObject({ application: 'alles' });

  const others = await Promise.all(Array.from({ length: 5 }, () => meent.ask({ url: OTHER, as: 'beperkt' })));
  expect(others.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(200));
  await free();
  const answers = await Promise.all(lists);
  expect(answers.filter((status) => status === 200)).toHaveLength(17);
  expect(answers.filter((status) => status === 429)).toHaveLength(3);
  expect((await meent.ask({ url: BOEKEN })).statusCode).toBe(200);
  expect(turns.calls.state().waiting).toBe(0);
});

test('nobody makes us read a body that will be refused', async () => {
  await hold();
  const lists = listBooks(17);
  await expect.poll(() => turns.calls.state()).toMatchObject({ waiting: 10 });
  const payload = '{"not": json';
  const headers = { 'content-type': 'application/json' };
  expect((await meent.ask({ method: 'POST', url: BOEKEN, headers, payload })).statusCode).toBe(429);
  await free();
  await Promise.all(lists);
  expect((await meent.ask({ method: 'POST', url: BOEKEN, headers, payload })).statusCode).toBe(400);
});

test('whoever has not said who it is shares the places of its address', async () => {
  await hold();
  const lists = listBooks(17);
  await expect.poll(() => turns.calls.state()).toMatchObject({ waiting: 10 });
  expect((await meent.ask({ url: OTHER, as: false })).statusCode).toBe(401);
  expect((await meent.ask({ url: '/autorisaties/api/v1/openapi.yaml', as: false })).statusCode).toBe(200);
  await free();
  await Promise.all(lists);
});

test('statements that last take no connection that another application needs', async () => {
  const wide = await startMeent({ extra: libraryResources, prepare: addTables });
  try {
    await wide.grant([{ component: 'ac', scopes: ['autorisaties.lezen'] }]);
    const changes = (as: string) => wide.ask({ url: '/meent/api/v1/wijzigingen?aantal=1', as });
    expect((await changes('beperkt')).statusCode).toBe(200);
    await hold(wide);
    // More than there are connections.
    const lists = Array.from({ length: 30 }, () => wide.ask({ url: BOEKEN }));
    await expect.poll(() => wide.db.stats()[0]?.waiting).toBeGreaterThan(10);
    expect((await changes('beperkt')).statusCode).toBe(200);
    // Twin: who keeps the connections waits for them.
    expect(wide.db.stats()[0]!.waiting).toBeGreaterThan(0);
    await free();
    await Promise.all(lists);
    expect((await wide.ask({ url: BOEKEN })).statusCode).toBe(200);
  } finally {
    await free();
    await wide.close();
  }
});
