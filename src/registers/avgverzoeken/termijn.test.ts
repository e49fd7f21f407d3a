import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../foundation/days.ts';
import { bezwaarTot, eersteWerkdag, isFeestdag, maandenNa } from '../termijnen.ts';
import { termijnVan } from './termijn.ts';

const loop = (ontvangen: string, rest: Partial<Parameters<typeof termijnVan>[0]> = {}) =>
  termijnVan({ ontvangen, verlengd: false, stil: [], ...rest });

describe('when a term of law ends', () => {
  test.each([
    // EDPB guidelines 01/2022, examples: received on 5 March; on 31 August; a last day in the weekend.
    ['2024-03-05', '2024-04-05'],
    ['2026-08-31', '2026-09-30'],
    ['2027-01-31', '2027-03-01'],
    ['2028-01-31', '2028-02-29'],
    ['2027-12-01', '2028-01-03'],
    ['2026-04-05', '2026-05-06'],
  ])('a month after %s is %s', (received, last) => expect(maandenNa(received, 1)).toBe(last));

  test.each([
    ['2024-03-29', 'Goede Vrijdag'],
    ['2024-04-01', 'tweede paasdag'],
    ['2024-05-09', 'Hemelvaartsdag'],
    ['2024-05-20', 'tweede pinksterdag'],
    ['2038-04-26', 'tweede paasdag op haar laatst'],
    ['2025-04-26', 'Koningsdag op zaterdag'],
    ['2026-04-27', 'Koningsdag'],
    ['2026-05-05', 'Bevrijdingsdag'],
  ])('%s is a holiday: %s', (day) => expect(isFeestdag(day)).toBe(true));

  test.each(['2025-04-27', '2024-03-28', '2024-05-06', '2026-12-24', '2026-12-31'])('%s is none', (day) =>
    expect(isFeestdag(day)).toBe(false),
  );

  test('no term ends on a day off, and none goes on longer than it must', () => {
    for (let day = '2024-01-01'; day < '2034-01-01'; day = addDays(day, 1)) {
      const last = eersteWerkdag(day);
      const weekday = new Date(`${last}T00:00:00Z`).getUTCDay();
      expect([weekday === 0 || weekday === 6, isFeestdag(last)]).toEqual([false, false]);
      for (let off = day; off < last; off = addDays(off, 1)) expect(eersteWerkdag(off)).toBe(last);
    }
  });

  test('bezwaar: six weeks, and on to the day after a holiday', () => {
    expect(bezwaarTot('2026-06-01')).toBe('2026-07-13');
    expect(bezwaarTot('2026-11-13')).toBe('2026-12-28');
  });
});

describe('the term of a request', () => {
  test('a month, and three once it is extended', () => {
    expect(loop('2026-06-10')).toEqual({ uiterlijk: '2026-07-10', verlengenTot: '2026-07-10', dagenStil: 0 });
    expect(loop('2026-06-10', { verlengd: true }).uiterlijk).toBe('2026-09-10');
    expect(loop('2025-11-30', { verlengd: true }).uiterlijk).toBe('2026-03-02');
  });

  test('stands still while it is asked who somebody is, and goes on with the days that are left', () => {
    const asked = loop('2026-06-10', { stil: [{ van: '2026-06-15', tot: null }] });
    expect(asked).toEqual({ uiterlijk: null, verlengenTot: '2026-07-10', dagenStil: 0 });
    const answered = loop('2026-06-10', { stil: [{ van: '2026-06-15', tot: '2026-06-20' }] });
    expect(answered).toEqual({ uiterlijk: '2026-07-14', verlengenTot: '2026-07-10', dagenStil: 4 });
    // Answered on the day itself or the day after: nothing was lost.
    for (const tot of ['2026-06-15', '2026-06-16'])
      expect(loop('2026-06-10', { stil: [{ van: '2026-06-15', tot }] }).uiterlijk).toBe('2026-07-10');
  });

  test('is never before the month of the calendar is over, for any day of ten years', () => {
    for (let day = '2024-01-01'; day < '2034-01-01'; day = addDays(day, 1)) {
      const { uiterlijk, verlengenTot } = loop(day);
      expect(uiterlijk! >= addMonths(day, 1)).toBe(true);
      expect(verlengenTot).toBe(uiterlijk);
      expect(loop(day, { verlengd: true }).uiterlijk! >= addMonths(day, 3)).toBe(true);
    }
  });
});
