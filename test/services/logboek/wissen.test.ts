/** Retention of lines, from the period that two people decide to the line that is gone; and what must stay. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { setTimeSource, today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { eraseLines } from '../../../src/logbook/erase.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { verifyLog } from '../../../src/logbook/verify.ts';
import { wisBesloten } from '../../../src/services/logboek/wissen.ts';
import { BSN, CRS, makeWorld, path, type World } from '../../registers/all/world.ts';
import { FIRST, keys, startMeent, type TestMeent } from '../../support/server.ts';

const MEENT = '/meent/api/v1';
const een = { id: 'm-0101', name: 'Een' };
const twee = { id: 'm-0102', name: 'Twee' };
const reden = { reden: 'De termijn is voorbij.' };

let meent: TestMeent;
let world: World;
const refused: string[] = [];
let rest: () => Promise<void>;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const sequencer = createSequencer({
    db: meent.db,
    tasks: [numberEntries(keys), eraseLines(({ code }) => refused.push(code))],
    onError: () => {},
  });
  rest = async () => {
    while ((await sequencer.round()) !== 0);
  };
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

/** Whom one application names counts as one person, so each has one of their own. */
const post = async (url: string, user: typeof een, payload?: object) =>
  meent.ask({
    method: 'POST',
    ...(user === twee ? { as: await meent.another('besluit') } : {}),
    url: `${MEENT}/${url}`,
    user,
    ...(payload ? { payload } : {}),
  });

async function besluit(url: string, payload: object): Promise<string> {
  const proposed = await post(url, een, { ...reden, ...payload });
  expect(proposed.statusCode, proposed.body).toBe(201);
  const { id } = proposed.json<{ id: string }>();
  const decided = await post(`logboekbesluiten/${id}/vaststellen`, twee);
  expect(decided.statusCode, decided.body).toBe(200);
  return id;
}

test('whom one application names is one person', async () => {
  const proposed = await post('logboektermijnen', een, { waarvan: 'alle', termijn: 'P9Y', ...reden });
  const url = `${MEENT}/logboekbesluiten/${proposed.json<{ id: string }>().id}`;
  const same = await meent.ask({ method: 'POST', url: `${url}/vaststellen`, user: twee });
  expect(same.statusCode).toBe(403);
  expect(same.json<{ detail: string }>().detail).toContain('via deze applicatie');
  // Twin: through another one it is somebody else.
  expect((await post(`${url.slice(MEENT.length + 1)}/vaststellen`, twee)).statusCode).toBe(200);
  expect((await post(`${url.slice(MEENT.length + 1)}/beeindigen`, een, reden)).statusCode).toBe(200);
});

const linesAbout = async (record: string): Promise<number> => {
  const [row] = await meent.db.in(FIRST).query<{ n: number }>({
    text: `select count(*)::int as n from log_entry where municipality = ${FIRST} and lines like '% ${record}%'`,
  });
  return row!.n;
};

test('lines go when their period is over, and not before; a case that must stay keeps its own', async () => {
  const [gaat, blijft] = [await world.zaak(), await world.zaak()].map(({ url }) => url) as [string, string];
  for (const url of [gaat, blijft]) await meent.ask({ method: 'GET', url: path(world, url), user: een, headers: CRS });
  await rest();
  const wissing = (voor: string) => ({ grond: 'bewaartermijn', activiteit: 'dienstverlening', voor, ...reden });
  const tomorrow = addDays(today(), 1);
  // Nobody decided for how long: nothing goes.
  expect((await post('logboekwissingen', een, wissing(tomorrow))).statusCode).toBe(409);
  expect((await post('logboektermijnen', een, { waarvan: 'alle', termijn: 'P1M', ...reden })).statusCode).toBe(400);
  await besluit('logboektermijnen', { waarvan: 'alle', termijn: 'P1Y' });
  expect((await post('logboekwissingen', een, wissing(tomorrow))).statusCode).toBe(400);

  const opschorting = { zaak: blijft, grond: 'onderzoek', toelichting: 'Rekenkamer.' };
  await world.post(`${MEENT}/opschortingen`, opschorting);
  const later = Date.now() + 366 * 86_400_000 + 2 * 86_400_000;
  const back = setTimeSource(() => later);
  onTestFinished(back);
  await besluit('logboekwissingen', wissing(tomorrow));
  const gone = await wisBesloten(meent.engine, FIRST);
  expect(gone).toBeGreaterThan(0);
  await rest();
  expect(refused).toEqual([]);
  expect(await linesAbout(gaat.slice(-36))).toBe(0);
  expect(await linesAbout(blijft.slice(-36))).toBeGreaterThan(0);
  // Done is done.
  expect(await wisBesloten(meent.engine, FIRST)).toBe(0);
  expect((await verifyLog(meent.db.log, { municipality: FIRST, keys })).findings).toEqual([]);
});

test('a request that runs keeps every line about that resident', async () => {
  const { url } = await world.zaak();
  await meent.ask({ method: 'GET', url: path(world, url), user: een, headers: CRS });
  await rest();
  const [at] = await meent.db.in(FIRST).query<{ position: number }>({
    text: `select max(position) as position from log_entry where municipality = ${FIRST} and lines like '% ${url.slice(-36)}'`,
  });
  const regels = [{ positie: at!.position, regel: 0 }];
  const hold = await post('logboekvasthoudingen', een, { bsn: BSN, grond: 'avg-verzoek', ...reden });
  expect(hold.statusCode, hold.body).toBe(201);
  await besluit('logboekwissingen', { grond: 'onrechtmatig', regels });
  expect(await wisBesloten(meent.engine, FIRST)).toBe(0);
  await rest();
  const before = await linesAbout(url.slice(-36));
  // Who held it does not let it go.
  const { id } = hold.json<{ id: string }>();
  expect((await post(`logboekbesluiten/${id}/beeindigen`, een, reden)).statusCode).toBe(403);
  expect((await post(`logboekbesluiten/${id}/beeindigen`, twee, reden)).statusCode).toBe(200);
  await besluit('logboekwissingen', { grond: 'onrechtmatig', regels });
  expect(await wisBesloten(meent.engine, FIRST)).toBe(1);
  await rest();
  expect(await linesAbout(url.slice(-36))).toBe(before - 1);
});

test.each([
  ['without ground', { regels: [{ positie: 0, regel: 0 }] }],
  ['on a ground of another kind', { grond: 'strafbare-feiten', regels: [{ positie: 0, regel: 0 }] }],
  ['of nothing', { grond: 'onrechtmatig' }],
])('refused: erasing %s', async (_, payload) => {
  expect((await post('logboekwissingen', een, { ...reden, ...payload })).statusCode).toBe(400);
});

test('what was decided to be erased is not taken back', async () => {
  const id = await besluit('logboekwissingen', { grond: 'bevel', regels: [{ positie: 0, regel: 0 }] });
  expect((await post(`logboekbesluiten/${id}/beeindigen`, een, reden)).statusCode).toBe(409);
  expect((await post(`logboekbesluiten/${id}/vaststellen`, twee)).statusCode).toBe(409);
});
