/**
 * A page of a long range of dates, wherever that lies: what it looks at is bounded by what the counters say is cheapest, for
 * each counted date, order, depth and rights, and it is the page that the table says.
 */
import { describe, expect, test } from 'vitest';
import type { Query } from '../../src/engine/list.ts';
import type { WayOf } from '../../src/engine/ways.ts';
import { CASES } from '../support/million.ts';
import { FIRST, HOSTS } from '../support/server.ts';
import { CALLERS, costs, dearest, engine, it, meent, rows, type Who } from './plans.ts';

/** The first year of ten, as each date has it (million.ts), and the same of a later one. */
const YEARS = {
  registratiedatum: ['2016-01-01', '2017-01-01', '2020-01-01'],
  startdatum: ['2016-01-01', '2017-01-01', '2020-01-01'],
  einddatum: ['2016-02-10', '2017-02-10', '2020-02-10'],
  archiefactiedatum: ['2021-02-10', '2022-02-10', '2025-02-10'],
} as const;
type Counted = keyof typeof YEARS;
const COUNTED = Object.keys(YEARS) as Counted[];

/** Nine years ago, or the first four years where fewer are seen. */
const longAgo = (date: Counted, years: 1 | 4 = 1): Query => ({
  [`${date}__lt`]: YEARS[date][years === 1 ? 1 : 2],
});

const ORDERS = ['startdatum', 'einddatum', 'publicatiedatum', 'archiefactiedatum', 'registratiedatum', 'identificatie'];

const typeOf = (at: number): Query => ({
  zaaktype: `http://${HOSTS[FIRST]}/catalogi/api/v1/zaaktypen/${it.zaaktypen[at]}`,
});

/** First, in the middle on both sides, and last. */
async function pagesOf(who: Who, query: Query): Promise<readonly number[]> {
  const { count } = await engine.rows(CALLERS[who](), 'zaak', query);
  // Shorter ones are gathered as any list is.
  expect(count).toBeGreaterThan(CASES / 50);
  const end = Math.ceil(count / 100);
  return [1, 2, Math.round(end * 0.3), Math.round(end * 0.7), end - 1, end];
}

async function dearestPage(who: Who, query: Query, most: number): Promise<void> {
  for (const page of await pagesOf(who, query))
    await dearest(rows(CALLERS[who](), { ...query, page: String(page) }), most);
}

/** Entries of an index on a page of 8 kB. */
const PER_PAGE = 80;
/**
 * Which day a page begins on is asked of the counters: rows of a type and a level each that lie apart. Of archiving dates there are
 * ten years before the day, of the others four.
 */
const COUNTERS = { registratiedatum: 400, startdatum: 400, einddatum: 400, archiefactiedatum: 3_000 } as const;
/** The hundred rows that are shown, by id, and the way to them. */
const SHOWN = 600;
/** In another order each row of the range is looked at in the table, ten to a page of it. */
const LOOKED_AT = CASES / 10 / 7 + CASES / 10 / PER_PAGE;

export const describeRanges = () =>
  describe('a page of cases of a range of dates long ago', () => {
    test.for(COUNTED)('by %s: what naming all of them by that index costs, at any depth', async (date) => {
      await dearestPage('everything', longAgo(date), CASES / 10 / PER_PAGE + SHOWN);
      await dearestPage('all 100 types', longAgo(date), CASES / 10 / PER_PAGE + SHOWN);
      await dearestPage('20 of 100 types', longAgo(date, 4), (CASES * 0.4) / PER_PAGE + SHOWN);
    });

    test.for(COUNTED)('by %s and type', async (date) => {
      await dearestPage('everything', { ...longAgo(date, 4), ...typeOf(0) }, (CASES * 0.4) / PER_PAGE + SHOWN);
    });

    test.for(COUNTED)(
      'by %s, in the order of that date: little more than its hundred rows, at any depth',
      async (date) => {
        for (const who of ['everything', 'all 100 types', '20 of 100 types'] as const)
          for (const ordering of [date, `-${date}`])
            await dearestPage(who, { ...longAgo(date, 4), ordering }, 400 + COUNTERS[date]);
      },
    );

    test.for(ORDERS.flatMap((name) => [name, `-${name}`]))('in the order of %s', async (ordering) => {
      for (const date of COUNTED) {
        // As much is walked at most before it is gathered after all.
        await dearestPage('everything', { ...longAgo(date), ordering }, 2 * LOOKED_AT + SHOWN);
      }
    });

    test('is the one that the table says', async () => {
      const mine = { everything: 'true', '20 of 100 types': `zaaktype = any('{${it.zaaktypen.slice(80).join()}}')` };
      for (const who of ['everything', '20 of 100 types'] as const)
        for (const date of COUNTED)
          for (const ordering of ['', date, `-${date}`, '-identificatie', 'einddatum']) {
            const query = { ...longAgo(date, 4), ...(ordering ? { ordering } : {}) };
            const column = ordering.replace('-', '');
            const way = ordering === '' || ordering.startsWith('-') ? 'desc' : 'asc';
            const all = await meent.clone.asOwner<{ id: string }>(
              `select id from zaken_zaak where municipality = ${FIRST} and ${mine[who]} and ${date} < '${YEARS[date][2]}' order by ${column ? `${column} ${way}, ` : ''}id ${way}`,
            );
            for (const page of await pagesOf(who, query)) {
              const found = await engine.rows(CALLERS[who](), 'zaak', { ...query, page: String(page) });
              expect([found.count, ...found.rows.map(({ id }) => id)], `${who} ${ordering} ${page}`).toEqual([
                all.length,
                ...all.slice((page - 1) * 100, page * 100).map(({ id }) => id),
              ]);
            }
          }
    });

    test('and walked to from the newest it costs many times that', async () => {
      const parts = engine.parts as { wayOf: WayOf };
      const { wayOf } = parts;
      parts.wayOf = () => ({ kind: 'walk', from: 'front', most: CASES });
      try {
        expect(await costs(rows(CALLERS.everything(), longAgo('startdatum')))).toBeGreaterThan(20_000);
      } finally {
        parts.wayOf = wayOf;
      }
    });
  });
