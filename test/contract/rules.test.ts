/** Every numbered rule of the standard is taken apart, each part has a test of ours that is there, and the page says so. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { RULES_PAGE } from './report.ts';
import { RULES } from './rules/all.ts';
import { rulesPage } from './rules/page.ts';

/** How many there are, from 1: Documenten, Besluiten, Autorisaties. */
const LAST = { drc: 14, brc: 9, ac: 3 } as const;
/** Zaken 1.7.0 gives 025 and 026 to two rules each. */
const TWICE = [25, 26];
/** Catalogi 1.4.0 withdrew ztc-011 to 013. */
const CATALOGI = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 17];

const to = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);
const named = (api: string, number: number): string => `${api}-${String(number).padStart(3, '0')}`;

const NUMBERS = [
  ...to(29).flatMap((one) =>
    TWICE.includes(one) ? [`${named('zrc', one)}a`, `${named('zrc', one)}b`] : [named('zrc', one)],
  ),
  ...Object.entries(LAST).flatMap(([api, last]) => to(last).map((one) => named(api, one))),
  ...CATALOGI.map((one) => named('ztc', one)),
];

/** Texts of a file that are no comment: the titles of its tests among them. */
const TEXT = /(['`])((?:(?!\1|\n).)*)\1/g;
const SKIPPED = /\b(it|test|describe)\.(skip|todo|only)\b/;
const read = (file: string): string => readFileSync(resolve(import.meta.dirname, '../registers', file), 'utf8');

/** A test file, with the file of the same name that holds its tests where they are shared with a longer run. */
function textsOf(file: string): ReadonlySet<string> {
  const test = read(`${file}.test.ts`);
  const shared = /^import \{ prove\w+ \} from '\.\/([\w-]+)\.ts'/m.exec(test)?.[1];
  const whole = shared ? test + read(`${file.slice(0, file.lastIndexOf('/'))}/${shared}.ts`) : test;
  expect([file, SKIPPED.exec(whole)?.[0]]).toEqual([file, undefined]);
  const lines = whole.split('\n').filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line));
  // A seed that is filled in is no part of a title.
  const found = lines.flatMap((line) => [...line.matchAll(TEXT)].map(([, , text]) => text!.replace(/ \(seed .*$/, '')));
  return new Set(found);
}

it('all 71 rules, and no other', () => {
  expect(NUMBERS.length).toBe(71);
  expect(Object.keys(RULES).toSorted()).toEqual(NUMBERS.toSorted());
});

it.each(Object.entries(RULES))('%s is shown by tests that are there', (_, clauses) => {
  const shown = clauses.filter((one) => 'file' in one);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter(({ file, title }) => !textsOf(file).has(title))).toEqual([]);
});

it('the page says so', () => {
  expect(readFileSync(RULES_PAGE, 'utf8')).toBe(rulesPage(RULES));
});
