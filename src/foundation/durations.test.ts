import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from './durations.ts';

describe('a duration', () => {
  it.each([
    ['P5Y', { years: 5 }],
    ['P1M2D', { months: 1, days: 2 }],
    ['P8W', { weeks: 8 }],
    ['P1Y2W', { years: 1, weeks: 2 }],
    ['PT36H', { hours: 36 }],
    ['P1DT1M', { days: 1, minutes: 1 }],
    ['P0D', { days: 0 }],
    ['P000010D', { days: 10 }],
  ])('%s is read', (text, parts) => expect(parseDuration(text)).toMatchObject(parts));

  it.each([
    '',
    'P',
    'PT',
    'P1',
    '5Y',
    'p5y',
    'P5',
    'P1DT',
    'P-1D',
    '-P1D',
    'P1.5Y',
    'P1,5Y',
    'P2D1M',
    'P1H',
    'P5Y ',
    'P5Y\n',
    'P1234567D',
    'P٥Y',
  ])('%j is refused', (text) => expect(parseDuration(text)).toBeUndefined());

  it('written and read again is the same', () => {
    const count = fc.nat(999_999);
    const any = fc.record({
      years: count,
      months: count,
      weeks: count,
      days: count,
      hours: count,
      minutes: count,
      seconds: count,
    });
    fc.assert(
      fc.property(any, (duration) => {
        expect(parseDuration(formatDuration(duration))).toEqual(duration);
      }),
    );
  });
});
