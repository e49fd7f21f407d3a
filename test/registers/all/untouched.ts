/** Whether anything in a database changed between two moments, except the account of who was refused. */
import pg from 'pg';
import { clientConfig } from '../../../src/foundation/db/target.ts';
import type { Clone } from '../../support/database.ts';

export interface Watcher {
  /** One line a table; equal texts mean that no row came, went or was written between them. */
  state(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A refusal is logged, and a counter keeps its distance; nothing else may move. */
const ACCOUNT = /^log_/;
const FEWEST_TABLES = 60;

export async function watchTables({ target }: Clone): Promise<Watcher> {
  const client = new pg.Client(clientConfig(target, 'owner', 'meent test'));
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'meent'::regnamespace order by 1`,
  );
  // A watch over nothing would find that nothing changed.
  if (tables.length < FEWEST_TABLES) throw new Error(`there are ${tables.length} tables to watch`);
  // A row that is written again is written by another transaction.
  const text = tables
    .filter(({ name }) => !ACCOUNT.test(name))
    .map(
      ({ name }) => `select '${name} ' || count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as line from ${name}`,
    )
    .join(' union all ');
  return {
    async state() {
      const { rows } = await client.query<{ line: string }>({ name: 'state', text });
      return rows.map(({ line }) => line).sort();
    },
    close: () => client.end(),
  };
}
