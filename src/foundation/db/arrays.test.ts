import { expect, test } from 'vitest';
import { arrayOf } from './arrays.ts';

test('a list that has not the form of its type is left to PostgreSQL', () => {
  expect(arrayOf('uuid', ['NOT-A-UUID'])).toEqual(['NOT-A-UUID']);
  expect(arrayOf('smallint', [40_000])).toEqual([40_000]);
  expect(arrayOf('int', [1.5])).toEqual([1.5]);
  expect(arrayOf('text', [1])).toEqual([1]);
  expect(arrayOf('date', ['2026-01-01'])).toEqual(['2026-01-01']);
});
