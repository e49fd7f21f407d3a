/**
 * Counters by date while a process of the release before writes, folds, and is open in a transaction when they are made right:
 * what lists say is what is there at every moment, and afterwards the counters are right again.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { makeDatesRight } from '../../src/engine/right-dates.ts';
import { foldCounts } from '../../src/engine/sequence.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Caller } from '../../src/gate/context.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { wrongDates } from '../support/counted-dates.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { foldBefore, openBefore, undated } from '../support/release-before.ts';
import { ALL, addTables, boek, libraryResources, openLibrary } from './library.ts';

const TENANT = 77;
let clone: Clone;
let db: Database;
let before: Database;
let older: Engine;
let newer: Engine;
let caller: Caller;
let shelf: string;

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  db = clone.open();
  before = openBefore(clone.target);
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const library = await openLibrary(db, keys, createLogbook({ db, keys }), TENANT);
  caller = library.caller(ALL);
  shelf = (await library.engine.create(caller, 'plank', { naam: 'Romans' })).id!;
  const engine = (of: Database, resources: typeof libraryResources) =>
    createEngine({ db: of, keys, logbook: createLogbook({ db: of, keys }), resources, mostGathered: 0 });
  older = engine(before, [...undated(libraryResources)]);
  newer = engine(db, libraryResources);
});
afterAll(async () => {
  await before.close();
  await clone.drop();
});

const make = (engine: Engine, verschenen: string | null) =>
  engine.create(caller, 'boek', {
    titel: 'Boek',
    plank: `http://boeken.test/boeken/api/v1/planken/${shelf}`,
    geheimhouding: 'openbaar',
    verschenen,
  });
const fold = (): Promise<number> => db.log.transaction((tx) => foldCounts.run(tx));
const right = () => makeDatesRight(db, TENANT, boek);
const isRight = async (): Promise<boolean> => {
  const [row] = await clone.asOwner<{ sure: boolean }>(
    `select exists (select from engine_dates_right where municipality = ${TENANT} and resource = 'boek')
 and not exists (select from engine_dates_missed where municipality = ${TENANT} and resource = 'boek') as sure`,
  );
  return row!.sure;
};

const RANGES: readonly (readonly [query: Record<string, string>, where: string])[] = [
  [
    { verschenen__gte: '2020-01-01', verschenen__lte: '2020-12-31' },
    `verschenen between '2020-01-01' and '2020-12-31'`,
  ],
  [{ verschenen__isnull: 'true' }, 'verschenen is null'],
  [{ verschenen__gte: '2021-01-01' }, `verschenen >= '2021-01-01'`],
  [{ verschenen__gte: '2020-01-02' }, `verschenen >= '2020-01-02'`],
];
async function listsAreRight(): Promise<void> {
  for (const [query, where] of RANGES) {
    const [there] = await clone.asOwner<{ n: number }>(`select count(*)::int as n from boeken_boek where ${where}`);
    const { count, rows } = await newer.rows(caller, 'boek', query);
    expect({ query, count, rows: rows.length }).toEqual({ query, count: there!.n, rows: Math.min(there!.n, 100) });
  }
}
/** What lists say where the counters are asked without a doubt: they really are. */
async function countersAreAsked(): Promise<boolean> {
  await clone.asOwner(
    `update engine_count_date set total = total + 7, parts[1] = parts[1] + 7 where month = 0 and year = 2031`,
  );
  const { count } = await newer.rows(caller, 'boek', { verschenen__gte: '2031-01-01', verschenen__lte: '2031-12-31' });
  await clone.asOwner(
    `update engine_count_date set total = total - 7, parts[1] = parts[1] - 7 where month = 0 and year = 2031`,
  );
  const [there] = await clone.asOwner<{ n: number }>(
    `select count(*)::int as n from boeken_boek where extract(year from verschenen) = 2031`,
  );
  return count === there!.n + 7;
}

describe('counters by date', () => {
  it('are asked when they were compared once, and not before', async () => {
    for (let n = 0; n < 3; n++) await make(newer, '2020-01-01');
    await make(newer, '2031-05-05');
    await fold();
    expect([await isRight(), await countersAreAsked()]).toEqual([false, false]);
    expect(await right()).toEqual({ sure: false, different: 0 });
    expect([await isRight(), await countersAreAsked()]).toEqual([true, true]);
  });

  it('are left when the release before writes, and count what it wrote when they are asked again', async () => {
    await make(older, '2020-01-02');
    await make(older, '2020-01-02');
    expect(await isRight()).toBe(false);
    const moved = await make(newer, '2021-06-06');
    await older.patch(caller, 'boek', moved.id!, { verschenen: '2020-01-03' });
    await listsAreRight();
    await fold();
    await listsAreRight();
    expect(await countersAreAsked()).toBe(false);
    expect((await wrongDates(clone.asOwner, boek)).length).toBeGreaterThan(0);
    expect(await right()).toEqual({ sure: false, different: 3 });
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
    expect(await countersAreAsked()).toBe(true);
    await listsAreRight();
  });

  it.each([
    [
      'moves a date alone',
      async () => older.patch(caller, 'boek', (await make(newer, '2022-02-02')).id!, { verschenen: null }),
    ],
    ['removes', async () => older.remove(caller, 'boek', (await make(newer, '2022-02-02')).id!)],
  ])('are left when it %s', async (_, write) => {
    expect(await isRight()).toBe(true);
    await write();
    expect(await isRight()).toBe(false);
    await listsAreRight();
    await right();
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
  });

  it('are left when it folds what was written with dates, and not when there was nothing to lose', async () => {
    await fold();
    await foldBefore(before);
    expect(await isRight()).toBe(true);
    for (let n = 0; n < 5; n++) await make(newer, '2020-03-03');
    await foldBefore(before);
    expect(await isRight()).toBe(false);
    await make(newer, '2020-03-03');
    await listsAreRight();
    expect(await right()).toEqual({ sure: false, different: 1 });
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
    expect(await countersAreAsked()).toBe(true);
    await listsAreRight();
  });

  it('are left again when what it had open was not seen', async () => {
    let opened = (): void => {};
    const isOpen = new Promise<void>((resolve) => (opened = resolve));
    let close = (): void => {};
    const mayEnd = new Promise<void>((resolve) => (close = resolve));
    const open = before.transaction(TENANT, async (tx) => {
      await tx.query({ text: `update boeken_boek set verschenen = '2024-04-04' where verschenen = '2031-05-05'` });
      opened();
      await mayEnd;
    });
    await isOpen;
    expect(await right()).toEqual({ sure: true, different: 0 });
    expect(await isRight()).toBe(true);
    close();
    await open;
    expect(await isRight()).toBe(false);
    await listsAreRight();
    await fold();
    expect(await right()).toEqual({ sure: false, different: 2 });
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
    await make(newer, '2031-05-05');
    await fold();
  });

  it('are made right while others write and fold', async () => {
    for (let n = 0; n < 10; n++) await make(older, '2023-01-01');
    let busy = true;
    const folding = (async () => {
      while (busy) await fold();
    })();
    const mending = (async () => {
      while (busy) await right();
    })();
    const reading = (async () => {
      while (busy) {
        const { count, rows } = await newer.rows(caller, 'boek', { verschenen__lte: '1999-12-31' });
        expect(rows).toHaveLength(Math.min(count, 100));
      }
    })();
    await Promise.all(
      [newer, older, newer].map(async (engine, at) => {
        for (let n = 0; n < 20; n++) {
          const { id } = await make(engine, at === 1 ? '1997-01-01' : '1998-01-01');
          if (n % 3 === 0) await newer.patch(caller, 'boek', id!, { verschenen: '1999-02-02' });
          if (n % 5 === 0) await foldBefore(before);
        }
      }),
    );
    busy = false;
    await Promise.all([folding, mending, reading]);
    await listsAreRight();
    await right();
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
    expect(await isRight()).toBe(true);
    const counts = ['1997', '1998', '1999'].map(
      async (year) =>
        (await newer.rows(caller, 'boek', { verschenen__gte: `${year}-01-01`, verschenen__lte: `${year}-12-31` }))
          .count,
    );
    expect(await Promise.all(counts)).toEqual([13, 26, 21]);
  });

  it('that are wrong though nobody said so are told of once, and are right then', async () => {
    await fold();
    expect(await right()).toEqual({ sure: true, different: 0 });
    await clone.asOwner(`update boeken_boek set verschenen = '2011-01-01' where verschenen = '1997-01-01'`);
    expect(await right()).toEqual({ sure: true, different: 2 });
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
    expect(await right()).toEqual({ sure: true, different: 0 });
    await clone.asOwner(
      `update engine_count_date set total = total + 1, parts[2] = parts[2] + 1 where month = 0 and year = 2011`,
    );
    expect((await right()).different).toBeGreaterThan(0);
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
    await clone.asOwner('delete from engine_count_date; delete from engine_count_delta');
    await right();
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
  });

  it('are left when somebody writes in the database who keeps none', async () => {
    expect(await isRight()).toBe(true);
    await clone.asOwner(
      `set meent.keeps to ''; update boeken_boek set verschenen = '2012-01-01' where verschenen = '2011-01-01'`,
    );
    expect(await isRight()).toBe(false);
    await listsAreRight();
    await right();
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
  });
});
