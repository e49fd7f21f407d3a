/** One connection outside the pools, for work that is done once: migrating, restoring. */
import pg from 'pg';
import { clientConfig, type Target } from './target.ts';

/** @param name as PostgreSQL shows it to an operator */
export async function withClient<T>(
  target: Target,
  role: 'owner' | 'meent_migrate',
  name: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientConfig(target, role, name));
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
