import { describe, expect, it } from 'vitest';
import { faultOf, formatNumber, seriesOf } from './number-pattern.ts';

describe('a pattern for numbers', () => {
  it.each([
    ['ZAAK-{jaar}-{nummer:10}', 'ZAAK-2026', 'ZAAK-2026-0000000012'],
    ['WH-{jaar}-{nummer:6}', 'WH-2026', 'WH-2026-000012'],
    ['{nummer}', '', '12'],
    ['Z{nummer:3} {jaar}', 'Z', 'Z012 2026'],
  ])('%s counts in %j and gives %s', (pattern, series, given) => {
    expect(faultOf(pattern, 40)).toBeUndefined();
    expect(seriesOf(pattern, '2026-12-31')).toBe(series);
    expect(formatNumber(pattern, 12, '2026-12-31')).toBe(given);
  });

  it.each(['ZAAK', '{nummer}{nummer}', 'A/{nummer}', `${'A'.repeat(31)}{nummer}`, '{Jaar}-{nummer}'])(
    '%s is refused',
    (pattern) => expect(faultOf(pattern, 40)).toEqual(expect.any(String)),
  );
});
