/** Statements as the owner of the database, past row-level security: to make data and floors that no program may make. */
import pg from 'pg';
import { clientConfig, type Target } from '../src/foundation/db/target.ts';

export type Query = <Row extends object>(text: string) => Promise<Row[]>;

export async function asOwner(target: Target): Promise<{ readonly query: Query; end(): Promise<void> }> {
  const client = new pg.Client({ ...clientConfig(target, 'owner', 'meent bench'), statement_timeout: 0 });
  await client.connect();
  await client.query('set statement_timeout = 0');
  return {
    query: async <Row extends object>(text: string) => (await client.query(text)).rows as Row[],
    end: () => client.end(),
  };
}
