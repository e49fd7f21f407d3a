import { afterEach, describe, expect, it } from 'vitest';
import { dateInNetherlands, now, setTimeSource, timestamp, today } from './clock.ts';

const date = (instant: string): string => dateInNetherlands(new Date(instant));

describe('an instant becomes a date in the Netherlands', () => {
  it.each([
    // Winter time, UTC+1: the day starts at 23:00 UTC.
    ['2025-01-14T22:59:59.999Z', '2025-01-14'],
    ['2025-01-14T23:00:00.000Z', '2025-01-15'],
    // Summer time, UTC+2: the day starts at 22:00 UTC.
    ['2025-07-14T21:59:59.999Z', '2025-07-14'],
    ['2025-07-14T22:00:00.000Z', '2025-07-15'],
  ])('at midnight: %s is on %s', (instant, expected) => expect(date(instant)).toBe(expected));

  it.each([
    // 30 March 2025, 02:00 becomes 03:00: this day starts in winter time and the next in summer time, 23 hours later.
    ['2025-03-29T22:59:59.999Z', '2025-03-29'],
    ['2025-03-29T23:00:00.000Z', '2025-03-30'],
    ['2025-03-30T00:59:59.999Z', '2025-03-30'],
    ['2025-03-30T01:00:00.000Z', '2025-03-30'],
    ['2025-03-30T21:59:59.999Z', '2025-03-30'],
    ['2025-03-30T22:00:00.000Z', '2025-03-31'],
  ])('when summer time starts: %s is on %s', (instant, expected) => expect(date(instant)).toBe(expected));

  it.each([
    // 26 October 2025, 03:00 becomes 02:00: this day lasts 25 hours.
    ['2025-10-25T21:59:59.999Z', '2025-10-25'],
    ['2025-10-25T22:00:00.000Z', '2025-10-26'],
    ['2025-10-26T00:30:00.000Z', '2025-10-26'],
    ['2025-10-26T01:30:00.000Z', '2025-10-26'],
    ['2025-10-26T22:59:59.999Z', '2025-10-26'],
    ['2025-10-26T23:00:00.000Z', '2025-10-27'],
  ])('when winter time starts: %s is on %s', (instant, expected) => expect(date(instant)).toBe(expected));

  it('at the turn of the year and on a leap day', () => {
    expect(date('2024-12-31T23:00:00Z')).toBe('2025-01-01');
    expect(date('2024-02-28T23:00:00Z')).toBe('2024-02-29');
    expect(date('2024-02-29T23:00:00Z')).toBe('2024-03-01');
  });
});

describe('the source of time', () => {
  let restore = (): void => {};
  afterEach(() => restore());

  it('is replaced for every reader and put back', () => {
    const before = Date.now();
    restore = setTimeSource(() => Date.parse('2025-12-31T23:30:00.250Z'));
    expect(now().toISOString()).toBe('2025-12-31T23:30:00.250Z');
    expect(timestamp()).toBe('2025-12-31T23:30:00.250Z');
    expect(today()).toBe('2026-01-01');
    restore();
    expect(now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
