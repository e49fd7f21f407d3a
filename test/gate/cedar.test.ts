/** A small sample of what cedar.long.test.ts does a hundred thousand times: an engine that is not ours says the same. */
import { expect, it } from 'vitest';
import type { Case } from './cases.ts';
import { askMeent, compare, tellsApart } from './compare.ts';

const SEED = 38;

it('agrees with an independent engine', () => {
  const { permits, duties, differ } = compare(300, SEED);
  expect(differ).toEqual([]);
  expect(permits).toBeGreaterThan(30);
  expect(duties).toBeGreaterThan(5);
});

it('would tell of a gate that lets a right win over a rule', () => {
  const other = (one: Case) => askMeent({ ...one, rules: one.rules.filter(({ effect }) => effect !== 'verbied') });
  expect(tellsApart(300, SEED, other)).toBe(true);
});

it('would tell of a gate that forgets a duty', () => {
  expect(tellsApart(300, SEED, (one) => ({ ...askMeent(one), leaveOut: [] }))).toBe(true);
});

it('would tell of a gate that forgets what the activity does not say', () => {
  const other = ({ rights: { leaves: _, ...rights }, ...one }: Case) => askMeent({ ...one, rights });
  expect(tellsApart(300, SEED, other)).toBe(true);
});

it.each([true, undefined])(
  'would tell of a gate to which what has no type is of any type, or of none (%s)',
  (untyped) => {
    const other = ({ rights: { leaves = [], ...rights }, ...one }: Case) => {
      const changed = leaves.map(({ what: { untyped: _, ...what }, ...rest }) => ({
        ...rest,
        what: { ...what, ...(untyped && what.types ? { untyped } : {}) },
      }));
      return askMeent({ ...one, rights: { ...rights, leaves: changed } });
    };
    expect(tellsApart(2_000, SEED, other)).toBe(true);
  },
);
