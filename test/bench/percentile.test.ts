import { expect, it } from 'vitest';
import { percentile, slowest } from '../../bench/percentile.ts';

it('takes the nearest rank, whatever the order', () => {
  const values = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([0, 0.5, 0.95, 1].map((part) => percentile(values, part))).toEqual([1, 50, 95, 100]);
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([1, 1_000], 0.95)).toBe(1_000);
});

it('has no percentile of nothing', () => {
  expect(() => percentile([], 0.5)).toThrow('nothing');
  expect(() => slowest([], [])).toThrow('nothing');
});

it('names what is slow as a rule, not what was slow once', () => {
  expect(slowest(['a', 'b', 'a', 'b', 'a', 'b'], [1, 5, 900, 6, 2, 7])).toEqual(['b', 6]);
});
