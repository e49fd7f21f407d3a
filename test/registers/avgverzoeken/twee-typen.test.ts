/**
 * An archive that is taken over brings its own catalogue, with a case type of the same name as ours. New requests of residents go on
 * where the municipality said: in the one of which the portal may make cases.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { loadCatalogus } from '../../../src/registers/catalogi/index.ts';
import { zaaktypenOn } from '../../../src/registers/catalogi/versions.ts';
import { AVG_ZAAKTYPE, avgCatalogus } from '../../../src/services/avg/catalogus.ts';
import { metAvg, vraag } from '../../support/avg.ts';
import { RSIN } from '../../support/catalogue.ts';
import { FIRST, seeder, startMeent, type TestMeent } from '../../support/server.ts';
import { makeWorld, type World } from '../all/world.ts';

let meent: TestMeent;
let world: World;
let own: string;
const typen = async (): Promise<readonly string[]> =>
  zaaktypenOn(await meent.engine.parts.snapshots.current(FIRST), AVG_ZAAKTYPE, today()).map(({ id }) => id);

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await metAvg(meent);
  own = (await typen())[0]!;
});
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

const bring = (domein: string, since: string) =>
  loadCatalogus(
    meent.engine,
    seeder(FIRST),
    {
      ...avgCatalogus,
      zaaktypen: avgCatalogus.zaaktypen.map((type) => ({ ...type, beginGeldigheid: since })),
    },
    { domein, rsin: RSIN, naam: 'Meegekomen', contactpersoonBeheerNaam: 'Beheer' },
  );

test.each([
  ['OUDER', '2015-01-01'],
  ['NIEUW', today()],
])('with one beside it of catalogue %s, in force since %s', async (domein, since) => {
  const before = (await typen()).length;
  const { typen: loaded } = await bring(domein, since);
  expect(loaded.flatMap(({ redenen }) => redenen)).toEqual([]);
  expect(await typen()).toHaveLength(before + 1);
  const made = await vraag(meent, await meent.login('999990019'), { soort: 'inzage' });
  const zaak = await meent.ask({ url: `/zaken/api/v1/zaken/${made.zaak}`, headers: { 'accept-crs': 'EPSG:4326' } });
  expect(zaak.json().zaaktype.slice(-36)).toBe(own);
});

test('twin: the portal gets a right on another, and that one takes them', async () => {
  const [newest] = await typen();
  expect(newest).not.toBe(own);
  const url = '/autorisaties/api/v1/applicaties?clientIds=meent-portaal';
  const { results } = (await meent.ask({ url })).json();
  const [portal] = results;
  const autorisaties = portal.autorisaties.map((one: { zaaktype?: string }) =>
    one.zaaktype ? { ...one, zaaktype: one.zaaktype.replace(own, newest!) } : one,
  );
  const changed = await meent.ask({
    method: 'PATCH',
    url: portal.url.replace(world.base, ''),
    payload: { autorisaties },
  });
  expect(changed.statusCode, changed.body).toBe(200);
  const made = await vraag(meent, await meent.login('999990019'), { soort: 'inzage' });
  const zaak = await meent.ask({ url: `/zaken/api/v1/zaken/${made.zaak}`, headers: { 'accept-crs': 'EPSG:4326' } });
  expect(zaak.json().zaaktype.slice(-36)).toBe(newest);
});
