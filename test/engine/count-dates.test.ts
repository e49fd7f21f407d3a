/** What a declaration may say of counted dates. */
import { expect, it } from 'vitest';
import { countedDates } from '../../src/engine/count-dates.ts';
import { boek } from './library.ts';

it('dates are counted by type and level of the rights; without one of them the declaration is refused', () => {
  const { level: _, ...typeAlone } = boek.rights!;
  const { type: __, ...levelAlone } = boek.rights!;
  expect(countedDates({ ...boek })).toEqual(['verschenen']);
  for (const rights of [typeAlone, levelAlone])
    expect(() => countedDates({ ...boek, rights })).toThrow('boek.verschenen cannot be counted');
});
