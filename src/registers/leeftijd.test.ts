import { describe, expect, test } from 'vitest';
import { leeftijdBereikt, leeftijdOp } from './leeftijd.ts';

describe('an age is reached', () => {
  test.each<[born: string, years: number, day: string, reached: boolean]>([
    ['2008-05-20', 18, '2026-05-19', false],
    ['2008-05-20', 18, '2026-05-20', true],
    // No such day in 2026: on 1 March.
    ['2008-02-29', 18, '2026-02-28', false],
    ['2008-02-29', 18, '2026-03-01', true],
    ['2008-02-29', 16, '2024-02-28', false],
    ['2008-02-29', 16, '2024-02-29', true],
    // Of what is not known the first counts: what ends at an age ends no later than it should.
    ['2008-05', 18, '2026-04-30', false],
    ['2008-05', 18, '2026-05-01', true],
    ['2008', 18, '2025-12-31', false],
    ['2008', 18, '2026-01-01', true],
    ['2008-00-00', 18, '2026-01-01', true],
    // Of nothing at all nobody says that they are young.
    ['0000', 18, '2026-01-01', true],
    ['', 18, '2026-01-01', true],
    ['onzin', 18, '2026-01-01', true],
  ])('born %s, %i on %s: %s', (born, years, day, reached) => expect(leeftijdBereikt(born, years, day)).toBe(reached));

  test('and is counted in whole years', () => {
    expect(leeftijdOp('2010-08-29', '2026-08-28')).toBe(15);
    expect(leeftijdOp('2010-08-29', '2026-08-29')).toBe(16);
    expect(leeftijdOp('0000', '2026-08-29')).toBe(150);
    expect(leeftijdOp('2026-08-29', '2026-08-29')).toBe(0);
  });
});
