/** The PostgreSQL process: started, waited for, started again when it breaks off. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { StartProblem } from '../../start-problem.ts';
import { clientConfig, type Target, withDatabase } from '../target.ts';
import type { Place } from './place.ts';
import { removeStaleLock } from './postmaster.ts';
import { refusal } from './refusal.ts';

const TRIES = 40;
const WAIT_MS = 500;

/** After a kill the old backends hold on to the shared memory for a moment; the server refuses to start until they go. */
export async function launch(binaries: string, place: Place, target: Target): Promise<ChildProcess> {
  let said = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    removeStaleLock(place.data);
    const child = spawnServer(binaries, place);
    said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    child.on('error', (error) => {
      said = `FATAL: ${error.message}`;
    });
    if (await answers(child, target)) return child;
    if (!/shared memory|lock file/.test(said)) break;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw refusal(
    place.data,
    said,
    (reason) =>
      `The built-in PostgreSQL in ${place.data} did not start: ${reason}; see its files there, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function spawnServer(binaries: string, place: Place): ChildProcess {
  return spawn(join(binaries, 'bin', 'postgres'), ['-D', place.data], {
    ...place.account,
    cwd: '/',
    // Ctrl-C goes to Meent, which stops the server after its last statement.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { HOME: place.own, PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
}

const ended = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Recovery after a crash can take a while; the process itself says when it gave up. */
async function answers(child: ChildProcess, target: Target): Promise<boolean> {
  while (!ended(child)) {
    const client = new pg.Client(clientConfig(withDatabase(target, 'postgres'), 'owner', 'meent start'));
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 30));
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

const MOST_BREAKS = 5;
const CALM_MS = 60_000;

/** Starts the server again each time it ends by itself; gives up after five times within a minute. */
export function keepRunning(
  first: ChildProcess,
  start: () => Promise<ChildProcess>,
  onLost: (problem: unknown) => void,
): { current(): ChildProcess; stop(): Promise<void> } {
  let stopping = false;
  let current = first;
  let breaks = 0;
  let starting: Promise<void> | undefined;

  const watch = (child: ChildProcess): void => {
    child.once('exit', () => {
      if (stopping) return;
      breaks++;
      setTimeout(() => breaks--, CALM_MS).unref();
      if (breaks > MOST_BREAKS) {
        onLost(
          new StartProblem(
            'database-start',
            `The built-in PostgreSQL ended ${breaks} times within a minute; see the messages of the system.`,
          ),
        );
        return;
      }
      starting = start().then((next) => {
        current = next;
        watch(next);
        if (ended(next)) next.emit('exit');
      }, onLost);
    });
  };
  watch(first);

  return {
    current: () => current,
    async stop() {
      stopping = true;
      await starting;
    },
  };
}
