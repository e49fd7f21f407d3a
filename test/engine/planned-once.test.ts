/** A statement that is asked again and again is planned once: PostgreSQL tells how often it made a plan for the values. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Rights } from '../../src/gate/rights.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, type Library, openLibrary } from './library.ts';

const MUNICIPALITY = 62;
const BOOKS = 350;
const readers = ['999990019', '999991292', '999990482', '999990627'];
/** PostgreSQL tries a plan for the values so many times before it compares. */
const TRIALS = 5;

let clone: Clone;
let db: Database;
let library: Library;
let books: readonly string[];
let rights: Rights;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  // One connection: what is prepared is known to its connection alone.
  db = clone.open({ appConnections: 1 });
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  library = await openLibrary(db, keys, createLogbook({ db, keys }), MUNICIPALITY);
  const plank = (await library.engine.create(library.caller(ALL), 'plank', { naam: 'Reizen' })).id!;
  const book = {
    titel: 'Naar zee',
    plank: `http://boeken.test/boeken/api/v1/planken/${plank}`,
    geheimhouding: 'openbaar',
  };
  const made = await Promise.all(
    Array.from({ length: BOOKS }, () => library.engine.create(library.caller(ALL), 'boek', book)),
  );
  books = made.map(({ id }) => id!);
  // One of them reads all there is: a plan for that one would be another.
  for (const [nth, id] of books.entries())
    await library.engine.create(library.caller(ALL), 'lezer', {
      boek: `http://boeken.test/boeken/api/v1/boeken/${id}`,
      naam: 'Lezer',
      bsn: readers[nth < BOOKS / 2 ? 0 : nth % readers.length],
    });
  await clone.asOwner('analyze meent.boeken_lezer');
  // In a small table every plan is as good as any other; the planner is told that this one is large.
  await clone.asOwner('analyze meent.boeken_boek');
  await clone.asOwner(
    `update pg_class set reltuples = 1000000, relpages = 10 where relname in ('boeken_boek', 'boeken_boek_pkey')`,
  );
  rights = {
    everything: false,
    grants: [{ component: 'lib', scopes: new Set(['lezen', 'schrijven']), type: plank, level: 7 }],
  };
}, 60_000);
afterAll(() => clone.drop());

const TIMES = 4 * TRIALS;

/** Of the statements of a kind that were asked nearly so often (the first pages are of a list of which nothing is known): for how many of them each time a plan for the values was made. */
async function plansOf(kind: string): Promise<readonly number[]> {
  const rows = await db.in(MUNICIPALITY).query<{ made: number; times: number }>(
    {
      text: `select custom_plans::int as made, (custom_plans + generic_plans)::int as times from pg_prepared_statements
 where name like $1 || '\\_%'`,
    },
    [kind],
  );
  return rows.filter(({ times }) => times >= TIMES - TRIALS).map(({ made }) => made);
}

async function asked(kind: string, ask: (nth: number) => Promise<unknown>): Promise<void> {
  for (let nth = 0; nth < TIMES; nth++) await ask(nth);
  const made = await plansOf(kind);
  expect(made).not.toEqual([]);
  expect(Math.max(...made)).toBeLessThanOrEqual(TRIALS);
}

test('a page in the order of ids, wherever it lies', () =>
  asked('list', (nth) =>
    library.engine.list(library.caller(rights), 'boek', { page: String(2 + (nth % 2)) }, { path: '/x' }),
  ));

test('what somebody is in, whoever it is', () =>
  asked('list', (nth) =>
    library.engine.list(library.caller(ALL), 'boek', { lezer__bsn: readers[nth % readers.length]! }, { path: '/x' }),
  ));

test('what a change needs', () =>
  asked('load', (nth) => library.engine.patch(library.caller(ALL), 'boek', books[nth]!, { titel: `Deel ${nth}` })));

/** Last in this file: it uses the names up. */
test('lists by many filters leave a write the names that it needs', async () => {
  const { statement } = library.engine.parts;
  for (let nth = 0; statement('list', `select ${nth}`).name !== undefined; nth++) expect(nth).toBeLessThan(1_000);
  const prepared = async (): Promise<number> => {
    const [row] = await db.in(MUNICIPALITY).query<{ n: number }>({
      text: `select count(*)::int as n from pg_prepared_statements where name like 'store\\_%'`,
    });
    return row!.n;
  };
  const before = await prepared();
  // Nothing was removed yet, so its statement is another.
  await library.engine.remove(library.caller(ALL), 'boek', books[0]!);
  expect(await prepared()).toBe(before + 1);
});
