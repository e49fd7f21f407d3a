/**
 * Two rights without a type, each of which names an activity of its own: what is read by one is for that one, whichever of the
 * two comes first, and however much more the other may use.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { activityBody } from '../../support/activity.ts';
import { maakPersonen, moulin, raadpleeg } from '../../support/brp.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';
import { BSNS, makeWorld, type World } from '../all/world.ts';

let meent: TestMeent;
let world: World;
const doel = { smal: '', breed: '', toezicht: '', wissen: '' };
const EEN = { id: 'm-0101', name: 'Een' };
const URL_BRP = '/haalcentraal/api/brp/personen';

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await maakPersonen(meent, moulin);
  const add = async (identificatie: string, bron: string, velden: readonly string[]) =>
    (
      await world.post(
        '/registers/api/v1/verwerkingsactiviteiten',
        activityBody({ identificatie, gebruikt: [{ bron, velden }] }),
      )
    ).url;
  doel.smal = await add('smal', 'personen', ['naam']);
  doel.breed = await add('breed', 'personen', ['naam', 'geboorte', 'burgerservicenummer']);
  doel.toezicht = await add('toezicht', 'logboek', []);
  doel.wissen = await add('wissen', 'logboek', []);
}, 60_000);
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

type Recht = ReturnType<typeof recht>;
const recht = (scope: string, verwerkingsactiviteit: string) => ({
  component: 'meent',
  scopes: [scope],
  verwerkingsactiviteit,
});
const ask = (url: string, payload?: object) =>
  meent.ask({ url, as: 'beperkt', user: EEN, ...(payload ? { method: 'POST', payload } : {}) });
/** Activities that the entries since name. */
async function doelen(call: () => Promise<unknown>): Promise<readonly string[]> {
  const before = meent.logged.length;
  await call();
  return meent.logged.slice(before).map(({ activity }) => activity);
}
const idOf = (url: string) => url.slice(-36);

describe.each([
  ['first', (some: readonly Recht[]) => some],
  ['last', (some: readonly Recht[]) => some.toReversed()],
])('the right that opens it, given %s', (_where, order) => {
  describe('persons, beside a right to mandates that may use more', () => {
    beforeEach(() => meent.grant(order([recht('personen.lezen', doel.smal), recht('mandaten.lezen', doel.breed)])));

    it('covers the fields of its own activity in the BRP, and the entry names that', async () => {
      expect((await ask(URL_BRP, raadpleeg(['geboorte']))).json().code).toBe('unauthorizedField');
      expect(await doelen(() => ask(URL_BRP, raadpleeg(['naam'])))).toEqual([idOf(doel.smal)]);
    });

    it('so it is alone as well, beside none but the standard activity', async () => {
      await meent.grant([recht('personen.lezen', doel.smal)]);
      expect((await ask(URL_BRP, raadpleeg(['geboorte']))).json().code).toBe('unauthorizedField');
      expect(await doelen(() => ask(URL_BRP, raadpleeg(['naam'])))).toEqual([idOf(doel.smal)]);
    });

    it('twin: the wider right opens the wider field', async () => {
      await meent.grant(order([recht('personen.lezen', doel.breed), recht('mandaten.lezen', doel.smal)]));
      const answer = await ask(URL_BRP, raadpleeg(['geboorte']));
      expect(answer.json().personen).toMatchObject([{ geboorte: {} }]);
      expect(await doelen(() => ask(URL_BRP, raadpleeg(['naam'])))).toEqual([idOf(doel.breed)]);
    });
  });

  it('tells reading from writing', async () => {
    await meent.grant(order([recht('mandaten.lezen', doel.smal), recht('mandaten.invoeren', doel.breed)]));
    expect(await doelen(() => ask('/meent/api/v1/mandaten'))).toEqual([idOf(doel.smal)]);
    const body = {
      soort: 'bewindvoerder',
      vertegenwoordigde: BSNS[100],
      vertegenwoordiger: BSNS[101],
      vanaf: '2026-02-01',
      uitspraak: {
        gerecht: 'Rechtbank Midden-Nederland',
        datum: '2026-02-01',
        kenmerk: '123 OV VERZ 26-1',
        gezienInRegister: '2026-02-10',
      },
    };
    let made: Awaited<ReturnType<typeof ask>> | undefined;
    expect(
      await doelen(async () => {
        made = await ask('/meent/api/v1/mandaten', body);
        expect(made.statusCode, made.body).toBe(201);
      }),
    ).toEqual([idOf(doel.breed)]);
    expect(await doelen(() => ask(`/meent/api/v1/mandaten/${String(made!.json().url).slice(-36)}`))).toEqual([
      idOf(doel.smal),
    ]);
  });

  it('tells who supervises the logbook from who decides about it', async () => {
    await meent.grant(order([recht('logboek.inzien', doel.toezicht), recht('logboek.lezen', doel.wissen)]));
    const vraag = { startTime: Date.now() - 60_000, endTime: Date.now() };
    const seen = await doelen(() => ask('/logboek/lezen/v1/processing-activities', vraag));
    expect(new Set(seen)).toEqual(new Set([idOf(doel.toezicht)]));
    expect(await doelen(() => ask('/meent/api/v1/logboekbesluiten'))).toEqual([idOf(doel.wissen)]);
  });
});
