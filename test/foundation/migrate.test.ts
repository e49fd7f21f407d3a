import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { migrate, readMigrations } from '../../src/foundation/db/migrate.ts';
import { StartProblem } from '../../src/foundation/start-problem.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

let clone: Clone;
let root: string;

beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.drop());
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'meent-migrate-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function file(folder: string, name: string, sql: string): void {
  mkdirSync(join(root, folder, 'migrations'), { recursive: true });
  writeFileSync(join(root, folder, 'migrations', name), sql);
}

const own = () => [...readMigrations(), ...readMigrations(root)];

test('files are found in every folder and run in the order of their numbers', async () => {
  file('registers/b', '9002-second.sql', 'create table second (id int references first)');
  file('logbook', '9001-first.sql', 'create table first (id int primary key)');
  expect(await migrate(clone.target, own())).toEqual(['9001-first.sql', '9002-second.sql']);
  expect(await migrate(clone.target, own())).toEqual([]);
});

test('a program goes on with a schema that only grew since, and adds to it what it has itself', async () => {
  expect(await migrate(clone.target, readMigrations())).toEqual([]);
});

test('a migration that was changed after it ran is refused', async () => {
  file('logbook', '9001-first.sql', 'create table first (id bigint primary key)');
  file('registers/b', '9002-second.sql', 'create table second (id int references first)');
  await expect(migrate(clone.target, own())).rejects.toMatchObject({ code: 'schema-changed' });
});

test('a migration that fails leaves nothing behind', async () => {
  file('logbook', '9001-first.sql', 'create table first (id int primary key)');
  file('registers/b', '9002-second.sql', 'create table second (id int references first)');
  file('engine', '9003-half.sql', 'create table half (id int); select 1/0;');
  await expect(migrate(clone.target, own())).rejects.toMatchObject({
    code: 'migration',
    message: expect.stringContaining('9003-half.sql failed: division by zero'),
  });
  expect(await clone.asOwner(`select to_regclass('meent.half') as half`)).toEqual([{ half: null }]);
});

test('two processes at once migrate once', async () => {
  file('logbook', '9001-first.sql', 'create table first (id int primary key)');
  file('registers/b', '9002-second.sql', 'create table second (id int references first)');
  file('engine', '9004-slow.sql', 'select pg_sleep(0.3); create table slow (id int)');
  const runs = await Promise.all([
    migrate(clone.target, own()),
    migrate(clone.target, own()),
    migrate(clone.target, own()),
  ]);
  expect(runs.flat()).toEqual(['9004-slow.sql']);
});

test('a database from which a later release took something away is refused', async () => {
  file('logbook', '9001-first.sql', 'create table first (id int primary key)');
  file('registers/b', '9002-second.sql', 'create table second (id int references first)');
  file('engine', '9005-contract-second.sql', 'drop table second');
  expect(await migrate(clone.target, own())).toEqual(['9005-contract-second.sql']);
  await expect(migrate(clone.target, readMigrations())).rejects.toMatchObject({
    code: 'schema-newer',
    message: expect.stringContaining('9005-contract-second.sql'),
  });
});

test('a table in use is waited for two seconds at most, so that nobody queues behind the migration', async () => {
  file('logbook', '9001-first.sql', 'create table first (id int primary key)');
  file('engine', '9005-contract-second.sql', 'drop table second');
  file(
    'engine',
    '9006-waits.sql',
    `create table waits (setting text); insert into waits values (current_setting('lock_timeout'))`,
  );
  file('engine', '9007-wider.sql', 'alter table first add column more int');
  const held: number[] = [];
  let stopped = false;
  const user = (async () => {
    // Somebody who reads for longer than the migration may wait, and everybody else behind them.
    await clone.asOwner(`begin; lock table meent.first in access share mode; select pg_sleep(4); commit`);
    stopped = true;
  })();
  await vi.waitFor(async () =>
    expect(await clone.asOwner(`select from pg_locks where relation = 'meent.first'::regclass`)).toHaveLength(1),
  );
  const migrated = migrate(clone.target, own());
  while (!stopped) {
    const start = performance.now();
    await clone.asOwner('set lock_timeout = 0; select from meent.first');
    held.push(performance.now() - start);
  }
  await user;
  expect(await migrated).toEqual(['9006-waits.sql', '9007-wider.sql']);
  expect(Math.max(...held)).toBeLessThan(3_500);
  expect(Math.max(...held)).toBeGreaterThan(500);
  expect(await clone.asOwner('select setting from meent.waits')).toEqual([{ setting: '2s' }]);
});

test('one number is used once, and a name has a number', () => {
  file('logbook', '9001-first.sql', '');
  file('engine', '9001-other.sql', '');
  expect(() => readMigrations(root)).toThrow(StartProblem);
  rmSync(join(root, 'engine'), { recursive: true });
  file('gate', 'nameless.sql', '');
  expect(() => readMigrations(root)).toThrow(/must be called NNNN-name\.sql/);
});
