/** Ranges of dates as filters ask for them, against a calendar that is counted day by day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../foundation/days.ts';
import { dateRangeOf, type Stretch, stretchesOf } from './date-ranges.ts';
import type { Parsed } from './filters.ts';

const START = '2019-11-01';
const CALENDAR = Array.from({ length: 2_400 }, (_, at) => addDays(START, at));
/** Some days on which months and years begin and end, and any other. */
const day = fc.oneof(
  fc.constantFrom('2020-01-01', '2020-02-29', '2020-12-31', '2021-02-28', '2021-03-01', '2022-12-01', '2024-02-29'),
  fc.nat({ max: CALENDAR.length - 1 }).map((at) => CALENDAR[at]!),
);

const isIn = (stretch: Stretch, date: string): boolean => {
  const [year, month, at] = date.split('-').map(Number);
  if (stretch.kind === 'years') return stretch.from <= year! && year! <= stretch.until;
  if (stretch.kind === 'months') return stretch.year === year && stretch.from <= month! && month! <= stretch.until;
  return stretch.year === year && stretch.month === month && stretch.from <= at! && at! <= stretch.until;
};

type Filters = Parsed['filters'];
const compare = (operator: '=' | '<' | '<=' | '>' | '>=', value: string, column = 'dag'): Filters[number] => ({
  filter: { kind: 'compare', column, operator },
  type: 'date',
  value,
});
const isnull = (value: boolean): Filters[number] => ({
  filter: { kind: 'isnull', column: 'dag' },
  type: 'boolean',
  value,
});

describe('stretches of a range', () => {
  it('hold each of its days once, and no other day', () => {
    fc.assert(
      fc.property(fc.option(day, { nil: undefined }), fc.option(day, { nil: undefined }), (one, other) => {
        const [from, until] = one && other && one > other ? [other, one] : [one, other];
        const stretches = stretchesOf({ ...(from ? { from } : {}), ...(until ? { until } : {}) });
        expect(stretches.length).toBeLessThanOrEqual(5);
        const within = CALENDAR.filter((date) => (!from || date >= from) && (!until || date <= until));
        const held = CALENDAR.flatMap((date) => stretches.filter((stretch) => isIn(stretch, date)).map(() => date));
        expect(held).toEqual(within);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what filters ask of one date', () => {
  it('is the days for which all of them hold', () => {
    const filter = fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>=' as const), day);
    fc.assert(
      fc.property(fc.array(filter, { minLength: 1, maxLength: 3 }), (asked) => {
        const holds = (date: string): boolean =>
          asked.every(([operator, value]) =>
            operator === '='
              ? date === value
              : operator.startsWith('<')
                ? date < value || (operator === '<=' && date === value)
                : date > value || (operator === '>=' && date === value),
          );
        const range = dateRangeOf(
          ['dag'],
          asked.map(([operator, value]) => compare(operator, value)),
        );
        const days = CALENDAR.filter(holds);
        // What holds for no day is left to who counts rows.
        if (!range) expect(days).toEqual([]);
        else
          expect(
            CALENDAR.filter((date) => !(range.from && date < range.from) && !(range.until && date > range.until)),
          ).toEqual(days);
      }),
    );
  });

  it('is nothing where it is about something else too, or a day that cannot be', () => {
    expect(dateRangeOf(['dag'], [])).toBeUndefined();
    expect(dateRangeOf(['dag'], [compare('=', '2020-01-01', 'anders')])).toBeUndefined();
    expect(
      dateRangeOf(['dag', 'anders'], [compare('=', '2020-01-01'), compare('=', '2020-01-01', 'anders')]),
    ).toBeUndefined();
    expect(dateRangeOf(['dag'], [compare('>', '9999-12-31')])).toBeUndefined();
    expect(dateRangeOf(['dag'], [compare('<', '0001-01-01')])).toBeUndefined();
    expect(dateRangeOf(['dag'], [isnull(true), compare('>', '2020-01-01')])).toBeUndefined();
    expect(dateRangeOf(['dag'], [isnull(true), isnull(false)])).toBeUndefined();
  });

  it('is also whether there is one', () => {
    expect(dateRangeOf(['dag'], [isnull(true)])).toEqual({ field: 'dag', empty: true });
    expect(dateRangeOf(['dag'], [isnull(false)])).toEqual({ field: 'dag' });
    expect(dateRangeOf(['dag'], [isnull(false), compare('>', '2020-01-01')])).toEqual({
      field: 'dag',
      from: '2020-01-02',
    });
  });
});
