/** Fills an empty database with rows in the text format of COPY: all of them in one transaction, or none. */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withClient } from './client.ts';
import { type Sequence, type TableShape, tableOf } from './snapshot.ts';
import type { Target } from './target.ts';

const EVERY = `select c.relname as name from pg_class c where c.relnamespace = to_regnamespace('meent')
 and c.relkind = 'r' and c.relname <> 'migration' order by 1`;

/** The first table that has a row; undefined for a database in which no Meent has worked. */
export const filledTable = (target: Target): Promise<string | undefined> =>
  inSchema(target, async (client) => firstFilled(client, await tablesIn(client)));

/** Which load filled it, until somebody says that nothing more is to come. */
export const loadedMark = (target: Target): Promise<string | undefined> =>
  inSchema(target, async (client) => {
    const { rows } = await client.query<{ mark: string | null }>(
      `select obj_description('meent'::regnamespace, 'pg_namespace') as mark`,
    );
    return rows[0]?.mark ?? undefined;
  });

export const forgetMark = (target: Target): Promise<void> =>
  withClient(target, 'meent_migrate', 'meent restore', async (client) => {
    await client.query('comment on schema meent is null');
  });

/** undefined without a schema. */
const inSchema = <T>(target: Target, work: (client: pg.Client) => Promise<T>): Promise<T | undefined> =>
  withClient(target, 'owner', 'meent restore', async (client) => {
    const { rowCount } = await client.query(`select from pg_namespace where nspname = 'meent'`);
    return rowCount === 0 ? undefined : withClient(target, 'meent_migrate', 'meent restore', work);
  });

async function tablesIn(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(EVERY);
  return rows.map(({ name }) => `meent.${pg.escapeIdentifier(name)}`);
}

async function firstFilled(client: pg.Client, tables: readonly string[]): Promise<string | undefined> {
  for (const name of tables) {
    const found = await client.query(`select from ${name} limit 1`);
    if (found.rowCount) return name.slice('meent.'.length).replaceAll('"', '');
  }
  return undefined;
}

export interface Load {
  readonly tables: readonly Pick<TableShape, 'name' | 'columns'>[];
  readonly sequences: readonly Sequence[];
  /** The rows of a table. */
  readonly rows: (table: string) => Readable;
  readonly onLoaded: (table: string) => void;
  /** Set in the same transaction: {@link loadedMark}. */
  readonly mark: string;
  /** What to throw when another was first and a table has rows by now. */
  readonly filled: (table: string) => Error;
}

/** COPY is refused on a table whose owner is held to row-level security, so that is lifted inside the transaction. */
export const loadTables = (target: Target, { tables, sequences, rows, onLoaded, mark, filled }: Load): Promise<void> =>
  withClient(target, 'meent_migrate', 'meent restore', async (client) => {
    await client.query(`set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`);
    await client.query('begin');
    const all = await tablesIn(client);
    await client.query(`lock table ${all.join(', ')} in access exclusive mode`);
    const forced = await forcedTables(client);
    for (const name of forced) await client.query(`alter table ${name} no force row level security`);
    // Asked here: since it was asked first, hours may have gone by.
    const taken = await firstFilled(client, all);
    if (taken) throw filled(taken);
    for (const { name, columns } of await inOrder(client, tables)) {
      await pipeline(rows(name), client.query(copyFrom(`copy ${tableOf(name, columns)} from stdin`)));
      onLoaded(name);
    }
    for (const { name, last } of sequences)
      if (last !== null) await client.query('select setval($1, $2)', [`meent.${pg.escapeIdentifier(name)}`, last]);
    for (const name of forced) await client.query(`alter table ${name} force row level security`);
    await client.query(`comment on schema meent is ${pg.escapeLiteral(mark)}`);
    await client.query('commit');
    await client.query('analyze').catch(() => {});
  });

async function forcedTables(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class where relnamespace = 'meent'::regnamespace and relforcerowsecurity`,
  );
  return rows.map(({ name }) => name);
}

/** A table comes after those that its foreign keys point at. */
async function inOrder<T extends { readonly name: string }>(client: pg.Client, tables: readonly T[]): Promise<T[]> {
  const { rows } = await client.query<{ name: string; after: string }>(
    `select t.relname as name, r.relname as after from pg_constraint k join pg_class t on t.oid = k.conrelid
 join pg_class r on r.oid = k.confrelid where k.contype = 'f' and t.relnamespace = 'meent'::regnamespace and t.oid <> r.oid`,
  );
  const after = Map.groupBy(rows, ({ name }) => name);
  const ordered = new Set<T>();
  const byName = new Map(tables.map((table) => [table.name, table]));
  const place = (table: T | undefined): void => {
    if (!table || ordered.has(table)) return;
    for (const one of after.get(table.name) ?? []) place(byName.get(one.after));
    ordered.add(table);
  };
  for (const table of tables) place(table);
  return [...ordered];
}
