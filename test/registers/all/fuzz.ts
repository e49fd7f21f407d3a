/** Whatever is sent, the answer is the sender's own fault or a success: never a 5xx. Made from the declarations. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field, Fields } from '../../../src/engine/fields.ts';
import type { Resource } from '../../../src/engine/resource.ts';
import type { ApiRoute } from '../../../src/services/http/route.ts';
import { type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { named, requestFor, routes } from './requests.ts';
import { makeWorld, type World } from './world.ts';

let meent: TestMeent;
let world: World;

export interface FuzzOptions {
  /** Requests for each operation. */
  readonly runs: number;
  /** The same bodies at every run; without it others each time. */
  readonly seed?: number;
}

/** Random letters of three bytes: what pads a short index entry away does not fit in one. */
const wide = fc
  .array(fc.integer({ min: 0x4e00, max: 0x9fff }), { minLength: 900, maxLength: 1_000 })
  .map((codes) => String.fromCharCode(...codes));
const huge = fc.constantFrom('x'.repeat(5_000), 'é'.repeat(1_001), '\u{1f9f1}'.repeat(600), '9'.repeat(400));
const strange = fc.constantFrom(
  '',
  ' ',
  'null',
  '\u0001',
  '\u0002geheim\u0002',
  '\u007f',
  '\ufeff',
  '\u202e',
  'e\u0301',
  "'; drop table zaken_zaak; --",
  '{"a":1}',
  '{a,"b"}',
  '%00',
  '../../etc',
  '__proto__',
  'constructor',
  '999990019',
);
const times = fc.constantFrom(
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '2026-02-30',
  '-2026-01-01',
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00+14:00',
  '9999-12-31T23:59:59-12:00',
  '2026-03-29T02:30:00',
  '2026-01-01T24:00:00Z',
  '2026-01-01T10:00:00+99:99',
  'P0D',
  'P999999Y',
  'P99999999999D',
  'PT1.5S',
  'P1W',
);
const addresses = (): fc.Arbitrary<string> =>
  fc.constantFrom(
    'https://elders.voorbeeld.nl/1',
    `https://elders.voorbeeld.nl/${'a'.repeat(2_000)}`,
    'http://[::1',
    'javascript:alert(1)',
    world.catalogue.zaaktype,
    world.catalogue.concept,
    world.catalogue.ander.statustype,
    `${world.base}/zaken/api/v1/zaken/00000000-0000-0000-0000-000000000000`,
    `${world.base}/zaken/api/v1/zaken/x`,
    `${world.base}/onzin`,
    `${world.catalogue.zaaktype}?a=1#b`,
    world.catalogue.zaaktype.toUpperCase(),
  );
const scalar = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 31, 2 ** 53, 9e18, [], {}, [[]], [null], [{}]),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'grapheme', maxLength: 50 }),
    strange,
    huge,
    wide,
    wide.map((text) => `https://voorbeeld.nl/${text}`),
    times,
    addresses(),
  );
const anything = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: scalar() },
    { weight: 1, arbitrary: fc.array(scalar(), { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.dictionary(fc.oneof(strange, fc.string({ maxLength: 10 })), scalar(), { maxKeys: 4 }) },
  );

/** A value of about the right kind, or anything. */
function valueFor(field: Field): fc.Arbitrary<unknown> {
  const near: fc.Arbitrary<unknown>[] = [anything()];
  if (field.choices) near.push(fc.constantFrom(...field.choices));
  if (field.kind === 'date' || field.kind === 'instant' || field.kind === 'duration') near.push(times);
  if (field.kind === 'relation' || field.kind === 'url') near.push(addresses());
  if (field.kind === 'text' && field.max)
    near.push(fc.string({ unit: 'grapheme', minLength: 1, maxLength: field.max }));
  if (field.kind === 'group') near.push(objectOf(field.fields!));
  if (field.kind === 'list') near.push(fc.array(valueFor(field.item!), { maxLength: 3 }));
  if (field.kind === 'variant') near.push(...Object.values(field.variants!).slice(0, 6).map(objectOf));
  if (field.kind === 'geometry')
    near.push(
      fc.constantFrom(
        { type: 'Point', coordinates: [5.1, 52.1] },
        { type: 'Point', coordinates: [1e308, -1e308] },
        { type: 'Polygon', coordinates: [[[0, 0]]] },
        { type: 'GeometryCollection', geometries: [{ type: 'GeometryCollection', geometries: [] }] },
      ),
    );
  return fc.oneof(...near);
}

const objectOf = (fields: Fields): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFor(field)])), {
    requiredKeys: [],
  });

/** A valid body with some fields replaced, so that what lies behind the validation is reached too. */
const spoiled = (resource: Resource, valid: object): fc.Arbitrary<object> =>
  fc
    .subarray(Object.keys(resource.fields), {
      minLength: 1,
      maxLength: Math.min(3, Object.keys(resource.fields).length),
    })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, valueFor(resource.fields[name]!)]))))
    .map((some) => ({ ...valid, ...some }));

async function neverFails(
  { runs, seed }: FuzzOptions,
  request: Request,
  what: fc.Arbitrary<Partial<Request>>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(what, async (changes) => {
      const answer = await meent.ask({ ...request, ...changes });
      if (answer.statusCode >= 500) throw new Error(`${answer.statusCode} ${meent.lines.at(-1)?.slice(0, 500)}`);
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }), endOnFailure: true },
  );
}

const writes = routes.filter(
  ({ method, body, resource, receivesForm }) => method !== 'DELETE' && body !== 'none' && resource && !receivesForm,
);

/** Declares the tests; the caller's file says how many requests. */
export function fuzz(options: FuzzOptions): void {
  beforeAll(async () => {
    meent = await startMeent();
    world = await makeWorld(meent);
  });
  afterAll(async () => {
    await world.close();
    await meent.close();
  });

  describe('a body', () => {
    it.each(named(writes))('of %s', async (_, route) => {
      const request = await requestFor(world, route);
      const valid = (request.payload ?? {}) as object;
      await neverFails(
        options,
        request,
        fc.oneof(
          { weight: 6, arbitrary: spoiled(route.resource!, valid).map((payload) => ({ payload })) },
          {
            weight: 1,
            arbitrary: anything().map((value) => ({
              payload: JSON.stringify(value) ?? 'null',
              headers: { ...request.headers, 'content-type': 'application/json' },
            })),
          },
        ),
      );
    });
  });

  const UUIDS = ['x', '00000000-0000-0000-0000-000000000000', 'ZZZZZZZZ-0000-0000-0000-000000000000', '%00', '..%2f..'];

  describe('an address', () => {
    const reads = routes.filter(({ method }) => method === 'GET');
    const parametersOf = ({ resource, operation, query }: ApiRoute): readonly string[] =>
      operation === 'list'
        ? [...Object.keys(resource!.filters ?? {}), 'ordering', 'page', 'expand', 'onzin', '__proto__']
        : [...(query ?? []), 'onzin'];

    it.each(named(reads))('with any parameters: %s', async (_, route) => {
      const request = await requestFor(world, route);
      const [path] = String(request.url).split('?');
      const text = anything().map((one) => (typeof one === 'string' ? one : (JSON.stringify(one) ?? '')));
      const value = fc.oneof(text, times, addresses(), fc.constantFrom('true', '-1', '999999', 'a,,b'));
      await neverFails(
        options,
        request,
        fc
          .subarray([...parametersOf(route)], { minLength: 1, maxLength: Math.min(3, parametersOf(route).length) })
          .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, value]))))
          .map((query) => ({
            url: `${path}?${Object.entries(query)
              .map(([name, one]) => `${name}=${encodeURIComponent(one.slice(0, 1_500).toWellFormed())}`)
              .join('&')}`,
          })),
      );
    });

    it.each(named(routes.filter(({ path }) => path.includes('{'))))('with no such id: %s', async (_, route) => {
      for (const id of UUIDS) {
        const answer = await meent.ask({
          method: route.method,
          url: route.path.replace(/\{[^}]+\}/g, id),
          headers: { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' },
          ...(route.body === 'required' ? { payload: {} } : {}),
        });
        expect(`${id} ${answer.statusCode}`).not.toMatch(/ 5\d\d$/);
      }
    });
  });
}
