import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addDuration, addMonths, daysBetween, daysInMonth, isDate } from './days.ts';
import { formatDuration } from './durations.ts';

const aDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

describe('a date', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isDate(text)).toBe(true);
  });

  it.each(['2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '0000-01-01'])(
    '%s does not exist',
    (text) => expect(isDate(text)).toBe(false),
  );

  it.each(['', '2024-1-1', '20240101', '2024-01-01T00:00:00Z', ' 2024-01-01', '2024-01-01\n', '٢٠٢٤-01-01'])(
    '%j is not written as a date',
    (text) => expect(isDate(text)).toBe(false),
  );
});

describe('a date plus a duration', () => {
  it.each([
    ['2024-01-31', 'P1M', '2024-02-29'],
    ['2023-01-31', 'P1M', '2023-02-28'],
    ['2024-02-29', 'P1Y', '2025-02-28'],
    ['2024-02-29', 'P4Y', '2028-02-29'],
    ['2020-03-15', 'P5Y', '2025-03-15'],
    ['2024-01-30', 'P1M2D', '2024-03-02'],
    ['2024-12-31', 'P2M', '2025-02-28'],
    ['2024-03-30', 'P8W', '2024-05-25'],
    ['2024-10-26', 'P2D', '2024-10-28'],
    ['2024-06-01', 'P0D', '2024-06-01'],
    ['2024-01-31', 'P1Y1M1W1D', '2025-03-08'],
    ['0099-12-31', 'P1D', '0100-01-01'],
  ])('%s + %s = %s', (date, iso, expected) => expect(addDuration(date, iso)).toBe(expected));

  it.each([
    ['2024-02-30', 'P1D'],
    ['2024-02-01', 'P'],
    ['2024-02-01', 'PT36H'],
    ['2024-02-01', 'P1DT0H1M'],
    ['2024-02-01', 'P9000Y'],
    ['9999-12-31', 'P1D'],
  ])('%s + %s is refused', (date, iso) => expect(() => addDuration(date, iso)).toThrow(RangeError));

  it('never names the wrong value in the error, which could be personal', () => {
    expect(() => addDuration('999990019', 'P1D')).toThrow(/^(?!.*999990019)/);
  });

  it('months then back gives the same date, unless the month was too short', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 0, max: 600 }), (date, months) => {
        const later = addMonths(date, months);
        expect(isDate(later)).toBe(true);
        expect(daysBetween(date, later)).toBeGreaterThanOrEqual(months * 28);
        const back = addMonths(later, -months);
        if (later.slice(8) === date.slice(8)) expect(back).toBe(date);
        else expect(Number(later.slice(8))).toBe(daysInMonth(Number(later.slice(0, 4)), Number(later.slice(5, 7))));
      }),
    );
  });

  it('days are the distance', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  it('a longer duration never ends earlier', () => {
    const parts = fc.record({ years: fc.nat(50), months: fc.nat(30), weeks: fc.nat(60), days: fc.nat(400) });
    fc.assert(
      fc.property(aDate, parts, fc.nat(400), (date, duration, more) => {
        const longer = { ...duration, days: duration.days + more };
        const first = addDuration(date, formatDuration(duration));
        expect(addDuration(date, formatDuration(longer)) >= first).toBe(true);
        expect(first >= date).toBe(true);
      }),
    );
  });
});
