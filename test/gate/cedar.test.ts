/** A small sample of what cedar.long.test.ts does a hundred thousand times: an engine that is not ours says the same. */
import { expect, it } from 'vitest';
import { askMeent, compare } from './compare.ts';

const SEED = 38;

it('agrees with an independent engine', () => {
  const { permits, duties, differ } = compare(300, SEED);
  expect(differ).toEqual([]);
  expect(permits).toBeGreaterThan(30);
  expect(duties).toBeGreaterThan(5);
});

it('would tell of a gate that lets a right win over a rule', () => {
  const { differ } = compare(300, SEED, (one) =>
    askMeent({ ...one, rules: one.rules.filter(({ effect }) => effect !== 'verbied') }),
  );
  expect(differ.length).toBeGreaterThan(0);
});

it('would tell of a gate that forgets a duty', () => {
  const { differ } = compare(300, SEED, (one) => ({ ...askMeent(one), leaveOut: [] }));
  expect(differ.length).toBeGreaterThan(0);
});
