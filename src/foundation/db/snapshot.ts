/**
 * One moment of the whole database, seen by several connections at once: what a backup is read from. As the owner of the
 * tables, since it crosses municipalities. While a snapshot is open no content is removed that it refers to.
 */
import type { Readable } from 'node:stream';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { StartProblem } from '../start-problem.ts';
import { clientConfig, lockNumber, type Target } from './target.ts';
import type { Queryable } from './types.ts';

/** Held by a backup. Who removes content asks for it shared, in the statement that finds what nothing refers to. */
export const BACKUP_LOCK = lockNumber('meent backup');

export interface TableShape {
  readonly name: string;
  /** In the order in which a row is written; without those that PostgreSQL computes itself. */
  readonly columns: readonly string[];
  /** On disk, indexes excluded. */
  readonly bytes: number;
}

export interface Reader extends Queryable {
  /** Rows in the text format of COPY, UTF-8: a line per row, a tab between values, `\N` for null. */
  copy(table: TableShape): Readable;
  close(): Promise<void>;
}

export interface Snapshot extends Reader {
  /** Another connection that sees the same. */
  reader(): Promise<Reader>;
}

const UNHURRIED = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '20s'`;

/** @throws StartProblem `already-running` when another backup is being made. */
export async function openSnapshot(target: Target): Promise<Snapshot> {
  const client = await connect(target);
  try {
    await beAlone(client);
    await client.query('begin isolation level repeatable read, read only');
    const exported = await client.query<{ name: string }>('select pg_export_snapshot() as name');
    const { name } = exported.rows[0]!;
    return {
      ...readerOf(client),
      async reader() {
        const other = await connect(target);
        await other.query('begin isolation level repeatable read, read only');
        await other.query(`set transaction snapshot ${pg.escapeLiteral(name)}`);
        return readerOf(other);
      },
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** A sweep holds the lock for one statement: that is waited for, and another backup is not. */
async function beAlone(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 40; tries++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [BACKUP_LOCK]);
    if (rows[0]!.taken) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StartProblem('already-running', 'A backup of this database is being made already; wait until it is done.');
}

async function connect(target: Target): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(target, 'meent_migrate', 'meent backup'));
  client.on('error', () => {});
  await client.connect();
  await client.query(UNHURRIED);
  return client;
}

const readerOf = (client: pg.Client): Reader => ({
  query: async <Row extends object>({ text }: { readonly text: string }, values: readonly unknown[] = []) =>
    (await client.query<Row & pg.QueryResultRow>(text, [...values])).rows,
  copy: ({ name, columns }) => client.query(copyTo(`copy ${tableOf(name, columns)} to stdout`)),
  close: () => client.end().catch(() => {}),
});

/** Table and columns as COPY wants them. */
export const tableOf = (name: string, columns: readonly string[]): string =>
  `meent.${pg.escapeIdentifier(name)} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})`;

const SHAPES = {
  text: `select c.relname as name, pg_table_size(c.oid) as bytes, array_agg(a.attname::text order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
where c.relnamespace = 'meent'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
group by c.oid order by bytes desc, name`,
};

/** All tables but that of the migrations, the largest first. */
export const tableShapes = (q: Queryable): Promise<TableShape[]> => q.query<TableShape & object>(SHAPES);

export interface Sequence {
  readonly name: string;
  /** The number that was given last; null: none yet. */
  readonly last: number | null;
}

const SEQUENCES = {
  text: `select sequencename as name, last_value as last from pg_sequences where schemaname = 'meent' order by 1`,
};

/** Sequences do not take part in a snapshot: read after it, so that they are never behind it. */
export const sequences = (q: Queryable): Promise<Sequence[]> => q.query<Sequence & object>(SEQUENCES);

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

const MIGRATIONS = { text: 'select number, name, checksum from meent.migration order by number' };

export const appliedMigrations = (q: Queryable): Promise<AppliedMigration[]> =>
  q.query<AppliedMigration & object>(MIGRATIONS);
