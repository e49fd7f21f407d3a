/** An engine that is not ours, with the same rules translated, says the same in a hundred thousand random cases. */
import { expect, it } from 'vitest';
import { compare } from './compare.ts';

const CASES = 100_000;
const SEED = 20261127;

it(`agrees with an independent engine in ${CASES} cases`, { timeout: 1_200_000 }, () => {
  const { asked, permits, duties, differ } = compare(CASES, SEED);
  expect(differ).toEqual([]);
  expect(asked).toBe(CASES);
  expect(permits).toBeGreaterThan(CASES / 10);
  expect(duties).toBeGreaterThan(CASES / 50);
});
