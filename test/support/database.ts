/** Databases for tests: a template is built once per content, a clone of it takes some tens of milliseconds. */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, type DatabaseOptions } from '../../src/foundation/db/database.ts';
import { migrate, readMigrations } from '../../src/foundation/db/migrate.ts';
import { clientConfig, lockNumber, type Target, withDatabase } from '../../src/foundation/db/target.ts';
import type { Database } from '../../src/foundation/db/types.ts';

export interface Template {
  /** Small letters, digits and underscores. */
  readonly name: string;
  /** Everything the content depends on; another key builds anew. See `hashOf`. */
  readonly key: string;
  /** Fills a database that has the schema already. */
  build(target: Target): Promise<void>;
}

/** The schema and no rows. */
export const emptyTemplate: Template = { name: 'empty', key: '', build: async () => {} };

export interface Clone {
  readonly target: Target;
  /** Pools on this clone; closed by drop(). */
  open(options?: DatabaseOptions): Database;
  /** As the owner of everything, past row-level security: to look at what the program itself may not see. */
  asOwner<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database of this test's own. Call `drop` in afterAll. */
export async function cloneDatabase(template: Template = emptyTemplate): Promise<Clone> {
  const server = inject('postgres');
  const source = await ensureTemplate(server, template);
  const name = `meent_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await onServer(server, (client) => client.query(`create database ${name} template ${source} strategy wal_log`));
  const target = withDatabase(server, name);
  const opened: Database[] = [];
  return {
    target,
    open(options) {
      const database = createDatabase(target, options);
      opened.push(database);
      return database;
    },
    asOwner: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await onServer(target, (client) => client.query<Row & pg.QueryResultRow>(text, values as unknown[]))).rows,
    async drop() {
      await Promise.all(opened.map((database) => database.close()));
      await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Hash of files and folders (recursive), as the key of a template. */
export function hashOf(...paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
      : [path];
    for (const file of files.sort()) if (statSync(file).isFile()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

const built = new Map<string, Promise<string>>();
/** One run makes about ten; another run of the same checkout may be at work on an earlier version of them. */
const TEMPLATES_KEPT = 40;

/** Name of the template database; built under a lock, so that workers wait for one another. */
export function ensureTemplate(server: Target, template: Template): Promise<string> {
  const migrations = readMigrations();
  const hash = createHash('sha256')
    .update(migrations.map((one) => one.checksum).join())
    .update(template.key)
    .digest('hex');
  const name = `meent_template_${template.name}_${hash.slice(0, 12)}`;
  const building = built.get(name) ?? build();
  built.set(name, building);
  return building;

  function build(): Promise<string> {
    return onServer(server, async (client) => {
      await client.query('set lock_timeout = 0; set statement_timeout = 0');
      await client.query('select pg_advisory_lock($1)', [lockNumber('meent test template')]);
      const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
      if (rowCount === 0) {
        const half = `${name}_half`;
        await client.query(`drop database if exists ${half} with (force)`);
        await client.query(`create database ${half}`);
        await migrate(withDatabase(server, half), migrations);
        await template.build(withDatabase(server, half));
        await client.query(`alter database ${half} rename to ${name}`);
        await forget(client);
      }
      return name;
    });
  }
}

/** Old templates go, and clones that killed runs left behind. */
async function forget(client: pg.Client): Promise<void> {
  const { rows: old } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^meent_template_' order by oid desc offset ${TEMPLATES_KEPT}`,
  );
  const { rows: clones } = await client.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^meent_test_[0-9]+_'`,
  );
  const left = clones.filter(({ datname }) => !isAlive(Number(datname.split('_')[2])));
  for (const { datname } of [...old, ...left]) {
    await client.query(`drop database if exists ${datname}`).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function onServer<T>(target: Target, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(target, 'owner', 'meent test'));
  client.on('error', () => {});
  await client.connect();
  // Filling a table takes what the machine gives it; said as a setting, the driver leaves a zero out.
  await client.query('set statement_timeout = 0');
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgres: Target;
  }
}
