/**
 * Counters by date: what lists of a range say is what a naive count says, whoever asks and whatever is written meanwhile, by
 * two processes, while what waits is folded or not.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { makeDatesRight } from '../../src/engine/right-dates.ts';
import { foldCounts } from '../../src/engine/sequence.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Caller } from '../../src/gate/context.ts';
import { type Rights, VERTROUWELIJKHEID } from '../../src/gate/rights.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { wrongDates } from '../support/counted-dates.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, boek, libraryResources, openLibrary } from './library.ts';

const TENANT = 71;
let clone: Clone;
let db: Database;
let engines: readonly Engine[];
let caller: Caller;
const shelves: string[] = [];

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  db = clone.open();
  const other = clone.open();
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const library = await openLibrary(db, keys, createLogbook({ db, keys }), TENANT);
  caller = library.caller(ALL);
  for (const naam of ['Romans', 'Kaarten']) shelves.push((await library.engine.create(caller, 'plank', { naam })).id!);
  // However few match: the counters are asked.
  engines = [db, other].map((one) =>
    createEngine({
      db: one,
      keys,
      logbook: createLogbook({ db: one, keys }),
      resources: libraryResources,
      mostGathered: 0,
    }),
  );
  await makeDatesRight(db, TENANT, boek);
});
afterAll(() => clone.drop());

const DAYS = ['2019-12-31', '2020-01-01', '2020-02-29', '2020-03-01', '2020-12-31', '2021-01-01', '2023-07-14'];
const LEVELS = VERTROUWELIJKHEID.filter((_, at) => at % 3 === 0);

interface Book {
  readonly id: string;
  readonly plank: string;
  readonly niveau: number;
  readonly verschenen: string | null;
}
const books = (): Promise<readonly Book[]> =>
  clone.asOwner<Book>(
    `select id, plank, niveau, verschenen::text from boeken_boek where municipality = ${TENANT} order by id desc`,
  );

const fold = (): Promise<number> => db.log.transaction((tx) => foldCounts.run(tx));
const plank = (at: number): string => `http://boeken.test/boeken/api/v1/planken/${shelves[at]}`;

type Write = (engine: Engine, all: readonly Book[]) => Promise<unknown>;
const aDay = fc.option(fc.constantFrom(...DAYS));
const which = fc.nat({ max: 1_000 });
const change =
  (at: number, body: object): Write =>
  (engine, all) => {
    const one = all[at % Math.max(all.length, 1)];
    return one ? engine.patch(caller, 'boek', one.id, body) : Promise.resolve();
  };
const write: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(aDay, fc.nat({ max: 1 }), fc.constantFrom(...LEVELS)).map(
      ([verschenen, at, geheimhouding]): Write =>
        (engine) =>
          engine.create(caller, 'boek', { titel: 'Boek', plank: plank(at), geheimhouding, verschenen }),
    ),
  },
  fc.tuple(which, aDay).map(([at, verschenen]) => change(at, { verschenen })),
  fc
    .tuple(which, fc.constantFrom(...LEVELS), aDay)
    .map(([at, geheimhouding, verschenen]) => change(at, { geheimhouding, verschenen })),
  fc.tuple(which, fc.nat({ max: 1 })).map(([at, shelf]) => change(at, { plank: plank(shelf) })),
  which.map(
    (at): Write =>
      (engine, all) => {
        const one = all[at % Math.max(all.length, 1)];
        return one ? engine.remove(caller, 'boek', one.id) : Promise.resolve();
      },
  ),
);

const grants = (some: readonly object[]): Rights => ({
  everything: false,
  grants: some.map((one) => ({ component: 'lib', scopes: new Set(['lezen']), ...one })),
});

interface Question {
  readonly query: Readonly<Record<string, string>>;
  readonly holds: (book: Book) => boolean;
}
const HOLDS: Readonly<Record<string, (day: string, value: string) => boolean>> = {
  verschenen: (day, value) => day === value,
  verschenen__gt: (day, value) => day > value,
  verschenen__gte: (day, value) => day >= value,
  verschenen__lt: (day, value) => day < value,
  verschenen__lte: (day, value) => day <= value,
};
const question: fc.Arbitrary<Question> = fc
  .record({
    dates: fc.dictionary(
      fc.constantFrom(...Object.keys(HOLDS)),
      fc.constantFrom(...DAYS, '2020-06-15', '0001-01-01', '9999-12-31'),
      { maxKeys: 2 },
    ),
    isnull: fc.option(fc.boolean(), { nil: undefined, freq: 3 }),
    shelf: fc.option(fc.nat({ max: 1 }), { nil: undefined }),
  })
  .map(({ dates, isnull, shelf }) => ({
    query: {
      ...dates,
      ...(isnull === undefined ? {} : { verschenen__isnull: String(isnull) }),
      ...(shelf === undefined ? {} : { plank: plank(shelf) }),
    },
    holds: (book) =>
      Object.entries(dates).every(
        ([name, value]) => book.verschenen !== null && HOLDS[name]!(book.verschenen, value),
      ) &&
      (isnull === undefined || (book.verschenen === null) === isnull) &&
      (shelf === undefined || book.plank === shelves[shelf]),
  }));

async function isExact(all: readonly Book[], { query, holds }: Question): Promise<void> {
  const whose: readonly (readonly [Rights, (book: Book) => boolean])[] = [
    [ALL, () => true],
    [grants([{ type: shelves[1], level: 7 }]), (book) => book.plank === shelves[1] && book.niveau <= 7],
    [grants([{ level: 3 }]), (book) => book.niveau <= 3],
    [
      grants([{ type: shelves[0], level: 0 }, { records: all.slice(0, 3).map(({ id }) => id) }]),
      (book) => (book.plank === shelves[0] && book.niveau <= 0) || all.indexOf(book) < 3,
    ],
  ];
  for (const [rights, mayBeSeen] of whose) {
    const expected = all.filter((book) => mayBeSeen(book) && holds(book));
    for (const engine of engines) {
      const { count, rows } = await engine.rows({ ...caller, rights }, 'boek', query);
      expect({ query, count, ids: rows.map(({ id }) => id) }).toEqual({
        query,
        count: expected.length,
        ids: expected.slice(0, 100).map(({ id }) => id),
      });
    }
  }
}

describe('a list of a range of dates', () => {
  it('is exact under any rights, after writes of two processes at once, folded or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(write, { minLength: 4, maxLength: 12 }),
        fc.boolean(),
        fc.array(question, { minLength: 2, maxLength: 4 }),
        async (writes, folds, questions) => {
          const before = await books();
          // Two writes of one book: the second comes back to it, or finds it gone.
          await Promise.allSettled(writes.map((one, at) => one(engines[at % 2]!, before)));
          if (folds) await fold();
          const all = await books();
          for (const one of questions) await isExact(all, one);
          expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
    await fold();
    expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
    expect((await books()).length).toBeGreaterThan(20);
  });

  it('is never of another moment than its count, while others write and what waits is folded', async () => {
    let busy = true;
    const folding = (async () => {
      while (busy) await fold();
    })();
    const writing = engines.map(async (engine) => {
      for (let n = 0; n < 30; n++) {
        const { id } = await engine.create(caller, 'boek', {
          titel: 'Boek',
          plank: plank(n % 2),
          geheimhouding: 'openbaar',
          verschenen: '1999-05-05',
        });
        if (n % 3 === 0) await engine.patch(caller, 'boek', id!, { verschenen: '1998-04-04' });
      }
    });
    const reading = engines.map(async (engine) => {
      while (busy) {
        const { count, rows } = await engine.rows(caller, 'boek', { verschenen__lt: '2000-01-01' });
        expect(rows).toHaveLength(Math.min(count, 100));
      }
    });
    await Promise.all(writing);
    busy = false;
    await Promise.all([folding, ...reading]);
    expect((await engines[0]!.rows(caller, 'boek', { verschenen__lt: '2000-01-01' })).count).toBe(60);
    expect((await engines[0]!.rows(caller, 'boek', { verschenen: '1998-04-04' })).count).toBe(20);
  });

  it('is found where the newest records are not in it, on any page', async () => {
    const { count, rows } = await engines[0]!.rows(caller, 'boek', {
      verschenen__gte: '1999-01-01',
      verschenen__lt: '2000-01-01',
    });
    expect([count, rows.length]).toEqual([40, 40]);
    await expect(engines[0]!.rows(caller, 'boek', { verschenen__lt: '2000-01-01', page: '2' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

it('what is there already is counted as it would have been kept', async () => {
  await clone.asOwner('delete from engine_count_date; delete from engine_count_delta');
  expect((await wrongDates(clone.asOwner, boek)).length).toBeGreaterThan(0);
  await clone.asOwner(`select engine_count_dates('boek', 'boeken_boek', 'plank', 'niveau', '{verschenen}')`);
  expect(await wrongDates(clone.asOwner, boek)).toEqual([]);
});
