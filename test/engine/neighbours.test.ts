/** Writes that come together share statements: what one of them waits for, or fails on, is its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { toProblem } from '../../src/foundation/db/problem.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { deadlineIn, isLate } from '../../src/foundation/deadline.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, boek, type Library, lezer, openLibrary, plank } from './library.ts';

let clone: Clone;
let library: Library;
let shelf: string;
let slow: string;
/** Statements that store, since the test began. */
let stored = 0;
/** The answer to the next one is lost, though it was done. */
let loses = false;

/** Its declaration has a fault, which shows for one title. */
const FAULTY = 'Met een fout';
const faulty: typeof boek = {
  ...boek,
  columns: {
    ...boek.columns,
    niveau: {
      type: 'smallint',
      from(record, work, columns) {
        if (record.titel === FAULTY) throw new TypeError('a fault of the program');
        return boek.columns!.niveau!.from!(record, work, columns);
      },
    },
  },
};

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const watched: Database = {
    ...db,
    in: (of) => ({
      async query(statement, values) {
        const isStore = statement.name?.startsWith('store');
        if (isStore) stored += 1;
        const rows = await db.in(of).query(statement, values);
        if (!isStore || !loses) return rows as never;
        loses = false;
        throw toProblem(new Error('Connection terminated unexpectedly'), 'store');
      },
    }),
  };
  library = await openLibrary(watched, keys, createLogbook({ db, keys }), 83, [plank, faulty, lezer]);
  shelf = (await library.engine.create(library.caller(ALL), 'plank', { naam: 'Reizen' })).id!;
  slow = (await make('Van een ander')).id!;
});
afterAll(() => clone.drop());

let free = async (): Promise<void> => {};
afterEach(() => free());

/** With a number of its own nothing is asked before it is stored, so what is made in one turn is stored together. */
const make = (titel: string, nummer: string = titel, deadline?: number) =>
  library.engine.create({ ...library.caller(ALL), ...(deadline ? { deadline } : {}) }, 'boek', {
    titel,
    nummer,
    plank: `http://boeken.test/boeken/api/v1/planken/${shelf}`,
    geheimhouding: 'openbaar',
  });
const several = (n: number, name: string): readonly string[] => Array.from({ length: n }, (_, nth) => `${name} ${nth}`);
const there = async (titles: readonly string[]): Promise<number> =>
  (
    await clone.asOwner(`select from meent.boeken_boek where substring(body from '"titel":"([^"]*)"') = any($1)`, [
      titles,
    ])
  ).length;

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries === 200) throw new Error('it did not come so far');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Another session changes the slow one and makes one with this number, and does not end. */
const HELD = 'bezet';
async function hold(): Promise<void> {
  const [row] = await clone.asOwner<{ names: string }>(
    `select string_agg(attname, ', ') as names from pg_attribute where attrelid = 'meent.boeken_boek'::regclass and attnum > 0 and attgenerated = '' and attname not in ('id', 'nummer')`,
  );
  const holder = clone
    .asOwner(
      `begin; select from meent.boeken_boek where id = '${slow}' for update; insert into meent.boeken_boek (id, nummer, ${row!.names}) select gen_random_uuid(), '${HELD}', ${row!.names} from meent.boeken_boek where id = '${slow}'; select pg_sleep(60)`,
    )
    .catch(() => {});
  const held = `select pid from pg_stat_activity where datname = current_database() and query like '%pg_sleep(60)' and wait_event = 'PgSleep'`;
  await until(async () => (await clone.asOwner(held)).length === 1);
  free = async () => {
    free = async () => {};
    await clone.asOwner(`select pg_terminate_backend(pid) from (${held}) h`);
    await holder;
  };
}
const waits = async (): Promise<boolean> =>
  (
    await clone.asOwner(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'with w0%'`,
    )
  ).length > 0;

it('who comes after one that waits for a row is stored before it', async () => {
  await hold();
  const order: string[] = [];
  const changed = library.engine
    .patch(library.caller(ALL), 'boek', slow, { titel: 'Van mij' })
    .finally(() => order.push('changed'));
  await until(waits);
  await Promise.all(several(12, 'Intussen').map((titel) => make(titel)));
  order.push('made');
  await free();
  await changed;
  expect(order).toEqual(['made', 'changed']);
});

it('one that waits for a number too long fails by itself', async () => {
  await hold();
  stored = 0;
  const titles = several(5, 'Samen');
  const results = await Promise.allSettled([make('Wacht', HELD), ...titles.map((titel) => make(titel))]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', ...titles.map(() => 'fulfilled')]);
  expect(results[0]).toMatchObject({ reason: { code: 'unavailable', cause: { sqlState: '55P03' } } });
  expect(await there([...titles, 'Wacht'])).toBe(5);
  // Together, and then each alone.
  expect(stored).toBe(7);
});

it('a statement that was cancelled is done anew for each; twin: not for whom it came too late', async () => {
  await hold();
  stored = 0;
  const titles = several(4, 'Afgebroken');
  const deadline = deadlineIn(1_000);
  const results = Promise.allSettled([
    make('Wacht', HELD),
    make('Te laat', 'laat-1', deadline),
    ...titles.map((titel) => make(titel)),
  ]);
  await until(waits);
  await until(async () => isLate({ deadline }));
  await clone.asOwner(
    `select pg_cancel_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'with w0%'`,
  );
  await free();
  expect((await results).map((one) => (one.status === 'rejected' ? one.reason.code : one.status))).toEqual([
    'fulfilled',
    'deadline',
    ...titles.map(() => 'fulfilled'),
  ]);
  expect(await there([...titles, 'Wacht', 'Te laat'])).toBe(5);
  expect(stored).toBe(6);
});

it('a fault of the program in one is its own', async () => {
  const titles = several(6, 'Goed');
  const results = await Promise.allSettled([...titles.slice(0, 3), FAULTY, ...titles.slice(3)].map((one) => make(one)));
  expect(results.map((one) => (one.status === 'rejected' ? one.reason.message : one.status))).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'a fault of the program',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(await there([...titles, FAULTY])).toBe(6);
});

it('where the answer was lost nothing is done anew, for nobody knows', async () => {
  const titles = several(4, 'Onbekend');
  stored = 0;
  loses = true;
  const results = await Promise.allSettled(titles.map((one) => make(one)));
  expect(results.map((one) => one.status === 'rejected' && one.reason.code)).toEqual(titles.map(() => 'unsure'));
  expect(stored).toBe(1);
  expect(await there(titles)).toBe(4);
});
