/**
 * A private PostgreSQL for one Meent: real programs from npm, a unix socket, no network. For demo and development; an own
 * PostgreSQL (DATABASE_URL) is for production.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartProblem } from '../../start-problem.ts';
import { clientConfig, type Target, withDatabase } from '../target.ts';
import { findBinaries } from './binaries.ts';
import { initialise } from './initialise.ts';
import { findPlace, type Place, preparePlace } from './place.ts';
import { removeStaleLock, runningPostmaster, stopPostmaster } from './postmaster.ts';
import { writeSettings } from './settings.ts';
import { startWatcher } from './watcher.ts';

export interface Embedded {
  readonly target: Target;
  /** Something the operator should know, for instance that the files are elsewhere. */
  readonly remark: string | undefined;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Settings that differ from settings.ts, by PostgreSQL name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False: the server outlives this process, so that several test runs can share it. Stop it with `stopEmbedded`. */
  readonly endWithMe?: boolean;
  /** Called when the server ended by itself and could not be started again. */
  readonly onLost?: (problem: StartProblem) => void;
}

const DATABASE = 'meent';

const targetOf = (place: Place): Target => ({
  connection: { host: place.socket, port: 5432, user: 'meent', database: DATABASE },
  roles: 'login',
  label: `the built-in database in ${place.own}`,
});

/** The embedded database of a data folder when its server is running now; for commands beside a running Meent. */
export function findEmbedded(dataFolder: string): Target | undefined {
  const place = findPlace(dataFolder);
  return runningPostmaster(place.data) === undefined ? undefined : targetOf(place);
}

/** Starts the database of a data folder; makes it at the first start. Ends an orphan that a killed Meent left behind. */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const place = preparePlace(dataFolder);
  const binaries = findBinaries(place.account, place.own);
  const orphan = runningPostmaster(place.data);
  if (orphan !== undefined) await stopPostmaster(orphan, place.data);
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(binaries, place);
  writeSettings(place.data, place.socket, options.settings);
  const server = await keepRunning(binaries, place, options);
  await ensureDatabase(targetOf(place));
  return { target: targetOf(place), remark: place.remark, stop: server.stop };
}

async function keepRunning(
  binaries: string,
  place: Place,
  options: EmbeddedOptions,
): Promise<{ stop(): Promise<void> }> {
  let stopping = false;
  let current = await launch(binaries, place);
  const watcher = options.endWithMe === false ? undefined : startWatcher(place);

  const watch = (child: ChildProcess): void => {
    child.once('exit', () => {
      if (stopping) return;
      launch(binaries, place).then(
        (next) => {
          current = next;
          watch(next);
        },
        (error) => options.onLost?.(error as StartProblem),
      );
    });
  };
  if (options.endWithMe === false) leaveAlone(current);
  else watch(current);

  return {
    async stop() {
      stopping = true;
      watcher?.stop();
      const pid = current.pid;
      if (pid !== undefined && current.exitCode === null && current.signalCode === null)
        await stopPostmaster(pid, place.data);
    },
  };
}

function leaveAlone(child: ChildProcess): void {
  child.unref();
  child.stderr?.destroy();
}

/** Stops the server of a data folder, whoever started it. */
export async function stopEmbedded(dataFolder: string): Promise<void> {
  const { data } = findPlace(dataFolder);
  const pid = runningPostmaster(data);
  if (pid !== undefined) await stopPostmaster(pid, data);
}

const TRIES = 20;

/** After a kill the old backends hold on to the shared memory for a moment; the server refuses to start until they go. */
async function launch(binaries: string, place: Place): Promise<ChildProcess> {
  let said = '';
  for (let attempt = 0; attempt < TRIES; attempt++) {
    removeStaleLock(place.data);
    const child = spawnServer(binaries, place);
    said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2_000);
    });
    if (await answers(child, targetOf(place))) return child;
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (!/shared memory|lock file/.test(said)) break;
  }
  const reason =
    said
      .trim()
      .split('\n')
      .find((line) => line.includes('FATAL')) ??
    said.trim().split('\n')[0] ??
    '';
  throw new StartProblem(
    'database-start',
    `The built-in PostgreSQL in ${place.data} did not start: ${reason.replace(/^.*FATAL:\s*/, '') || 'it gave no reason'}.`,
  );
}

function spawnServer(binaries: string, place: Place): ChildProcess {
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', place.data], {
    ...place.account,
    cwd: place.data,
    // Ctrl-C goes to Meent, which stops the server after its last statement.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { HOME: place.own, PATH: '/usr/bin:/bin', LC_ALL: 'C' },
  });
  child.on('error', () => {});
  return child;
}

/** Recovery after a crash can take a while; the process itself says when it gave up. */
async function answers(child: ChildProcess, target: Target): Promise<boolean> {
  for (;;) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
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
}

async function ensureDatabase(target: Target): Promise<void> {
  const client = new pg.Client(clientConfig(withDatabase(target, 'postgres'), 'owner', 'meent start'));
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
