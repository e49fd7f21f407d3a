/**
 * A field that a rule leaves out, over every operation that exists: of each kind of record one field, gone wherever the record
 * is in an answer (alone, in a list, in another record, in history, export and dossier), for whom the rule is for. Twin: another
 * application with the same rights sees it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAddressedByParent } from '../../../src/engine/body.ts';
import type { Field } from '../../../src/engine/fields.ts';
import type { Resource } from '../../../src/engine/resource.ts';
import { STANDEN } from '../../../src/registers/standen.ts';
import type { ApiRoute } from '../../../src/services/http/route.ts';
import { type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { isWithout, named, registry, requestFor, routes } from './requests.ts';
import { regel } from './toegangsregels.ts';
import { CRS, makeWorld, type World } from './world.ts';

const GEWEERD = 'beperkt';

/** What a rule may leave out and a request of these tests does not name: a text first, since its value can be told apart. */
function fieldOf({ fields, rights, parent }: Resource): string | undefined {
  const apart = new Set([rights?.type, rights?.level, parent]);
  const may = Object.entries(fields).filter(
    ([name, field]: [string, Field]) =>
      !apart.has(name) && !field.writeOnly && !field.inPath && !field.required && field.kind !== 'relation',
  );
  return (may.find(([, { kind }]) => kind === 'text') ?? may[0])?.[0];
}

/** Of what has nothing else: fields inside a group. */
const INSIDE: Readonly<Record<string, string>> = { object: 'record.data' };

/** Two kinds at one address: a rule names both. */
const TOGETHER = ['object', 'objectrecord'];

const hidden = new Map(
  registry.all.flatMap((one): [string, string][] => {
    // No rule reaches consents: they are taken back at any time (decision 0051).
    const field =
      one.fixed || one.cached || one.name === 'toestemming' || TOGETHER.includes(one.name) ? undefined : fieldOf(one);
    return field ? [[one.name, field]] : [];
  }),
);
/** Refused where a field of the record is left out: what came along is in the words of another system, a package for the archive is whole. */
const REFUSED = /overgezette-historie|pakket$/;
/** A rule on an application says nothing to a resident, who comes with a session. */
const asked = routes.filter(
  (route) =>
    !route.open && route.resident === undefined && !isWithout(route) && !/toegangsregel|ladingen/.test(route.path),
);
const answers = asked.filter(({ method }) => method === 'GET' || method === 'POST');

let meent: TestMeent;
let world: World;
const requests = new Map<ApiRoute, Request>();
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  for (const route of answers) requests.set(route, await requestFor(world, route));
  const { url } = (await meent.ask({ url: `/autorisaties/api/v1/applicaties/consumer?clientId=${GEWEERD}` })).json();
  const everything = { heeftAlleAutorisaties: true, autorisaties: [] };
  const given = await meent.ask({ method: 'PATCH', url: url.replace(world.base, ''), payload: everything });
  expect(given.statusCode, given.body).toBe(200);
  for (const [name, field] of [...hidden, ...Object.entries(INSIDE)])
    await regel(world, {
      identificatie: `weg-${name.replace(/[^a-z0-9]+/g, '-')}`.slice(0, 40),
      naam: 'Proef',
      effect: 'laat_weg',
      reden: 'Dit veld is voor anderen.',
      voor: { applicaties: [GEWEERD] },
      over: { gegevens: TOGETHER.includes(name) ? TOGETHER : [name] },
      weglaten: [field],
    });
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

interface Shown {
  readonly resource: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Every record in an answer that says by its address what it is. */
function recordsIn(body: string): readonly Shown[] {
  const found: Shown[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const record = value as Readonly<Record<string, unknown>>;
    const path = typeof record.url === 'string' && URL.canParse(record.url) ? new URL(record.url).pathname : undefined;
    const resource = path && registry.resolve(path)?.resource.name;
    if (resource) found.push({ resource, record });
    for (const one of Object.values(record)) walk(one);
  };
  for (const text of body.startsWith('{') || body.startsWith('[') ? body.split('\n').filter(Boolean) : []) {
    try {
      walk(JSON.parse(text));
    } catch {
      return found;
    }
  }
  return found;
}

const seen = new Set<string>();

describe('a field that is left out', () => {
  it.each(named(answers.filter(({ method }) => method === 'GET')))('is nowhere in %s', async (_, route) => {
    const whole = await meent.ask({ ...requests.get(route)!, as: 'alles' });
    const less = await meent.ask({ ...requests.get(route)!, as: GEWEERD });
    expect(whole.statusCode, whole.body).toBeLessThan(300);
    if (REFUSED.test(route.path)) return expect(less.statusCode).toBe(403);
    expect(less.statusCode, `${less.body} ${meent.lines.at(-1)}`).toBeLessThan(300);
    for (const { resource, record } of recordsIn(whole.body))
      if (Object.hasOwn(record, hidden.get(resource) ?? '')) seen.add(resource);
    for (const { resource, record } of recordsIn(less.body))
      expect([resource, Object.hasOwn(record, hidden.get(resource) ?? '')]).toEqual([resource, false]);
    expect(recordsIn(less.body).length).toBe(recordsIn(whole.body).length);
    return undefined;
  });

  it.each(named(answers.filter(({ method }) => method === 'POST')))(
    'is nowhere in the answer of %s',
    async (_, route) => {
      const less = await meent.ask({ ...(await requestFor(world, route)), as: GEWEERD });
      // Who may not see it, may perhaps not name it.
      expect([200, 201, 202, 204, 400, 403]).toContain(less.statusCode);
      for (const { resource, record } of recordsIn(less.body))
        expect([resource, Object.hasOwn(record, hidden.get(resource) ?? '')]).toEqual([resource, false]);
    },
  );

  it('is nowhere in a kind of record that stands in the place of the one that the rule names', async () => {
    expect([...STANDEN]).toEqual(
      [...Map.groupBy(registry.all.filter(isAddressedByParent), (one) => one.fields[one.parent!]!.to![0]!)].map(
        ([parent, some]) => [parent, some.map(({ name }) => name)],
      ),
    );
    for (const route of answers.filter(({ method, path }) => method === 'GET' && path.includes('/objects'))) {
      const [whole, less] = [
        await meent.ask({ ...requests.get(route)!, as: 'alles' }),
        await meent.ask({ ...requests.get(route)!, as: GEWEERD }),
      ];
      expect([route.path, whole.statusCode, less.statusCode]).toEqual([route.path, 200, 200]);
      expect([route.path, less.body.includes('"data":')]).toEqual([route.path, false]);
    }
    const forbid = { identificatie: 'object-dicht', naam: 'Proef', reden: 'Objecten zijn nu dicht.' };
    const voor = { applicaties: [GEWEERD] };
    await regel(world, { ...forbid, voor, effect: 'verbied', over: { gegevens: TOGETHER } });
    const list = await meent.ask({ url: '/objecten/api/v2/objects', as: GEWEERD, headers: CRS });
    expect(list.statusCode).toBe(403);
    await regel(world, { ...forbid, voor, effect: 'vervalt', over: {} });
  });

  it('was there to be seen, of each kind that has an address of its own', () => {
    const addressed = [...hidden.keys()].filter((name) => {
      const one = registry.get(name);
      return one.operations.includes('read') && !one.path.includes('{') && one.subjects !== undefined;
    });
    expect(addressed.filter((name) => !seen.has(name))).toEqual([]);
    expect(seen.size).toBeGreaterThan(15);
  });
});
