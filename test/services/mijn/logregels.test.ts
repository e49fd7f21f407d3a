/**
 * My lines, one by one, with the proof of each: paged, filtered, and checked by the program that shares no code with us.
 * Twins: of somebody else, of nobody, of what is withheld there is nothing, in one and the same way.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseKey, verifyLine } from '../../../packages/meent-verify/src/index.js';
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { BSN, BSNS, type Json, makeWorld, type World, watch } from '../../registers/all/world.ts';
import { activityId, FIRST, keys, type Resident, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const REGELS = '/meent/api/v1/mijn/logregels';
const MOST_BYTES = 3_000;
const een = { id: 'm-0101', name: 'Een Bakker' };

let meent: TestMeent;
let world: World;
let me: Resident;
let other: Resident;
let settle: () => Promise<void>;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  settle = async () => {
    while ((await sequencer.round()) !== 0);
  };
  const zaak = await world.zaak();
  for (let time = 0; time < 3; time++)
    await meent.ask({ url: zaak.url.replace(world.base, ''), user: een, headers: { 'accept-crs': 'EPSG:4326' } });
  await meent.ask({ url: '/zaken/api/v1/zaken', user: een, headers: { 'accept-crs': 'EPSG:4326' } });
  me = await world.login();
  other = await meent.login(BSNS[700]!);
  await settle();
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const regels = async (query: Readonly<Record<string, string>> = {}, as = me): Promise<Json> => {
  const answer = await meent.ask({ url: `${REGELS}?${new URLSearchParams(query)}`, as });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};

test('each line says who, for what and on which ground, and no employee by name', async () => {
  const { regels: found, verder } = await regels();
  expect(verder).toBeNull();
  const opened = found.find(({ bewerking }: Json) => bewerking === 'zaken.zaak.read');
  expect(opened).toMatchObject({
    regel: expect.stringMatching(/^\d+\.\d+$/),
    handeling: 'geopend',
    soort: 'zaak',
    organ: 'college',
    doel: 'helpen met uw vraag of aanvraag',
    grond: expect.stringContaining('AVG'),
    activiteit: `${world.base}/registers/api/v1/verwerkingsactiviteiten/${activityId(FIRST, 'dienstverlening')}`,
    wie: { soort: 'toepassing', naam: 'Toepassing alles' },
  });
  const text = JSON.stringify(found);
  for (const hidden of ['Bakker', 'm-0101', BSN, world.subject]) expect(text).not.toContain(hidden);
});

test('asking for them is a line itself, by the resident', async () => {
  const { entries } = await watch(world, { url: REGELS, as: me });
  expect(entries).toMatchObject([
    { operation: 'mijn.logregels', kind: 'getoond', activity: activityId(FIRST, 'inzage-eigen-gegevens') },
  ]);
  await settle();
  const { regels: found } = await regels();
  expect(found[0]).toMatchObject({ bewerking: 'mijn.logregels', wie: { soort: 'uzelf' } });
  expect((await regels({ vanAnderen: 'true' })).regels.some(({ wie }: Json) => wie.soort === 'uzelf')).toBe(false);
});

describe('filters', () => {
  test('on shown in a list or opened, activity, organ and days', async () => {
    const all = (await regels({ vanAnderen: 'true' })).regels;
    for (const handeling of ['getoond', 'geopend', 'aangemaakt'])
      expect((await regels({ handeling, vanAnderen: 'true' })).regels, handeling).toEqual(
        all.filter((one: Json) => one.handeling === handeling),
      );
    const own = { vanAnderen: 'true' };
    const activiteit = activityId(FIRST, 'dienstverlening');
    for (const name of [
      'dienstverlening',
      activiteit,
      `${world.base}/registers/api/v1/verwerkingsactiviteiten/${activiteit}`,
    ])
      expect((await regels({ ...own, activiteit: name })).regels).toEqual(all);
    expect((await regels({ ...own, activiteit: 'onbekend' })).regels).toEqual([]);
    expect((await regels({ ...own, organ: 'college' })).regels).toEqual(all);
    expect((await regels({ ...own, organ: 'raad' })).regels).toEqual([]);
    const day = today();
    expect((await regels({ ...own, vanaf: day, totEnMet: day })).regels).toEqual(all);
    expect((await regels({ ...own, totEnMet: addDays(day, -1) })).regels).toEqual([]);
    expect((await regels({ ...own, vanaf: addDays(day, 1) })).regels).toEqual([]);
  });

  test.each([['vanaf=gisteren'], ['handeling=gekeken'], ['vanAnderen=ja'], ['vanaf=2026-02-02&totEnMet=2026-02-01']])(
    'are refused when they are wrong: %s',
    async (query) => {
      expect((await meent.ask({ url: `${REGELS}?${query}`, as: me })).statusCode).toBe(400);
    },
  );

  test('a page goes on where the one before ended, whatever comes meanwhile', async () => {
    const { regels: all } = await regels({ vanAnderen: 'true' });
    const last = all.at(-3)!;
    const { regels: rest, verder } = await regels({ vanAnderen: 'true', na: last.regel });
    expect(rest).toEqual(all.slice(-2));
    expect(verder).toBeNull();
    for (const na of ['x', '1', '-1.0', '1.x'])
      expect((await meent.ask({ url: `${REGELS}?na=${na}`, as: me })).statusCode).toBe(404);
  });
});

/** What the program for residents says of each proof in a file. */
function checkFile(file: string, vkeys: readonly string[]) {
  const known = vkeys.map((one) => parseKey(one)!);
  return (JSON.parse(file).bewijzen as string[]).map((proof) => verifyLine(proof, known));
}

describe('a proof', () => {
  const bewijs = (regel: string, as = me) => meent.ask({ url: `${REGELS}/${regel}/bewijs`, as });

  test('of one line, and of each on a page, holds without us and is at most 3 kB', async () => {
    await settle();
    const { regels: all } = await regels();
    const vkey = (await bewijs(all[0].regel)).json().sleutel;
    for (const { regel } of all) {
      const answer = await bewijs(regel);
      expect(answer.statusCode, answer.body).toBe(200);
      const file = answer.json();
      expect(file.bewijzen).toHaveLength(1);
      expect(Buffer.byteLength(file.bewijzen[0])).toBeLessThanOrEqual(MOST_BYTES);
      expect(checkFile(answer.body, [vkey])).toMatchObject([{ holds: true, line: { subject: world.subject } }]);
    }
    const page = await meent.ask({ url: `${REGELS}/bewijzen`, as: me });
    const checked = checkFile(page.body, [vkey]);
    expect(checked.length).toBeGreaterThanOrEqual(all.length);
    for (const one of checked) expect(one).toMatchObject({ holds: true, line: { subject: world.subject } });
    const some = await meent.ask({ url: `${REGELS}/bewijzen?handeling=getoond&vanAnderen=true`, as: me });
    expect(some.json().bewijzen).toHaveLength(
      (await regels({ handeling: 'getoond', vanAnderen: 'true' })).regels.length,
    );
  });

  test('of somebody else, of nobody and of another municipality is not there, as one', async () => {
    const [{ regel }] = (await regels()).regels;
    const [position] = regel.split('.');
    const there = await meent.login(BSN, { municipality: SECOND });
    const answers = [
      await bewijs(regel, other),
      await meent.ask({ url: `${REGELS}/${regel}/bewijs`, as: there, municipality: SECOND }),
      await bewijs(`${position}.999`),
      await bewijs('999999999.0'),
      await bewijs('onzin'),
      await bewijs('01.0'),
    ];
    const [first] = answers.map((one) => one.json());
    for (const answer of answers) {
      expect(answer.statusCode, answer.body).toBe(404);
      expect({ ...answer.json(), instance: '' }).toEqual({ ...first, instance: '' });
    }
    expect((await regels({}, other)).regels.filter(({ wie }: Json) => wie.soort !== 'uzelf')).toEqual([]);
  });

  test('of a line that is withheld is as of one that is not there, and the page has no gap', async () => {
    const post = async (url: string, payload: object | undefined, user: typeof een, as: string) => {
      const answer = await meent.ask({
        method: 'POST',
        url: `/meent/api/v1/${url}`,
        user,
        as,
        ...(payload ? { payload } : {}),
      });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      return answer.json();
    };
    const before = (await regels({ activiteit: 'dienstverlening' })).regels;
    expect(before.length).toBeGreaterThan(0);
    const decision = {
      bsn: BSN,
      activiteit: 'dienstverlening',
      grond: 'strafbare-feiten',
      vanaf: '2020-01-01',
      totEnMet: addDays(today(), 10),
      reden: 'Een onderzoek dat nog loopt.',
    };
    const { id } = await post('logboekonthoudingen', decision, een, 'alles');
    const twee = { id: 'm-0102', name: 'Twee' };
    const second = await meent.another('besluit');
    await post(`logboekbesluiten/${id}/vaststellen`, undefined, twee, second);
    await settle();
    expect((await regels({ activiteit: 'dienstverlening' })).regels).toEqual([]);
    expect((await bewijs(before[0].regel)).json()).toMatchObject({ status: 404, code: 'not_found' });
    const all = (await regels()).regels;
    for (const { activiteit } of all) expect(activiteit).not.toContain(activityId(FIRST, 'dienstverlening'));
    await post(`logboekbesluiten/${id}/beeindigen`, { reden: 'Klaar.' }, twee, second);
    await settle();
    expect((await regels({ activiteit: 'dienstverlening' })).regels).toEqual(expect.arrayContaining(before));
  });
});
