/** Lists and searches of objects, as the program asks for them, among a million: see plans.test.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Query } from '../../src/engine/list.ts';
import { nameId } from '../../src/foundation/name-id.ts';
import type { Rights } from '../../src/gate/rights.ts';
import { fillObjects, OBJECT_TYPES, OBJECTS } from '../support/million-objects.ts';
import { createRecorder } from '../support/plans.ts';
import { activityId, FIRST, keys, SECOND, seeder, startMeent, type TestMeent } from '../support/server.ts';

const recorder = createRecorder(() => meent.clone.target);
const BSN = '999990019';
const types = Array.from({ length: OBJECT_TYPES }, (_, index) => nameId(FIRST, 'objecttype', String(index)));

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent({ watch: recorder.watch });
  await fillObjects(meent.clone, {
    municipality: FIRST,
    small: SECOND,
    types,
    resident: keys.hash(FIRST, 'bsn', BSN),
  });
}, 600_000);
afterAll(() => meent.close());

const LARGE = /^objecten_/;
const EVERYTHING: Rights = { everything: true, grants: [] };
const onTypes = (some: readonly string[]): Rights => ({
  everything: false,
  grants: some.map((type) => ({ component: 'orc', scopes: new Set(['objecten.lezen']), type })),
});

const callerWith = (rights: Rights) => ({
  ...seeder(FIRST),
  rights,
  activity: { id: activityId(FIRST, 'standaard'), purpose: 'test', ground: 'publieke_taak', organ: 'college' },
});

/** Pages of 8 kB that the statement of a list looks at; nothing large is read from front to back. */
async function dearest(rights: Rights, query: Query, most: number, count?: number): Promise<void> {
  let found = -1;
  const statements = await recorder.during(async () => {
    const page = await meent.engine.rows(callerWith(rights), 'objectrecord', query, {
      forAnswer: true,
      kind: 'gezocht',
    });
    found = page.count;
  });
  const [first] = statements.toSorted((a, b) => b.buffers - a.buffers);
  for (const { scanned, text } of statements)
    expect(
      scanned.filter((table) => LARGE.test(table)),
      text,
    ).toEqual([]);
  if (count !== undefined) expect(found).toBe(count);
  expect(first!.buffers, first!.plan).toBeLessThanOrEqual(most);
}

const typeUrl = (index: number): string => `http://localhost/objecttypen/api/v2/objecttypes/${types[index]}`;
const RARE = OBJECT_TYPES - 1;

describe('a page of objects, with its exact count', () => {
  test('of all', () => dearest(EVERYTHING, {}, 2_000, OBJECTS));
  test('of one type', () => dearest(EVERYTHING, { type: typeUrl(0) }, 2_000));
  test('of a rare type', () => dearest(EVERYTHING, { type: typeUrl(RARE) }, 2_000));
  test('of one type, by who may see that alone', () =>
    dearest(onTypes([types[RARE]!]), { type: typeUrl(RARE) }, 2_000));
  test('of all that a right on one type opens', () => dearest(onTypes([types[RARE]!]), {}, 2_000));
  test('of the same, when it is known how many there are', () => dearest(onTypes([types[RARE]!]), {}, 2_000));
  test('far into it', () => dearest(onTypes([types[RARE]!]), { page: '20' }, 4_000));
  test('of all that rights on ten types open', () => dearest(onTypes(types.slice(0, 10)), {}, 2_000));
});

describe('objects with a value in their data', () => {
  test('that one has', () => dearest(EVERYTHING, { data_attr: 'nummer__exact__123456' }, 300, 1));
  test('of a person', () => dearest(EVERYTHING, { data_attr: `bsn__exact__${BSN}` }, 300, 3));
  test('that 1,000 have', () => dearest(EVERYTHING, { data_attr: 'soort__exact__S7' }, 15_000, 1_000));
  test('one of several', () => dearest(EVERYTHING, { data_attr: 'nummer__in__1|2|3|4|5' }, 600, 5));
  test('and a range beside it', () =>
    dearest(EVERYTHING, { data_attr: 'soort__exact__S7\u0000nummer__gt__500000' }, 15_000, 500));
  test('in the order of their data', () =>
    dearest(EVERYTHING, { data_attr: 'soort__exact__S7', ordering: '-record__data__nummer' }, 15_000, 1_000));
  test('inside an area', () => {
    const [x, y, d] = [5.01, 52.01, 0.0009];
    const ring = [
      [x, y],
      [x + d, y],
      [x + d, y + d],
      [x, y + d],
      [x, y],
    ];
    return dearest(EVERYTHING, { geometry__within: JSON.stringify({ type: 'Polygon', coordinates: [ring] }) }, 8_000);
  });
});
