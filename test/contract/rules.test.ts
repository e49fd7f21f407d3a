/** Every numbered rule of the standard has a test of ours that is named after it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';

/** How many there are, from 1: Zaken 1.7.0 (it numbers 025 and 026 twice: 31 rules), Documenten, Besluiten, Autorisaties. */
const LAST = { zrc: 29, drc: 14, brc: 9, ac: 3 } as const;
/** Catalogi 1.4.0 withdrew ztc-011 to 013. */
const CATALOGI = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17];

const named = (api: string, numbers: readonly number[]): readonly string[] =>
  numbers.map((number) => `${api}-${String(number).padStart(3, '0')}`);

const RULES = [
  ...Object.entries(LAST).flatMap(([api, last]) =>
    named(
      api,
      Array.from({ length: last }, (_, index) => index + 1),
    ),
  ),
  ...named('ztc', CATALOGI),
];
/** The second meaning of a number: keeping cases (026), contactmomenten (025). */
const TWICE = 2;

/** Texts of a test file: its titles, and the tables that titles are made from. Comments are none. */
const TEXT = /(['`])(?:(?!\1|\n).)*\1/g;

function titles(): string {
  const folder = resolve(import.meta.dirname, '../registers');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
  const lines = files.flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
  return lines
    .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line))
    .flatMap((line) => line.match(TEXT) ?? [])
    .join('\n');
}

it('all 71 rules', () => {
  const all = titles();
  expect(RULES.length + TWICE).toBe(71);
  expect(RULES.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(all))).toEqual([]);
});
