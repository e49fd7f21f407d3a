/**
 * One rule that forbids, over every operation that exists: an application with all rights is refused on each, with the reason
 * of the rule; and where the rule is on one kind of records alone, on those alone. Without the rule the same call goes through.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiRoute } from '../../../src/services/http/route.ts';
import { type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { isExport, isOnRecord, isWithout, named, requestFor, routes, shownIn } from './requests.ts';
import { regel } from './toegangsregels.ts';
import { makeWorld, type World } from './world.ts';

// No application calls what a resident calls.
const all = routes.filter((route) => !route.open && !route.resident && !isWithout(route));
const componentOf = ({ api, resource }: ApiRoute): string => (resource?.api ?? api).component;
const components = [...new Set(all.map(componentOf))];
/** Who decides on rules cannot be shut out by one. */
const isOfRules = ({ path }: ApiRoute): boolean => /toegangsregel/.test(path);
/** Open to everybody, or open to whoever may read anything at all: then it tells of that alone. */
const isOpenAnyhow = ({ path, resource }: ApiRoute): boolean =>
  // No rule reaches consents: they are taken back at any time (decision 0051).
  resource?.public?.includes('list') === true || /\/(wijzigingen|uitvoer|uitvoer\/toestemming)$/.test(path);
const REDEN = 'Tijdens de proef mag dit programma nergens bij.';

let meent: TestMeent;
let world: World;
const requests = new Map<ApiRoute, Request>();
/** Applications of which one meets the rule, and the other does not: they have the same rights. */
const GEWEERD = 'beperkt';

const regelOver = (identificatie: string, over: object, rest: object = {}) => ({
  identificatie,
  naam: 'Proef',
  effect: 'verbied',
  reden: REDEN,
  voor: { applicaties: [GEWEERD] },
  over,
  ...rest,
});

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  for (const route of all) requests.set(route, await requestFor(world, route));
  const { url } = (await meent.ask({ url: `/autorisaties/api/v1/applicaties/consumer?clientId=${GEWEERD}` })).json();
  const answer = await meent.ask({
    method: 'PATCH',
    url: url.replace(world.base, ''),
    payload: { heeftAlleAutorisaties: true, autorisaties: [] },
  });
  expect(answer.statusCode, answer.body).toBe(200);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const ask = (route: ApiRoute, as: string) => meent.ask({ ...requests.get(route)!, as });

describe('a rule that forbids everything to one application', () => {
  beforeAll(() => regel(world, regelOver('alles-dicht', { componenten: components })));
  afterAll(() => regel(world, regelOver('alles-dicht', {}, { effect: 'vervalt' })));

  it.each(named(all.filter((route) => !isOfRules(route) && !isOpenAnyhow(route))))(
    'refuses it %s',
    async (_, route) => {
      const answer = await ask(route, GEWEERD);
      expect(answer.statusCode, answer.body).toBe(403);
      expect(answer.json().detail).toBe(REDEN);
    },
  );

  it('tells of what is open anyhow, and of nothing else', async () => {
    for (const route of all.filter((one) => isOpenAnyhow(one) && !one.resource)) {
      const answer = await ask(route, GEWEERD);
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.body).not.toMatch(/"(zaak|persoon|object|bericht|besluit)"/);
    }
  });

  it('leaves those who decide on rules their own', async () => {
    for (const route of all.filter((one) => isOfRules(one) && one.method === 'GET'))
      expect((await ask(route, GEWEERD)).statusCode).toBe(200);
  });

  it('says nothing to another with the same rights', async () => {
    for (const route of all.filter(({ method }) => method === 'GET')) {
      const answer = await ask(route, 'alles');
      expect(`${route.path} ${answer.statusCode}`).toMatch(/ 20\d$/);
    }
  });
});

describe('without the rule', () => {
  const reads = all.filter(({ method, path }) => method === 'GET' && !path.includes('/ladingen/'));
  it.each(named(reads))('it is not refused %s', async (_, route) => {
    const answer = await ask(route, GEWEERD);
    expect(answer.statusCode, answer.body).toBeLessThan(300);
  });
});

describe('a rule on one type of records', () => {
  const TYPED: Readonly<Record<string, readonly [field: string, shown: string, type: () => string, name: string]>> = {
    zrc: ['zaaktype', 'zaaktype', () => world.catalogue.zaaktype, 'zaaktype'],
    drc: [
      'informatieobjecttype',
      'informatieobjecttype',
      () => world.catalogue.informatieobjecttypen.rapport,
      'informatieobjecttype',
    ],
    brc: ['besluittype', 'besluittype', () => world.catalogue.besluittype, 'besluittype'],
    orc: ['objecttype', 'type', () => world.objecttypen.boom, 'objecttype'],
  };
  beforeAll(() => regel(world, regelOver('typen-dicht', { typen: Object.values(TYPED).map(([, , type]) => type()) })));
  afterAll(() => regel(world, regelOver('typen-dicht', {}, { effect: 'vervalt' })));

  const typed = all.filter((route) => isOnRecord(route) && TYPED[componentOf(route)] && route.resource);
  it.each(named(typed))('shows it nothing of that type: %s', async (_, route) => {
    const answer = await ask(route, GEWEERD);
    if (route.operation !== 'list' && route.operation !== 'search') {
      expect(answer.statusCode, answer.body).toBe(403);
      return;
    }
    expect(answer.statusCode, answer.body).toBe(200);
    const [, shown, type] = TYPED[componentOf(route)]!;
    const own = shownIn(answer);
    for (const one of own) expect(one[shown]).not.toBe(type());
    if (!route.resource?.unpaged && !isExport(route)) expect(answer.json().count).toBe(own.length);
  });
});
