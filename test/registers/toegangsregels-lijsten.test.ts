/**
 * What a rule forbids to who may do everything is on no page of a list, however the page is found: by id, by type, in an order,
 * deep, searched, and with an activity named, which makes of everything the types of that activity.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityBody } from '../support/activity.ts';
import { startMeent, type TestMeent } from '../support/server.ts';
import { regel } from './all/toegangsregels.ts';
import { CRS, type Json, makeWorld, type World, zaakBody } from './all/world.ts';

const ZAKEN = '/zaken/api/v1/zaken';
let meent: TestMeent;
let world: World;
let activity: string;
/** The last one is confidential. */
let zaken: readonly Json[];
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  const named = async (url: string) => String((await world.get(url)).identificatie);
  const { zaaktype, ander } = world.catalogue;
  const zaaktypen = [await named(zaaktype), await named(ander.zaaktype)];
  const gebruikt = [{ bron: 'zaken', velden: [] }];
  activity = (
    await world.post(
      '/registers/api/v1/verwerkingsactiviteiten',
      activityBody({ identificatie: 'lijsten', zaaktypen, gebruikt }),
    )
  ).url;
  await meent.another('ruim');
  const zaak = (extra: object) =>
    world.post(ZAKEN, { ...zaakBody(world), vertrouwelijkheidaanduiding: 'openbaar', ...extra });
  zaken = [
    await zaak({}),
    await zaak({ zaaktype: ander.zaaktype }),
    await zaak({}),
    await zaak({ zaaktype: ander.zaaktype, vertrouwelijkheidaanduiding: 'geheim' }),
  ];
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const ORDERS = [
  '',
  'ordering=startdatum',
  'ordering=-identificatie',
  'ordering=-startdatum',
  'startdatum__gte=2000-01-01',
];
const ask = (query: string, headers: object) =>
  meent.ask({ url: `${ZAKEN}?${query}`, as: 'ruim', headers: { ...CRS, ...headers } });
const RULE = {
  identificatie: 'lijsten',
  naam: 'Lijsten',
  effect: 'verbied',
  reden: 'Deze zaken zijn voor anderen.',
  voor: { applicaties: ['ruim'] },
};

describe.each([
  ['a type', (): object => ({ componenten: ['zrc'], typen: [world.catalogue.ander.zaaktype] }), 2, [0, 2]],
  ['what is confidential', () => ({ componenten: ['zrc'], vanafVertrouwelijkheid: 'vertrouwelijk' }), 3, [0, 1, 2]],
] as const)('a rule that forbids %s', (_, over, count, shown) => {
  beforeAll(async () => void (await regel(world, { ...RULE, over: over() })));
  afterAll(async () => void (await regel(world, { ...RULE, over: over(), effect: 'vervalt' })));

  it.each(ORDERS.flatMap((query) => [true, false].map((named) => [query, named] as const)))(
    'holds on every page of %j, an activity named: %s',
    async (query, named) => {
      const headers = named ? { 'x-meent-activiteit': activity } : {};
      // Twice: a list that was seen before is found in another way.
      for (let time = 0; time < 2; time++) {
        const answer = await ask(query, headers);
        expect(answer.statusCode, answer.body).toBe(200);
        const { count: told, results } = answer.json();
        expect(results.map(({ url }: Json) => url).toSorted()).toEqual(
          shown.map((index) => zaken[index]!.url).toSorted(),
        );
        expect(told).toBe(count);
      }
      expect((await ask(`${query}&page=2`, headers)).statusCode).toBe(404);
    },
  );

  it('and keeps nothing from who it is not for', async () => {
    const { count: told } = (await meent.ask({ url: ZAKEN, headers: CRS })).json();
    expect(told).toBe(4);
  });
});
