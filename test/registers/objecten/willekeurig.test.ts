/**
 * Random rights on random objects against a naive model: a list, its count, its filters, one object and its history show what
 * the model shows, of any day.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setTimeSource } from '../../../src/foundation/clock.ts';
import { Problem } from '../../../src/foundation/problems.ts';
import type { Grant, Rights } from '../../../src/gate/rights.ts';
import { activityId, FIRST, seeder, startMeent, type TestMeent } from '../../support/server.ts';
import { makeType, makeVersion, ROOT } from './support.ts';

type Data = Readonly<Record<string, number | string>>;
interface Entry {
  readonly index: number;
  readonly version: number;
  readonly start: string;
  readonly known: string;
  readonly data: Data;
}
interface Thing {
  readonly id: string;
  readonly type: string;
  readonly entries: readonly Entry[];
}

const DAYS = ['2018-01-01', '2019-06-01', '2021-03-15', '2022-12-31', '2024-02-29'];
const WORDS = ['eik', 'beuk', 'es'];
const NAMES = ['hoogte', 'soort'];
const TODAY = Date.parse('2025-01-01T12:00:00Z');

let meent: TestMeent;
let restore: () => void = () => {};
let at = Date.now();
const types: string[] = [];
const things: Thing[] = [];
const callerWith = (rights: Rights) => ({
  ...seeder(FIRST),
  rights,
  activity: { id: activityId(FIRST, 'standaard'), purpose: 'test', ground: 'publieke_taak', organ: 'college' },
});

beforeAll(async () => {
  meent = await startMeent();
  for (const _ of [1, 2, 3]) {
    const url = await makeType(meent);
    await makeVersion(meent, url, {});
    types.push(url);
  }
  restore = setTimeSource(() => at);
  const { engine } = meent;
  const caller = callerWith({ everything: true, grants: [] });
  // The same at every run, and nothing that repeats soon.
  let seed = 7;
  const pick = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * most);
  };
  for (let n = 0; n < 30; n++) {
    const type = types[n % 3]!;
    const entries: Entry[] = [];
    const known = Array.from({ length: 1 + pick(4) }, () => DAYS[pick(DAYS.length)]!).toSorted();
    let id = '';
    for (const [place, day] of known.entries()) {
      at = Date.parse(`${day}T12:00:00Z`);
      const entry: Entry = {
        index: place + 1,
        version: 1 + pick(2),
        start: DAYS[pick(DAYS.length)]!,
        known: day,
        data: { hoogte: pick(6), soort: WORDS[pick(3)]! },
      };
      const input = { type, record: { typeVersion: entry.version, startAt: entry.start, data: entry.data } };
      if (id === '') id = (await engine.create(caller, 'object', input)).id!;
      else await engine.update(caller, 'object', id, input);
      entries.push(entry);
    }
    things.push({ id, type: type.slice(-36), entries });
  }
  at = TODAY;
});
afterAll(async () => {
  restore();
  await meent.close();
});

/** Per type the parts by version, or all of it. */
type Seen = ReadonlyMap<string, 'all' | ReadonlyMap<number, ReadonlySet<string>>>;

function seenBy({ everything, grants }: Rights): Seen {
  const seen = new Map<string, 'all' | Map<number, Set<string>>>();
  if (everything) return new Map(types.map((type) => [type.slice(-36), 'all' as const]));
  for (const { component, scopes, type, parts } of grants) {
    if (component !== 'orc' || !scopes.has('objecten.lezen')) continue;
    const before = seen.get(type!);
    if (!parts || before === 'all') seen.set(type!, 'all');
    else {
      const merged = before ?? new Map<number, Set<string>>();
      for (const [version, names] of parts) merged.set(version, new Set([...(merged.get(version) ?? []), ...names]));
      seen.set(type!, merged);
    }
  }
  return seen;
}

const dataSeen = (seen: Seen, { type }: Thing, { version, data }: Entry): Data => {
  const limit = seen.get(type)!;
  return limit === 'all'
    ? data
    : Object.fromEntries(Object.entries(data).filter(([name]) => limit.get(version)?.has(name)));
};

type Day = { readonly date?: string; readonly registrationDate?: string };
const entryOn = ({ entries }: Thing, { date, registrationDate }: Day): Entry | undefined =>
  entries.findLast(({ start, known }) =>
    registrationDate === undefined ? start <= (date ?? '2025-01-01') : known <= registrationDate,
  );

const grant = (): fc.Arbitrary<Grant> =>
  fc
    .record({
      component: fc.constantFrom('orc', 'orc', 'orc', 'otc'),
      scopes: fc.constantFrom(['objecten.lezen'], ['objecten.lezen', 'objecten.schrijven'], ['objecten.schrijven']),
      type: fc.constantFrom(0, 1, 2),
      parts: fc.option(fc.array(fc.tuple(fc.constantFrom(1, 2), fc.subarray(NAMES)), { maxLength: 2 }), {
        nil: undefined,
      }),
    })
    .map(({ component, scopes, type, parts }) => ({
      component,
      scopes: new Set(scopes),
      type: types[type]!.slice(-36),
      ...(parts ? { parts: new Map(parts.map(([version, names]) => [version, new Set(names)])) } : {}),
    }));

const day = (): fc.Arbitrary<Day> =>
  fc.oneof(
    fc.constant({}),
    fc.constantFrom(...DAYS, '2017-12-31').map((date) => ({ date })),
    fc.constantFrom(...DAYS, '2017-12-31').map((registrationDate) => ({ registrationDate })),
  );

interface Condition {
  readonly text: string;
  readonly name: string;
  readonly holds: (data: Data) => boolean;
}
const condition = (): fc.Arbitrary<Condition | undefined> =>
  fc.oneof(
    fc.constant(undefined),
    fc.nat(5).map((n) => ({ name: 'hoogte', text: `hoogte__exact__${n}`, holds: ({ hoogte }: Data) => hoogte === n })),
    fc
      .nat(5)
      .map((n) => ({ name: 'hoogte', text: `hoogte__gt__${n}`, holds: ({ hoogte }: Data) => Number(hoogte) > n })),
    fc.constantFrom(...WORDS).map((word) => ({
      name: 'soort',
      text: `soort__icontains__${word.slice(0, 1)}`,
      holds: ({ soort }: Data) => String(soort).includes(word.slice(0, 1)),
    })),
  );

it('shows what the model shows, and nothing else', { timeout: 60_000 }, async () => {
  const random = fc.record({
    everything: fc.nat(19).map((n) => n === 0),
    grants: fc.array(grant(), { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(
      random,
      day(),
      condition(),
      fc.option(fc.nat(2), { nil: undefined }),
      fc.nat(29),
      async (rights, on, asked, ofType, one) => {
        const caller = callerWith(rights);
        const seen = seenBy(rights);
        const expected = new Map(
          things.flatMap((thing) => {
            const entry = entryOn(thing, on);
            if (!entry || !seen.has(thing.type)) return [];
            if (ofType !== undefined && thing.type !== types[ofType]!.slice(-36)) return [];
            const data = dataSeen(seen, thing, entry);
            return asked && !(asked.name in data && asked.holds(data))
              ? []
              : [[thing.id, { index: entry.index, data }]];
          }),
        );
        const query = {
          ...on,
          ...(asked ? { data_attr: asked.text } : {}),
          ...(ofType === undefined ? {} : { type: types[ofType]! }),
          pageSize: '7',
        };
        const shown: [string, { index: number; data: Data }][] = [];
        for (let page = 1; page === 1 || shown.length < expected.size; page++) {
          const answer = await meent.engine
            .list(caller, 'objectrecord', { ...query, page: String(page) }, { path: `${ROOT}/objects` })
            .catch((error: unknown) => {
              expect((error as Problem).status).toBe(403);
              return undefined;
            });
          if (!answer) {
            expect(seen.size).toBe(0);
            break;
          }
          const { count, results } = JSON.parse(answer.json);
          expect(count).toBe(expected.size);
          for (const { uuid, record } of results) shown.push([uuid, { index: record.index, data: record.data }]);
          if (results.length === 0) break;
        }
        expect(shown).toHaveLength(expected.size);
        expect(new Map(shown)).toEqual(expected);
        const thing = things[one]!;
        const read = await meent.engine.read(caller, 'object', thing.id).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Problem);
          return undefined;
        });
        expect(read !== undefined).toBe(seen.has(thing.type));
        if (read) {
          const { record } = JSON.parse(read.json);
          expect(record.data).toEqual(dataSeen(seen, thing, thing.entries.at(-1)!));
        }
      },
    ),
    { numRuns: 80 },
  );
});
