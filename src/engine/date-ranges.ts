/** What filters ask of one date, and that range as the stretches of which counters know how many there are. */
import { addDays, daysInMonth, isDate } from '../foundation/days.ts';
import { snake } from './columns.ts';
import type { Parsed } from './filters.ts';

/** A range of days, both ends inclusive, `YYYY-MM-DD`; without an end it goes on. Or what has no date. */
export interface DateRange {
  /** Column. */
  readonly field: string;
  readonly from?: string;
  readonly until?: string;
  /** Only what has no date. */
  readonly empty?: true;
}

/** What these filters ask together, where it is about one of these columns and nothing else. */
export function dateRangeOf(fields: readonly string[], filters: Parsed['filters']): DateRange | undefined {
  const [first] = filters;
  const field = first && 'column' in first.filter ? snake(first.filter.column) : undefined;
  if (field === undefined || !fields.includes(field)) return undefined;
  let range: DateRange = { field };
  let filled: boolean | undefined;
  for (const { filter, value } of filters) {
    if (!('column' in filter) || snake(filter.column) !== field) return undefined;
    if (filter.kind === 'isnull') {
      if (filled === (value === true)) return undefined;
      filled = value !== true;
      continue;
    }
    const bounds = filter.kind === 'compare' && typeof value === 'string' && boundsOf(filter.operator, value);
    if (!bounds) return undefined;
    filled ??= true;
    range = narrowed(range, bounds);
  }
  if (filled) return range.from && range.until && range.from > range.until ? undefined : range;
  return range.from || range.until ? undefined : { field, empty: true };
}

type Bounds = Pick<DateRange, 'from' | 'until'>;

const FIRST = '0001-01-01';
const LAST = '9999-12-31';

/** Nothing for what no day can be. */
function boundsOf(operator: string, day: string): Bounds | undefined {
  if (!isDate(day)) return undefined;
  switch (operator) {
    case '=':
      return { from: day, until: day };
    case '>=':
      return { from: day };
    case '<=':
      return { until: day };
    case '>':
      return day === LAST ? undefined : { from: addDays(day, 1) };
    case '<':
      return day === FIRST ? undefined : { until: addDays(day, -1) };
    default:
      return undefined;
  }
}

function narrowed(range: DateRange, { from, until }: Bounds): DateRange {
  return {
    ...range,
    ...(from && !(range.from && range.from > from) ? { from } : {}),
    ...(until && !(range.until && range.until < until) ? { until } : {}),
  };
}

/** The days before a range, and those after it; nothing where it goes on. */
export function besideRange({ field, from, until }: DateRange): {
  readonly earlier: DateRange | undefined;
  readonly later: DateRange | undefined;
} {
  return {
    earlier: from && from > FIRST ? { field, until: addDays(from, -1) } : undefined,
    later: until && until < LAST ? { field, from: addDays(until, 1) } : undefined,
  };
}

/** The part of a range that is after a day. */
export const laterThan = (range: DateRange, day: string): DateRange => ({ ...range, from: addDays(day, 1) });

/** Whole years, months of one year, or days of one month; all inclusive. */
export type Stretch =
  | { readonly kind: 'years'; readonly from: number; readonly until: number }
  | { readonly kind: 'months'; readonly year: number; readonly from: number; readonly until: number }
  | {
      readonly kind: 'days';
      readonly year: number;
      readonly month: number;
      readonly from: number;
      readonly until: number;
    };

/** A range as stretches that do not overlap, the longest that there are: at most five. */
export function stretchesOf({ from = FIRST, until = LAST }: Bounds): readonly Stretch[] {
  const [a, b] = [dayOf(from), dayOf(until)];
  const [beginsMonth, endsMonth] = [a.day === 1, b.day === daysInMonth(b.year, b.month)];
  const [beginsYear, endsYear] = [beginsMonth && a.month === 1, endsMonth && b.month === 12];
  if (a.year === b.year && a.month === b.month && !(beginsMonth && endsMonth))
    return [{ kind: 'days', year: a.year, month: a.month, from: a.day, until: b.day }];
  const found: Stretch[] = [];
  if (!beginsMonth) found.push({ kind: 'days', ...a, from: a.day, until: 31 });
  if (!endsMonth) found.push({ kind: 'days', ...b, from: 1, until: b.day });
  const [firstMonth, lastMonth] = [beginsMonth ? a.month : a.month + 1, endsMonth ? b.month : b.month - 1];
  if (a.year === b.year && !(beginsYear && endsYear)) {
    found.push({ kind: 'months', year: a.year, from: firstMonth, until: lastMonth });
  } else {
    if (!beginsYear) found.push({ kind: 'months', year: a.year, from: firstMonth, until: 12 });
    if (!endsYear) found.push({ kind: 'months', year: b.year, from: 1, until: lastMonth });
    found.push({ kind: 'years', from: beginsYear ? a.year : a.year + 1, until: endsYear ? b.year : b.year - 1 });
  }
  return found.filter((one) => one.from <= one.until);
}

function dayOf(text: string): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
}
