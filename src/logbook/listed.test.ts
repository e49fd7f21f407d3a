import { describe, expect, test } from 'vitest';
import { addEntry, type Listed } from './listed.ts';

const listedOf = (lines: string): readonly [number, object] => {
  const listed: Listed = new Map();
  return [addEntry(listed, 7, lines), Object.fromEntries(listed)];
};

describe('the lines of an entry in the lists of people', () => {
  test('each has its place', () => {
    expect(listedOf('zout anna zaak 1\nzout bram zaak 1\nzout anna zaak 2')).toEqual([
      3,
      { anna: '7.0 7.2', bram: '7.1' },
    ]);
    expect(listedOf('')).toEqual([0, {}]);
  });

  test.for(['ab', 'ab\ncd', 'ab\ncd ef gh ij', 'ab cd', 'ab cd\nef gh ij kl', '\n\n'])(
    'what is no line ends the list, and nothing goes round: %j',
    (lines) => expect(listedOf(lines)).toEqual([0, {}]),
  );

  test('what stands before it is kept', () => {
    expect(listedOf('zout anna zaak 1\nab')).toEqual([1, { anna: '7.0' }]);
  });
});
