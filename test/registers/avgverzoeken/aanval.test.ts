/** What nobody does by accident: odd names, the same request from two processes, and withdrawing while it is decided on. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../src/foundation/ids.ts';
import { decisionsAbout, decisionsOf } from '../../../src/logbook/decisions.ts';
import { doeVerzoek, trekIn, verzoekCaller } from '../../../src/services/avg/aanvragen.ts';
import { houdRegelsVast } from '../../../src/services/avg/logboek.ts';
import { activityBody } from '../../support/activity.ts';
import { MIJN, metAvg, stap, vraag } from '../../support/avg.ts';
import { FIRST, keys, type Resident, seeder, startMeent, type TestMeent } from '../../support/server.ts';
import { makeWorld, type World } from '../all/world.ts';

let meent: TestMeent;
let second: Awaited<ReturnType<TestMeent['second']>>;
let world: World;
let noor: Resident;

beforeAll(async () => {
  meent = await startMeent();
  second = await meent.second();
  world = await makeWorld(meent);
  await metAvg(meent);
  noor = await meent.login('999990019');
  const activiteit = activityBody({ identificatie: 'taak', grond: 'publieke_taak' });
  await world.post('/registers/api/v1/verwerkingsactiviteiten', activiteit);
});
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

type At = Pick<TestMeent, 'ask'>;
const post = (payload: object, { at = meent as At, headers = {} } = {}) =>
  at.ask({ method: 'POST', url: MIJN, as: noor, payload, headers });
const mine = async (): Promise<readonly { readonly id: string }[]> =>
  (await meent.ask({ url: MIJN, as: noor })).json().verzoeken;

test.each(['toString', 'constructor', '__proto__'])('a reason that no law has is none: %s', async (grond) => {
  const onderdelen = [{ omschrijving: 'Mijn telefoonnummer' }];
  for (const payload of [
    { soort: 'wissing', grond, onderdelen },
    { soort: 'beperking', grond, activiteit: 'taak' },
  ]) {
    const answer = await post(payload);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().invalidParams).toMatchObject([{ name: 'grond', code: 'required' }]);
  }
  const { id } = await vraag(meent, noor, { soort: 'wissing', grond: 'niet-nodig', onderdelen });
  const part = { uitkomst: 'geweigerd', weigering: grond, uitleg: 'Daarom.' };
  expect((await stap(meent, id, 'beslissen', { payload: { onderdelen: [part] } })).statusCode).toBe(400);
});

test('asked twice at once under one key, of two processes, it is one request; twin: under another key it is another', async () => {
  const before = (await mine()).length;
  const ask = (at: At, key: string) => post({ soort: 'inzage' }, { at, headers: { 'idempotency-key': key } });
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all([ask(meent, `een-${round}`), ask(second, `een-${round}`)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(answers[0]!.json()).toEqual(answers[1]!.json());
  }
  expect((await mine()).length - before).toBe(5);
  expect((await ask(meent, 'twee')).statusCode).toBe(201);
  expect((await mine()).length - before).toBe(6);
});

test('withdrawn while it is decided on: data stand still by a decision, and never by what was withdrawn', async () => {
  const ends = new Set<string>();
  for (let round = 0; round < 12 && (round < 6 || ends.size < 2); round++) {
    const made = await vraag(meent, noor, { soort: 'beperking', activiteit: 'taak', grond: 'onrechtmatig' });
    const deciding = stap(meent, made.id, 'beslissen', { payload: { onderdelen: [{ uitkomst: 'toegewezen' }] } });
    await new Promise((next) => setTimeout(next, round * 15));
    const withdrawing = second.ask({ method: 'POST', url: `${MIJN}/${made.id}/intrekken`, as: noor });
    const [decided, withdrawn] = await Promise.all([deciding, withdrawing]);
    expect([decided.statusCode, withdrawn.statusCode].filter((status) => status === 200)).toHaveLength(1);
    const { stand, stilgezet } = (await meent.ask({ url: `${MIJN}/${made.id}`, as: noor })).json();
    ends.add(stand);
    const [row] = await meent.clone.asOwner<{ n: number }>(
      'select count(*)::int as n from meent.avgverzoeken_gegevensbeperking where zaak = $1',
      [made.zaak],
    );
    expect([stand, row!.n, stilgezet !== null]).toEqual(
      decided.statusCode === 200 ? ['besloten', 1, true] : ['ingetrokken', 0, false],
    );
  }
});

test('a form that is sent again after its request was withdrawn holds no lines any more', async () => {
  const { engine } = meent;
  const held = async (id: string) =>
    (await decisionsOf(meent.db.in(FIRST), keys, FIRST, 'vasthouden')).filter(
      ({ terms, ended }) => terms.request === id && !ended,
    ).length;
  const who = { subject: keys.hash(FIRST, 'bsn', '999990019'), level: 'substantieel' } as const;
  const caller = await verzoekCaller(engine, { ...seeder(FIRST) }, who);
  const asked = { soort: 'inzage', activiteit: '', grond: '', toelichting: '', onderdelen: [], id: newId() };
  const send = () => doeVerzoek(engine, caller, { bsn: '999990019', name: 'Noor' }, asked);
  const made = await send();
  expect(await held(made.id)).toBe(1);
  expect(await send()).toEqual(made);
  expect(await held(made.id)).toBe(1);
  await trekIn(engine, caller, made.id);
  expect(await held(made.id)).toBe(0);
  expect(await send()).toEqual(made);
  expect(await held(made.id)).toBe(0);
});

test('broken off right after a decision, the lines are let go by who sends it again; twin: while it runs they are held', async () => {
  const { id } = await vraag(meent, noor, { soort: 'inzage' });
  const subject = keys.hash(FIRST, 'bsn', '999990019');
  const held = async () =>
    (await decisionsAbout(meent.db.in(FIRST), keys, FIRST, [subject], 'vasthouden')).filter(
      ({ terms, ended }) => terms.request === id && !ended,
    ).length;
  const beslis = () => stap(meent, id, 'beslissen', { payload: { onderdelen: [{ uitkomst: 'toegewezen' }] } });
  expect((await stap(meent, id, 'verlengen', { payload: { reden: 'Het zijn er veel.' } })).statusCode).toBe(200);
  expect(await held()).toBe(1);
  expect((await beslis()).statusCode).toBe(200);
  expect(await held()).toBe(0);
  // As it stands where the process ended between the two writes.
  const caller = { ...seeder(FIRST), person: { subject, level: 'substantieel' } } as const;
  await houdRegelsVast(meent.engine, caller, id, 'avg-verzoek');
  expect(await held()).toBe(1);
  expect((await beslis()).statusCode).toBe(200);
  expect(await held()).toBe(0);
});
