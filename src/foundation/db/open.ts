/** From settings to a database that is ready: found or started, checked, migrated. */
import type { Config } from '../config.ts';
import type { StartProblem } from '../start-problem.ts';
import { createDatabase } from './database.ts';
import { findEmbedded, startEmbedded } from './embedded/embedded.ts';
import { migrate } from './migrate.ts';
import { checkServer } from './own.ts';
import { parseDatabaseUrl, type Target } from './target.ts';
import type { Database } from './types.ts';

export interface OpenDatabase {
  readonly database: Database;
  readonly target: Target;
  /** Names of the migrations that were applied now. */
  readonly migrated: readonly string[];
  /** Something the operator should know about where the database is. */
  readonly remark: string | undefined;
  /** Closes the pools, and the built-in server when it was started here. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** A command beside a running Meent uses its server instead of being refused. */
  readonly beside?: boolean;
  /** Called when the built-in server ended and could not be started again. */
  readonly onLost?: (problem: StartProblem) => void;
}

type Settings = Pick<Config, 'data' | 'databaseUrl' | 'databaseConnections' | 'threads'> & {
  /** A production refuses a server that does not write to disk. */
  readonly mode?: Config['mode'];
};

/** @throws StartProblem */
export async function openDatabase(config: Settings, options: OpenOptions = {}): Promise<OpenDatabase> {
  const server = await openServer(config, options);
  try {
    const migrated = await migrate(server.target);
    const database = createDatabase(server.target, { appConnections: config.databaseConnections });
    return {
      database,
      target: server.target,
      migrated,
      remark: server.remark,
      async close() {
        await database.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Of each thread: the logbook's, and the one that listens. */
const BESIDES = 5;
/** For commands beside the program, another process, and who looks by hand. */
const SPARE = 30;

export interface Server {
  readonly target: Target;
  readonly remark: string | undefined;
  stop(): Promise<void>;
}

/** The server alone, whatever is in it. @throws StartProblem */
export async function openServer(config: Settings, options: OpenOptions): Promise<Server> {
  if (config.databaseUrl) {
    const target = parseDatabaseUrl(config.databaseUrl);
    await checkServer(target, config.mode === 'production');
    return { target, remark: undefined, stop: async () => {} };
  }
  const running = options.beside ? await findEmbedded(config.data) : undefined;
  if (running) return { target: running, remark: undefined, stop: async () => {} };
  const connections = config.threads * (config.databaseConnections + BESIDES) + SPARE;
  return startEmbedded(config.data, { onLost: options.onLost, connections });
}
