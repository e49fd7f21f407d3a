/**
 * What a rule forbids to who may do everything is on no page of a list, however the page is found: by id, by type, in an order,
 * deep, searched, and with an activity named, which makes of everything the types of that activity.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexSome } from '../../src/engine/search/indexer.ts';
import { numberChanges } from '../../src/engine/sequence.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { activityBody } from '../support/activity.ts';
import { FIRST, startMeent, type TestMeent } from '../support/server.ts';
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
  const zaak = async (extra: object) => {
    const body = {
      ...zaakBody(world),
      omschrijving: 'lijstenproef',
      vertrouwelijkheidaanduiding: 'openbaar',
      ...extra,
    };
    const made = await world.post(ZAKEN, body);
    const { ander, roltypen } = world.catalogue;
    await world.post('/zaken/api/v1/rollen', {
      zaak: made.url,
      roltype: made.zaaktype === ander.zaaktype ? ander.roltype : roltypen.initiator,
      roltoelichting: '',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: '999990019' },
    });
    return made;
  };
  zaken = [
    await zaak({}),
    await zaak({ zaaktype: ander.zaaktype }),
    await zaak({}),
    await zaak({ zaaktype: ander.zaaktype, vertrouwelijkheidaanduiding: 'geheim' }),
  ];
  const sequencer = createSequencer({ db: meent.db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  while (await indexSome(meent.engine.parts, FIRST));
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

  it.each([true, false])('holds through every other door, an activity named: %s', async (named) => {
    const headers = { ...CRS, ...(named ? { 'x-meent-activiteit': activity } : {}) };
    const idsIn = (body: string): readonly string[] => zaken.map(({ uuid }) => uuid).filter((id) => body.includes(id));
    const ids = shown.map((index) => zaken[index]!.uuid);
    const doors = [
      { method: 'POST', url: `${ZAKEN}/_zoek`, payload: {} },
      { url: '/meent/api/v1/uitvoer/zaak' },
      { url: '/meent/api/v1/zaakdossiers' },
      { url: '/meent/api/v1/wijzigingen?resource=zaak&aantal=1000' },
      { method: 'POST', url: '/meent/api/v1/zoeken', payload: { zoekterm: 'lijstenproef' } },
      { url: `${ZAKEN}?expand=hoofdzaak` },
      { url: '/zaken/api/v1/rollen' },
      { url: '/zaken/api/v1/rollen?expand=zaak' },
    ] as const;
    for (const door of doors) {
      const answer = await meent.ask({ ...door, as: 'ruim', headers });
      expect([door.url, answer.statusCode], answer.body).toEqual([door.url, 200]);
      expect([door.url, idsIn(answer.body)]).toEqual([door.url, ids]);
      const all = await meent.ask({ ...door, headers: CRS });
      expect([door.url, idsIn(all.body).length]).toEqual([door.url, zaken.length]);
    }
    for (const [index, { url }] of zaken.entries()) {
      const { statusCode } = await meent.ask({ url: url.replace(world.base, ''), as: 'ruim', headers });
      expect([index, statusCode]).toEqual([index, (shown as readonly number[]).includes(index) ? 200 : 403]);
    }
  });

  it('and keeps nothing from who it is not for', async () => {
    const { count: told } = (await meent.ask({ url: ZAKEN, headers: CRS })).json();
    expect(told).toBe(4);
  });
});
