import { expect, it } from 'vitest';
import { newsOnly } from './overzetten-report.ts';

it('of rounds that follow one another only what is new is said, with what belongs to it', () => {
  const said: string[] = [];
  const { say, end } = newsOnly((line) => void said.push(line));
  const round = (...lines: readonly string[]): readonly string[] => {
    said.length = 0;
    for (const line of lines) say(line);
    end();
    return [...said];
  };
  expect(round('Geweigerd: a', '  reden', 'zaak: 1')).toEqual(['Geweigerd: a', '  reden', 'zaak: 1']);
  expect(round('Geweigerd: a', '  reden', 'zaak: 1')).toEqual([]);
  expect(round('Geweigerd: a', '  andere reden', 'zaak: 1')).toEqual(['Geweigerd: a', '  andere reden']);
  expect(round('zaak: 1')).toEqual([]);
  // It was well for a round, and is not any more.
  expect(round('Geweigerd: a', '  reden', 'zaak: 1')).toEqual(['Geweigerd: a', '  reden']);
});
