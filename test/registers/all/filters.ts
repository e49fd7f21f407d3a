/**
 * Every query parameter of every list of cases, documents and decisions, alone and together, over random records, against a
 * naive reading of its name (filters-values.ts); cases also in every order by several names, page by page, and by `_zoek`.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resource } from '../../../src/engine/resource.ts';
import { resources } from '../../../src/registers/index.ts';
import { type Besluiten, startBesluiten } from '../besluiten/support.ts';
import { closeSome, makeData, picker } from './filters-data.ts';
import {
  type All,
  type Json,
  ofRoles,
  parted,
  type Reading,
  readingOf,
  SPECIAL,
  shownAs,
  sorted,
} from './filters-values.ts';

const lists = resources.filter(
  ({ api, operations, path, filters }) =>
    ['zaken', 'documenten', 'besluiten'].includes(api.name) &&
    operations.includes('list') &&
    !path.includes('{') &&
    filters,
);
const rolFields = resources.find(({ name }) => name === 'rol')!.fields;
const PAGE = 100;

let b: Besluiten;
let all: All;

const testOf = (name: string): Reading =>
  SPECIAL[name]?.test ?? (name.startsWith('rol__') ? ofRoles(name) : readingOf(name));

/** Values that records have, and one that none has. */
function valuesOf({ path, fields }: Resource, name: string): fc.Arbitrary<string> {
  const [base, suffix] = parted(name);
  if (suffix === 'isnull') return fc.constantFrom('true', 'false');
  const given = SPECIAL[name]?.values(all);
  const [records, inside] = name.startsWith('rol__') ? [all.rollen!, base.slice(5)] : [all[path]!, base];
  const found = given ?? records.map((one) => shownAs(one, inside)).flatMap((one) => (one === null ? [] : (one ?? [])));
  const values = [...new Set(found.map(String).filter(Boolean))];
  expect([name, values.length > 0]).toEqual([name, true]);
  const { choices } = (name.startsWith('rol__') ? rolFields : fields)[inside] ?? {};
  const missing = given || choices ? [] : values.slice(0, 1).map(unlike);
  const one = fc.constantFrom(...values, ...missing);
  if (suffix === 'in' || fields[base]?.kind === 'list')
    return fc.uniqueArray(one, { minLength: 1, maxLength: 3 }).map((some) => some.join(','));
  if (suffix === 'icontains')
    return fc.tuple(one, fc.nat(3), fc.boolean()).map(([text, from, upper]) => {
      const part = text.slice(from, from + 3) || text;
      return upper ? part.toUpperCase() : part;
    });
  return one;
}

const unlike = (value: string): string => {
  if (/^\d{4}-\d\d-\d\d/.test(value)) return value.replace(/^\d{4}/, '1999');
  if (/^(true|false)$/.test(value)) return value;
  return value.startsWith('http') || /^[0-9a-f-]{36}$/.test(value)
    ? value.replace(/.{12}$/, '000000000000')
    : 'nergens';
};

type Query = Readonly<Record<string, string>>;

function queriesOf(resource: Resource): fc.Arbitrary<Query> {
  const names = Object.keys(resource.filters!);
  return fc
    .uniqueArray(fc.constantFrom(...names), { maxLength: 3 })
    .chain((some) => fc.record(Object.fromEntries(some.map((name) => [name, valuesOf(resource, name)]))));
}

/** A page as the API gives it, of a list or of `_zoek`. */
async function ask(resource: Resource, query: Query, bySearch: boolean): Promise<Json> {
  const address = `${resource.api.root}/${resource.path}`;
  if (!bySearch) return b.want(200, 'GET', `${address}?${new URLSearchParams(query)}`);
  const { page = '1', ...body } = query;
  const sent = Object.entries(body).map(([name, value]) => [name, name.endsWith('__in') ? value.split(',') : value]);
  return b.want(200, 'POST', `${address}/_zoek?page=${page}`, Object.fromEntries(sent));
}

async function everything(resource: Resource): Promise<readonly Json[]> {
  const records: Json[] = [];
  for (let page = 1; ; page++) {
    const answer = await ask(resource, resource.unpaged ? {} : { page: String(page) }, false);
    if (resource.unpaged) return answer as unknown as Json[];
    records.push(...answer.results);
    if (!answer.next) return records;
  }
}

const urls = (records: readonly Json[]): readonly string[] => records.map(({ url }) => url);

export function proveFilters({ runs, seed }: { readonly runs: number; readonly seed: number }): void {
  describe(`query parameters (seed ${seed})`, () => {
    beforeAll(async () => {
      b = await startBesluiten();
      const pick = picker(seed);
      await makeData(b, pick);
      const zaken = lists.find(({ path }) => path === 'zaken')!;
      await closeSome(b, pick, await everything(zaken));
      all = Object.fromEntries(
        await Promise.all(lists.map(async (one) => [one.path, (await everything(one)).map(withUuid)] as const)),
      );
    }, 120_000);
    afterAll(() => b.meent.close());

    describe.each(lists.map((resource) => [resource.path, resource] as const))('%s', (path, resource) => {
      it.each(Object.keys(resource.filters!))('%s finds what its name says', async (name) => {
        const bySearch = resource.filters![name]!.only === 'search';
        await fc.assert(
          fc.asyncProperty(valuesOf(resource, name), async (value) => {
            const expected = all[path]!.filter((one) => testOf(name)(one, value, all));
            const answer = await ask(resource, { [name]: value }, bySearch);
            if (resource.unpaged)
              expect(urls(answer as unknown as Json[]).toSorted()).toEqual(urls(expected).toSorted());
            else expect(answer.count).toBe(expected.length);
          }),
          { numRuns: Math.ceil(runs / 4), seed },
        );
      });

      it('several at once, in every order, page by page', async () => {
        const orders = fc.uniqueArray(fc.constantFrom('', ...(resource.ordering ?? [])).filter(Boolean), {
          maxLength: 3,
        });
        const ordering = resource.ordering
          ? orders.chain((some) => fc.tuple(...some.map((name) => fc.constantFrom(name, `-${name}`))))
          : fc.constant([] as string[]);
        await fc.assert(
          fc.asyncProperty(queriesOf(resource), ordering, fc.nat(2), fc.boolean(), async (query, order, at, search) => {
            const names = Object.keys(query);
            const onlySearch = names.some((name) => resource.filters![name]!.only === 'search');
            const expected = all[path]!.filter((one) => names.every((name) => testOf(name)(one, query[name]!, all)));
            if (resource.unpaged) {
              const found = (await ask(resource, query, false)) as unknown as Json[];
              expect(urls(found).toSorted()).toEqual(urls(expected).toSorted());
              return;
            }
            const bySearch = onlySearch || (search && resource.operations.includes('search'));
            const pages = Math.max(1, Math.ceil(expected.length / PAGE));
            const page = (at % pages) + 1;
            const ordered: Query = order.length > 0 ? { ordering: order.join(',') } : {};
            const answer = await ask(resource, { ...query, ...ordered, page: String(page) }, bySearch);
            expect(answer.count).toBe(expected.length);
            const mine = sorted(expected, order).slice((page - 1) * PAGE, page * PAGE);
            expect(urls(answer.results)).toEqual(urls(mine));
            expect([answer.next !== null, answer.previous !== null]).toEqual([page < pages, page > 1]);
          }),
          { numRuns: resource.ordering ? runs * 4 : runs, seed },
        );
      });
    });
  });
}

/** Only cases show it. */
const withUuid = (record: Json): Json => ({ uuid: record.url.slice(-36), ...record });
