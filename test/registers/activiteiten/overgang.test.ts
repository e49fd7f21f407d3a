/** An installation that upgrades: what was read together goes on, is said to everybody, has no ground, and ends by itself. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTimeSource, today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import { bridgeCombinations, combinationsWithoutGround, MONTHS } from '../../../src/services/overgang.ts';
import { FIRST, SECOND } from '../../support/server.ts';
import { combinationBody, makePlace, type Place, RECORDS, type RecordSource, rightsOn } from './samen.ts';

let place: Place;
type Client = Awaited<ReturnType<Place['client']>>;
let two: Client;
let one: Client;
let all: Client;

const statement = readFileSync('src/registers/activiteiten/migrations/0328-overgang.sql', 'utf8').match(
  /insert into activiteiten_overgang[^;]*;/,
)![0];

/** As the database was before there was a register, and after the migration. */
async function before(): Promise<void> {
  const { clone, engine } = place.meent;
  await clone.asOwner(`delete from meent.activiteiten_combinatie where municipality = ${FIRST}`);
  await clone.asOwner(`set search_path = meent; ${statement}`);
  engine.parts.snapshots.forget();
}

beforeAll(async () => {
  place = await makePlace();
  const activity = await place.activity('oud', ['zaken', 'personen', 'berichten']);
  await place.combination('oud', ['zaken', 'personen'], ['oud-twee']);
  two = await place.client(['oud-twee'], [...rightsOn(place, 'zaken'), ...rightsOn(place, 'personen')], [activity]);
  one = await place.client(['oud-een'], rightsOn(place, 'zaken'), [activity]);
  all = await place.client(['oud-alles'], [], [activity]);
  const everything = { heeftAlleAutorisaties: true, autorisaties: [] };
  expect((await place.meent.ask({ method: 'PATCH', url: all.url, payload: everything })).statusCode).toBe(200);
  await before();
});
afterAll(() => place?.close());

const statuses = (client: Client) =>
  Promise.all(
    RECORDS.map(
      async (source: RecordSource) =>
        (
          await place.meent.ask({
            ...place.doors[source][0]!(),
            as: false,
            headers: { ...place.doors[source][0]!().headers, authorization: client.token() },
          })
        ).statusCode,
    ),
  );
const bridges = async () =>
  (await place.meent.ask({ url: '/registers/api/v1/combinaties?activiteit=oud', as: false })).json().results;

it('is closed where two sources are read, until the step of the upgrade', async () => {
  expect(await statuses(two)).toEqual([403, 403, 403, 403]);
  expect(await statuses(all)).toEqual([200, 403, 403, 403]);
});

it('goes on with what was read together, and each as far as it read', async () => {
  const done = await bridgeCombinations(place.meent.engine, place.meent.db);
  expect(done).toEqual([{ municipality: FIRST, count: expect.any(Number) }]);
  expect(done[0]!.count).toBeGreaterThan(1);
  expect(await statuses(two)).toEqual([200, 200, 403, 403]);
  expect(await statuses(one)).toEqual([200, 403, 403, 403]);
  expect(await statuses(all)).toEqual([200, 200, 403, 200]);
  // Once: what is ended stays ended, whoever starts again.
  expect(await bridgeCombinations(place.meent.engine, place.meent.db)).toEqual([]);
  expect(await combinationsWithoutGround(place.meent.engine, [FIRST, SECOND])).toBe(done[0]!.count);
});

it('is read by everybody as what it is: no ground, and a last day', async () => {
  const found = await bridges();
  expect(found.map(({ bronnen }: { bronnen: string[] }) => bronnen)).toEqual(
    expect.arrayContaining([
      ['personen', 'zaken'],
      ['berichten', 'personen', 'zaken'],
    ]),
  );
  for (const bridge of found)
    expect(bridge).toMatchObject({
      overgang: true,
      grond: null,
      beginGeldigheid: today(),
      eindeGeldigheid: addMonths(today(), MONTHS),
      samengevat: expect.stringContaining('nog niet vastgelegd welke wet dit toestaat'),
    });
  expect(JSON.stringify(found)).not.toContain('oud-twee');
});

it('is not made by hand, nor made longer; twin: it is ended', async () => {
  const [bridge] = await bridges();
  const url = bridge.url.replace(place.world.base, '');
  const fault = async (method: 'POST' | 'PATCH', at: string, payload: object) =>
    (await place.meent.ask({ method, url: at, payload })).json().invalidParams?.[0];
  const body = combinationBody('oud', ['zaken', 'personen'], ['oud-een']);
  expect(await fault('POST', '/registers/api/v1/combinaties', { ...body, grond: null })).toMatchObject({
    name: 'grond',
    code: 'required',
  });
  expect(await fault('POST', '/registers/api/v1/combinaties', { ...body, grond: null, overgang: true })).toBeDefined();
  for (const eindeGeldigheid of [null, addMonths(today(), MONTHS + 1)])
    expect(await fault('PATCH', url, { eindeGeldigheid })).toMatchObject({ name: 'eindeGeldigheid' });
  expect(await fault('PATCH', url, { ontvangers: ['oud-een'] })).toMatchObject({ name: 'ontvangers' });
});

it('gives way to one with a ground, and ends when nobody registers one', async () => {
  const later = addMonths(today(), MONTHS);
  const restore = setTimeSource(() => Date.parse(`${later}T10:00:00Z`));
  try {
    expect(await statuses(two)).toEqual([403, 403, 403, 403]);
    expect(await statuses(all)).toEqual([200, 403, 403, 403]);
    expect(await combinationsWithoutGround(place.meent.engine, [FIRST])).toBe(0);
    await place.combination('oud', ['zaken', 'personen'], ['oud-twee']);
    expect(await statuses(two)).toEqual([200, 200, 403, 403]);
  } finally {
    restore();
  }
});

it('is for a municipality that was there and registered nothing; twin: not for one that did', async () => {
  const { clone, engine, db } = place.meent;
  await clone.asOwner('delete from meent.activiteiten_overgang');
  await clone.asOwner(`set search_path = meent; ${statement}`);
  expect(await bridgeCombinations(engine, db)).toEqual([]);
});
