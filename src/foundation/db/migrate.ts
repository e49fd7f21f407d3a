/**
 * Plain numbered SQL files, `src/<any folder>/migrations/NNNN-name.sql`. Numbers are unique across the program and give
 * the order: foundation 0001-0009, logbook 0010-0019, engine 0020-0029, and so on. Each file is one transaction.
 *
 * Each expands (adds what the release before can leave alone) or contracts (takes away what no release in use needs, and
 * is then called NNNN-contract-name.sql). A release runs on its own schema and on that of the next: docs/decisions/0014.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { StartProblem } from '../start-problem.ts';
import { withClient } from './client.ts';
import { ensureRoles } from './roles.ts';
import { lockNumber, type Target } from './target.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly checksum: string;
}

/** `src/` or `dist/src/`: the build copies SQL files beside the compiled ones. */
const SOURCE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** All migrations below a folder, in order. @throws StartProblem when two have one number or a name has none. */
export function readMigrations(root: string = SOURCE_ROOT): Migration[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|[/\\])migrations[/\\][^/\\]+\.sql$/.test(path),
  );
  const migrations = files.map((path) => readMigration(join(root, path))).sort((a, b) => a.number - b.number);
  migrations.forEach((migration, index) => {
    const previous = migrations[index - 1];
    if (previous?.number === migration.number) {
      throw new StartProblem(
        'migration',
        `Migrations ${previous.name} and ${migration.name} have the same number; renumber one.`,
      );
    }
  });
  return migrations;
}

function readMigration(path: string): Migration {
  const name = basename(path);
  const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
  if (!number) throw new StartProblem('migration', `Migration ${name} must be called NNNN-name.sql, in small letters.`);
  const sql = readFileSync(path, 'utf8');
  return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

/** A file that takes away something; any other only adds, so that an earlier release goes on beside it. */
export const isContract = (name: string): boolean => /^\d{4}-contract-/.test(name);

const LOCK = lockNumber('meent migrate');

/**
 * Makes roles and schema and brings the database to the schema of this program. Two processes never do it at once.
 * Returns the names of what was applied. @throws StartProblem.
 */
export async function migrate(target: Target, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  await withClient(target, 'owner', 'meent migrate', (client) => ensureRoles(client, target));
  return withClient(target, 'meent_migrate', 'meent migrate', async (client) => {
    // Another process may be migrating for minutes; that wait is not a failure. DDL itself waits at most two seconds.
    await client.query(`set statement_timeout = 0; set lock_timeout = '10min'`);
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`set lock_timeout = '2s'; set idle_in_transaction_session_timeout = 0`);
    const waiting = await unapplied(client, migrations);
    for (const migration of waiting) await apply(client, migration);
    return waiting.map((migration) => migration.name);
  });
}

async function unapplied(client: pg.Client, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(`create table if not exists migration (
    number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ number: number; name: string; checksum: string }>(
    'select number, name, checksum from migration order by number',
  );
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  const newest = rows.findLast(({ number, name }) => !known.has(number) && isContract(name));
  if (newest) {
    throw new StartProblem(
      'schema-newer',
      `The database has migration ${newest.name}, which took away something that this version of Meent needs; start a newer Meent, or restore a backup made with this version.`,
    );
  }
  const changed = rows.find(
    (applied) => known.has(applied.number) && known.get(applied.number)?.checksum !== applied.checksum,
  );
  if (changed) {
    throw new StartProblem(
      'schema-changed',
      `Migration ${changed.name} was changed after it ran on this database; put the file back and add a new migration (a demo: remove its data folder).`,
    );
  }
  const done = new Set(rows.map((row) => row.number));
  return migrations.filter((migration) => !done.has(migration.number));
}

const TRIES = 5;

/** A table that is in use is tried again: waiting longer for the lock would hold up everybody behind it. */
async function apply(client: pg.Client, migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query('begin');
      await client.query(migration.sql);
      await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
        migration.number,
        migration.name,
        migration.checksum,
      ]);
      await client.query('commit');
      return;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      const { code, message } = error as { code?: string; message: string };
      if (code !== '55P03' || attempt === TRIES) {
        throw new StartProblem('migration', `Migration ${migration.name} failed: ${message}.`, error);
      }
      await new Promise((resolve) => setTimeout(resolve, attempt * 1_000));
    }
  }
}
