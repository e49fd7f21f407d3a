import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { benchmarks } from '../../bench/benchmarks.ts';

const text = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

/** Names in the first cell of each row of a table that has one. */
const namesIn = (page: string): readonly string[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`([a-z0-9_]+)`/g)].map(([, name]) => name!))
    .sort();

it.each(['README.md', 'docs/operations/speed.md'])(
  '%s names every figure that the bench makes by itself, once',
  (page) => {
    expect(namesIn(text(page))).toEqual(
      benchmarks
        .filter(({ trial }) => !trial)
        .map(({ name }) => name)
        .sort(),
    );
  },
);
