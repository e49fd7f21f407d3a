/** What arrives is what was sent, also where it travels as PostgreSQL's own array. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrayOf } from '../../src/foundation/db/arrays.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

let clone: Clone;
let db: Database;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = clone.open();
});
afterAll(() => clone.drop());

/** Element by element as text, which no driver makes into something else. */
async function arrived(type: string, list: unknown): Promise<readonly (string | null)[]> {
  const rows = await db.node.query<{ one: string | null }>(
    { text: `select x::text as one from unnest($1::${type}[]) with ordinality as u(x, place) order by place` },
    [list],
  );
  return rows.map(({ one }) => one);
}

const text = fc.string({ unit: 'binary' }).filter((one) => !one.includes('\0') && one.isWellFormed());
const BODY = '{"a":"\x01/zaken","b":"é \\" \\\\ {,} NULL"}';
const KINDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: fc.oneof(text, fc.constantFrom('', 'NULL', 'null', BODY, '{}', '"', '\\')),
  uuid: fc.uuid(),
  boolean: fc.boolean(),
  smallint: fc.integer({ min: -(2 ** 15) + 1, max: 2 ** 15 - 1 }),
  int: fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
  bigint: fc.maxSafeInteger(),
  jsonb: fc.json().filter((one) => !one.includes('\\u0000') && one.isWellFormed() && !/\\ud[89a-f]/i.test(one)),
};

test.for(Object.entries(KINDS))('%s arrives as the driver sends it', async ([type, one]) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(one), { maxLength: 20 }), async (list) => {
      const own = arrayOf(type, list);
      expect(own).toBeInstanceOf(Buffer);
      expect(await arrived(type, own)).toEqual(await arrived(type, list));
    }),
    { numRuns: 40 },
  );
});

test.each([
  ['uuid', ['4B8C7C5E-0C52-4F4A-9A0C-2A3B5E1B7F10', null]],
  ['date', ['2026-03-29', null]],
  ['timestamptz', ['2026-03-29T02:30:00Z', '2026-03-29T04:30:00+02:00']],
  ['bigint', ['9007199254740993']],
  ['text', [1, true]],
])('%s in another form than its own is left to PostgreSQL', async (type, list) => {
  expect(arrayOf(type, list)).toBe(list);
  expect(await arrived(type, arrayOf(type, list))).toHaveLength(list.length);
});

test.each([
  ['uuid', ['no uuid']],
  ['smallint', [40_000]],
  ['int', [1.5]],
])('%s that cannot be is refused, not changed', async (type, list) => {
  await expect(arrived(type, arrayOf(type, list))).rejects.toThrow();
});
