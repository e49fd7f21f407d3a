/** Each migration expands or contracts: a release runs on its schema and on the next, so only a named file takes away. */
import { expect, test } from 'vitest';
import { isContract, readMigrations } from '../../src/foundation/db/migrate.ts';

/** What the release before could not leave alone, in words. */
const CONTRACTS: readonly (readonly [RegExp, string])[] = [
  [
    /\bdrop\s+(table|view|column|function|type|index|schema|sequence|policy|trigger|default|not\s+null)\b/g,
    'takes away',
  ],
  [/\brename\b/g, 'gives another name'],
  [/\balter\s+(column\s+)?\S+\s+(set\s+data\s+)?type\b/g, 'gives another type'],
  [/\bset\s+not\s+null\b/g, 'refuses what was allowed'],
  [
    /\badd\s+(column\s+)?(?!constraint\b)\S+\s+(?=[^;,]*\bnot\s+null\b)(?![^;,]*\b(default|generated)\b)[^;,]*/g,
    'wants a value that nobody gives',
  ],
  // A trigger may hear of a truncate: it says so after `or`.
  [/\b(revoke|(?<!\bor\s)truncate)\b/g, 'takes away'],
];

/** A check of another kind under the same name is wider: what was allowed stays so. */
const WIDENED = /\balter table (\S+) drop constraint (\S+);\s*alter table \1 add constraint \2\b/g;
const CONSTRAINT = /\b(drop|add)\s+constraint\b/g;

function contractsIn(sql: string): readonly string[] {
  const text = sql
    .toLowerCase()
    .replace(/--[^\n]*/g, '')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/'[^']*'/g, (quoted) => (quoted.includes('alter table') ? quoted : `''`));
  const made = new Set(
    [...text.matchAll(/\bcreate (?:unlogged )?table (?:if not exists )?(\S+)/g)].map(([, name]) => name),
  );
  const alters = text
    .replace(WIDENED, '')
    .split(';')
    .filter((one) => !made.has(/\balter table (?:only )?(\S+)/.exec(one)?.[1] ?? ''));
  const unique = [...text.matchAll(/\bcreate unique index \S+ on (\S+)/g)].filter(([, table]) => !made.has(table));
  return [
    ...alters.flatMap((one) =>
      CONTRACTS.flatMap(([pattern, why]) => [...one.matchAll(pattern)].map(([found]) => `${why}: ${found.trim()}`)),
    ),
    ...alters.flatMap((one) => [...one.matchAll(CONSTRAINT)].map(([found]) => `refuses what was allowed: ${found}`)),
    ...unique.map(([found]) => `refuses what was allowed: ${found}`),
  ];
}

/** Of the first schema: there was no release before it. */
const FIRST = new Set(['0001-foundation.sql']);

test.each(
  readMigrations()
    .filter(({ name }) => !isContract(name) && !FIRST.has(name))
    .map(({ name, sql }) => [name, sql] as const),
)('%s only adds', (_, sql) => {
  expect(contractsIn(sql)).toEqual([]);
});

test.each([
  'drop table a',
  'alter table a drop column b',
  'alter table a rename column b to c',
  'alter table a alter column b type bigint',
  'alter table a alter b set data type bigint',
  'alter table a alter column b set not null',
  'alter table a alter column b drop default',
  'alter table a add column b int not null',
  'alter table a add b int not null, add column c int default 1',
  'alter table a add constraint c check (b > 0)',
  'alter table a drop constraint c; alter table a add constraint d check (true)',
  'create unique index u on a (b)',
  `do $$ begin execute format('alter table %I drop column b', 'a'); end $$`,
  'revoke select on a from meent_app',
  'drop function f(int)',
])('%s takes something away', (sql) => {
  expect(contractsIn(sql)).not.toEqual([]);
});

test.each([
  'create table a (b int not null); create unique index u on a (b); alter table a add constraint c check (b > 0)',
  'alter table a add column b int, add column c text not null default $$$$',
  'alter table a add column b int not null default 1',
  'alter table a drop constraint c; alter table a add constraint c check (b in (1, 2, 3))',
  'create index i on a (b)',
  '-- a later release drops the column\ncreate or replace function f() returns int language sql as $$ select 1 $$',
])('%s only adds', (sql) => {
  expect(contractsIn(sql)).toEqual([]);
});
