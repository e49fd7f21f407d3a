/**
 * One Meent per embedded database. The running one holds an advisory lock on a connection of its own, which PostgreSQL
 * releases however that Meent ends; a process id in a file would lie after a restart of machine or container.
 */
import pg from 'pg';
import { StartProblem } from '../../start-problem.ts';
import { clientConfig, lockNumber, type Target, withDatabase } from '../target.ts';

const LOCK = lockNumber('meent process');

/** The connection of a killed Meent lives until its server notices. */
const TRIES = 20;
const WAIT_MS = 100;

/** Takes the lock and keeps it until the returned connection ends. @throws StartProblem `already-running`. */
export async function beAlone(target: Target, dataFolder: string): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(withDatabase(target, 'postgres'), 'owner', 'meent process'));
  client.on('error', () => {});
  await client.connect();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK]);
    if (rows[0]!.taken) {
      await client.query('set idle_session_timeout = 0');
      return client;
    }
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  await client.end();
  throw new StartProblem(
    'already-running',
    `Another Meent is running on the data folder ${dataFolder}; stop that one, or give this one another MEENT_DATA and MEENT_PORT.`,
  );
}
