/**
 * A private PostgreSQL for one Meent: real programs from npm, a unix socket, no network. For demo and development; an own
 * PostgreSQL (DATABASE_URL) is for production.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartProblem } from '../../start-problem.ts';
import { clientConfig, type Target, withDatabase } from '../target.ts';
import { beAlone } from './alone.ts';
import { findBinaries } from './binaries.ts';
import { initialise } from './initialise.ts';
import { findPlace, type Place, preparePlace } from './place.ts';
import { runningPostmaster, stopPostmaster } from './postmaster.ts';
import { keepRunning, launch } from './server.ts';
import { connectionsFor, writeSettings } from './settings.ts';
import { startWatcher } from './watcher.ts';

export interface Embedded {
  readonly target: Target;
  /** Something the operator should know, for instance that the files are elsewhere. */
  readonly remark: string | undefined;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Called when the server ended by itself and could not be started again. */
  readonly onLost?: (problem: StartProblem) => void;
  /** Connections that will be asked of it, when that is more than is usual. */
  readonly connections?: number;
}

const DATABASE = 'meent';

const targetOf = (place: Place): Target => ({
  connection: { host: place.socket, port: 5432, user: 'meent', database: DATABASE },
  roles: 'login',
  label: `built-in database in ${place.own}`,
});

/** The embedded database of a data folder when its server is running now; for commands beside a running Meent. */
export function findEmbedded(dataFolder: string): Target | undefined {
  const place = findPlace(dataFolder);
  return runningPostmaster(place.data) === undefined ? undefined : targetOf(place);
}

/**
 * Starts the database of a data folder; makes it at the first start. A server that a killed Meent left behind is stopped
 * first, so that the settings of this version apply. @throws StartProblem.
 */
export async function startEmbedded(dataFolder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const place = preparePlace(dataFolder);
  const target = targetOf(place);
  const binaries = findBinaries(place.account, place.own);
  await stopOrphan(place, target, dataFolder);
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(binaries, place);
  writeSettings(place.data, place.socket, connectionsFor(options.connections));

  let alone: pg.Client | undefined;
  const start = async () => {
    const child = await launch(binaries, place, target);
    alone = await beAlone(target, dataFolder);
    return child;
  };
  const server = keepRunning(await start(), start, (problem) => options.onLost?.(problem as StartProblem));
  const watcher = startWatcher(place);
  await ensureDatabase(target);
  return {
    target,
    remark: place.remark,
    async stop() {
      await server.stop();
      watcher.stop();
      await alone?.end().catch(() => {});
      const pid = runningPostmaster(place.data);
      if (pid !== undefined) await stopPostmaster(pid, place.data);
    },
  };
}

async function stopOrphan(place: Place, target: Target, dataFolder: string): Promise<void> {
  const pid = runningPostmaster(place.data);
  if (pid === undefined) return;
  try {
    await (await beAlone(target, dataFolder)).end();
  } catch (error) {
    // One that does not answer is starting, stopping or broken: it belongs to nobody.
    if (error instanceof StartProblem) throw error;
  }
  await stopPostmaster(pid, place.data);
}

/**
 * A server that outlives this process and that several processes share, for test runs: no lock, no end with its maker.
 * `settings` differ from settings.ts, by PostgreSQL name.
 */
export async function startShared(dataFolder: string, settings: Readonly<Record<string, string>>): Promise<Target> {
  const place = preparePlace(dataFolder);
  const binaries = findBinaries(place.account, place.own);
  if (!existsSync(join(place.data, 'PG_VERSION'))) await initialise(binaries, place);
  writeSettings(place.data, place.socket, settings);
  const child = await launch(binaries, place, targetOf(place));
  child.stderr?.destroy();
  child.unref();
  await ensureDatabase(targetOf(place));
  return targetOf(place);
}

/** Stops the server of a data folder, whoever started it. */
export async function stopEmbedded(dataFolder: string): Promise<void> {
  const { data } = findPlace(dataFolder);
  const pid = runningPostmaster(data);
  if (pid !== undefined) await stopPostmaster(pid, data);
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
