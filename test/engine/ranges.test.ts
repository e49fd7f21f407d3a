/**
 * Pages of a long range of dates: in whatever way they are found, they are what a naive list says, for any range, order,
 * page and rights, also after dates moved.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { cheapestWay, type Way, type WayOf } from '../../src/engine/ways.ts';
import { type Book, isExact, type ManyBooks, ORDERS, openManyBooks, WHO } from './ordered.ts';

let many: ManyBooks;
let books: readonly Book[];
/** What the next page is found by; chosen by the counters when there is none. */
let chosen: WayOf | undefined;
let asked: readonly Way['kind'][] = [];
let engine: Engine;

beforeAll(async () => {
  many = await openManyBooks();
  books = await many.books();
  engine = many.another({
    mostGathered: 0,
    wayOf: (of) => {
      const way = (chosen ?? cheapestWay)(of);
      asked = [...asked, way.kind];
      return way;
    },
  });
});
afterAll(() => many.close());

type Filters = Readonly<Record<string, string>>;
const HOLDS: Readonly<Record<string, (book: Book, value: string) => boolean>> = {
  verschenen: (book, value) => book.verschenen === value,
  verschenen__gt: (book, value) => book.verschenen !== null && book.verschenen > value,
  verschenen__gte: (book, value) => book.verschenen !== null && book.verschenen >= value,
  verschenen__lt: (book, value) => book.verschenen !== null && book.verschenen < value,
  verschenen__lte: (book, value) => book.verschenen !== null && book.verschenen <= value,
  verschenen__isnull: (book, value) => (book.verschenen === null) === (value === 'true'),
  plank: (book, value) => value.endsWith(book.plank),
};

// A third of the books is of one day, a quarter of none.
const day = fc.oneof(
  fc.constantFrom('2010-05-05', '2010-05-04', '2010-05-06', '2000-01-01', '2030-01-01'),
  fc
    .date({ min: new Date('1999-06-01'), max: new Date('2025-06-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
);
const range: fc.Arbitrary<Filters> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ verschenen__gte: day, verschenen__lt: day }) },
  { weight: 2, arbitrary: day.map((verschenen__gt) => ({ verschenen__gt })) },
  { weight: 2, arbitrary: day.map((verschenen__lte) => ({ verschenen__lte })) },
  fc.constant({ verschenen: '2010-05-05' }),
  fc.constantFrom('true', 'false').map((verschenen__isnull) => ({ verschenen__isnull })),
);
const question = fc.record({
  filters: range,
  shelf: fc.option(fc.nat({ max: 4 }), { freq: 3 }),
  who: fc.constantFrom(...WHO),
  ordering: fc.constantFrom(...ORDERS, 'verschenen,-nummer', '-bladzijden,verschenen'),
  /** Where in the list. */
  depth: fc.oneof(
    fc.constantFrom(0, 1),
    fc.nat({ max: 100 }).map((part) => part / 100),
  ),
});

const up = (a: string | number | null, b: string | number | null): number =>
  a === b ? 0 : a === null || (b !== null && a > b) ? 1 : -1;

/** Of several columns: the last one says which way ids go. */
function ordered(ordering: string, of: readonly Book[]): readonly Book[] {
  const columns = ordering.split(',').map((name) => ({ name: name.replace('-', ''), down: name.startsWith('-') }));
  return of.toSorted((a, b) => {
    for (const { name, down } of columns) {
      const column = name as 'verschenen' | 'bladzijden' | 'nummer';
      const order = up(a[column], b[column]);
      if (order !== 0) return down ? -order : order;
    }
    return columns[0]!.down ? up(b.id, a.id) : up(a.id, b.id);
  });
}

type Question = typeof question extends fc.Arbitrary<infer Of> ? Of : never;

/** Whether the pages there are what they should be. */
async function holds({ filters, shelf, who, ordering, depth }: Question): Promise<boolean> {
  const query: Filters = {
    ...filters,
    ...(shelf === null ? {} : { plank: `${many.caller.base}/boeken/api/v1/planken/${many.shelves[shelf]}` }),
  };
  const within = new Set(
    books
      .filter((book) => Object.entries(query).every(([name, value]) => HOLDS[name]!(book, value)))
      .map(({ id }) => id),
  );
  const seen = new Set(many.naive(books, who, '').filter((id) => within.has(id)));
  const all = ordering.includes(',')
    ? ordered(
        ordering,
        books.filter(({ id }) => seen.has(id)),
      ).map(({ id }) => id)
    : many.naive(books, who, ordering).filter((id) => seen.has(id));
  const last = Math.max(1, Math.ceil(all.length / 100));
  const page = Math.max(1, Math.round(depth * last));
  return isExact(await many.ask(engine, who, ordering, page, query), all, page);
}

const anyWay: fc.Arbitrary<WayOf> = fc.oneof(
  fc.constant<WayOf>(() => ({ kind: 'gather' })),
  fc.tuple(fc.constantFrom('front', 'back'), fc.constantFrom(1, 150, 2_000, 20_000)).map(
    ([from, most]): WayOf =>
      (of) =>
        of.by ? { kind: 'walk', from, most } : { kind: 'gather' },
  ),
);

describe('a page of a long range of dates', () => {
  it('is the one that it should be, as the counters choose and in any other way', async () => {
    asked = [];
    await fc.assert(
      fc.asyncProperty(question, fc.option(anyWay, { nil: undefined, freq: 1 }), async (one, way) => {
        chosen = way;
        return holds(one);
      }),
      { numRuns: 150 },
    );
    expect(new Set(asked)).toEqual(new Set(['walk', 'gather', 'dates']));
  });

  it('and with a way that does not fit the order it is not: that would be noticed', async () => {
    chosen = () => ({ kind: 'dates' });
    const { failed, counterexample } = await fc.check(fc.asyncProperty(question, holds), { numRuns: 150 });
    expect(failed).toBe(true);
    expect(counterexample![0].ordering).not.toMatch(/^-?verschenen$/);
  });

  it('is exact also when days moved since the counters were asked, however far', async () => {
    chosen = undefined;
    const long = { verschenen__gte: '2001-01-01', verschenen__lt: '2024-01-01' };
    const asks = ['', '-verschenen', 'verschenen', '-bladzijden'].flatMap((ordering) =>
      [0, 0.4, 0.6, 1].map((depth): Question => ({ filters: long, shelf: null, who: 'everything', ordering, depth })),
    );
    for (const one of asks) expect(await holds(one), JSON.stringify(one)).toBe(true);
    // Some now are later than all: what counters are not folded yet is not seen when the day is looked for.
    for (const id of await many.some(0, 150, `verschenen between '2002-01-01' and '2009-12-31'`))
      await many.change(engine, id, { verschenen: '2023-12-31' });
    for (const id of await many.some(0, 20, `verschenen = '2010-05-05'`))
      await many.change(engine, id, { verschenen: null });
    books = await many.books();
    for (const one of asks) expect(await holds(one), JSON.stringify(one)).toBe(true);
  });
});
