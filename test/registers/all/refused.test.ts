/** A refusal is in the logbook as well, on every operation: who tried to reach data of a resident is not hidden from them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMeent, type TestMeent } from '../../support/server.ts';
import { isOnRecord, isWithout, loggedAs, named, requestFor, routes } from './requests.ts';
import { makeWorld, type World, watch } from './world.ts';

let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

/** Every scope of the component, on records that the requests are not about. */
const ELSEWHERE: Readonly<Record<string, () => object>> = {
  zrc: () => ({ zaaktype: world.catalogue.ander.zaaktype, maxVertrouwelijkheidaanduiding: 'zeer_geheim' }),
  drc: () => ({
    informatieobjecttype: world.catalogue.informatieobjecttypen.vreemd,
    maxVertrouwelijkheidaanduiding: 'zeer_geheim',
  }),
  orc: () => ({ objecttype: world.objecttypen.ander }),
};
const scopesOf = (component: string): readonly string[] => [
  'audittrails.lezen',
  ...new Set(
    routes
      .filter(({ api }) => api.component === component)
      .flatMap(({ resource, operation }) =>
        typeof operation === 'string' ? Object.values(resource!.scopes).flat() : operation.scopes,
      ),
  ),
];

const personal = routes.filter((route) => route.resource?.subjects && isOnRecord(route) && !isWithout(route));

describe.each(Object.keys(ELSEWHERE))('with rights of %s on other records', (component) => {
  beforeAll(() => meent.grant([{ component, scopes: scopesOf(component), ...ELSEWHERE[component]!() }]));

  const onRecord = personal.filter(
    ({ api, operation }) => api.component === component && operation !== 'list' && operation !== 'search',
  );
  it.each(named(onRecord))('one entry, for whom it is about: %s', async (_, route) => {
    const { answer, entries } = await watch(world, { ...(await requestFor(world, route)), as: 'beperkt' });
    expect(answer.statusCode, answer.body).toBe(403);
    // A download is refused at the reading of its document, a history at that of its object.
    const operation = loggedAs(route)[0].replace(/\.(download|history|history_detail)$/, '.read');
    expect(entries).toMatchObject([{ operation, kind: 'geweigerd' }]);
    const subjects = entries[0]!.lines.map(([, subject]) => subject);
    const isNew = !route.path.includes('{') && ['zaak', 'enkelvoudiginformatieobject'].includes(route.resource!.name);
    // A document that can be removed belongs to no case, so it is about nobody.
    const isLoose = route.method === 'DELETE' && route.resource!.name === 'enkelvoudiginformatieobject';
    expect(subjects).toEqual(isNew || isLoose ? [] : [world.subject]);
  });
});

describe('without any right', () => {
  const NOBODY = '0197b0f0-0000-7000-8000-000000000000';
  beforeAll(() => meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]));

  it.each(named(personal))('nothing is read, so there is no entry: %s', async (_, route) => {
    const { answer, entries } = await watch(world, {
      method: route.method,
      url: route.path.replace(/\{[^}]+\}/g, NOBODY),
      as: 'beperkt',
      headers: { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' },
      ...(route.body === 'required' || route.receivesForm ? { payload: {} } : {}),
    });
    expect(answer.statusCode, answer.body).toBe(403);
    expect(entries).toEqual([]);
  });
});
