/** The composition root of one process: every part is made here once and handed down. */
import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from './foundation/config.ts';
import type { DataFolder } from './foundation/data-folder.ts';
import type { Database } from './foundation/db/types.ts';
import { registerHealth } from './services/http/health.ts';

export interface AppParts {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly database: Database;
}

export interface App {
  readonly fastify: FastifyInstance;
  /** Lines for the operator under `Meent is ready`. */
  readonly welcome: readonly string[];
  /** Stops answering, lets running requests end, then stops what works in the background. The database stays open. */
  close(): Promise<void>;
}

export async function createApp({ config, database }: AppParts): Promise<App> {
  const fastify = Fastify({ logger: false, forceCloseConnections: 'idle', requestTimeout: 60_000 });
  registerHealth(fastify, [
    { name: 'database', check: () => database.node.query({ name: 'ready', text: 'select 1' }) },
  ]);
  return {
    fastify,
    welcome: [config.baseUrl],
    close: () => fastify.close(),
  };
}
