/** The server of one thread: APIs, pages, health and the public side of the logbook. */
import Fastify, { type FastifyInstance } from 'fastify';
import { type Channels, createChannels } from './channels/channels.ts';
import type { DemoIdp } from './demo/idp/plugin.ts';
import { followEpochs } from './engine/snapshot.ts';
import { askWritable } from './foundation/db/writable.ts';
import { errorCode } from './foundation/error-code.ts';
import { HOSTS_CHANNEL } from './foundation/hosts.ts';
import { followKeys } from './foundation/keys/follow.ts';
import type { Logger } from './foundation/telemetry/logger.ts';
import { serverLogging, watchRequests } from './foundation/telemetry/server.ts';
import { emergencyFolder } from './logbook/emergency/emergency.ts';
import type { Parts } from './parts.ts';
import { registerAuthzen } from './services/http/authzen.ts';
import { answerFaults, ownWords } from './services/http/fallback.ts';
import { type ReadyCheck, registerHealth } from './services/http/health.ts';
import { registerTlog } from './services/http/tlog.ts';
import { operations } from './services/own/index.ts';

export interface ServerOptions {
  /** Who logs people in, in a demo. */
  readonly idp?: DemoIdp | undefined;
  /** What this thread answers besides, before the pages: they answer what nothing else does. */
  readonly besides?: (fastify: FastifyInstance) => void;
  /** What has to work besides the database before this thread says that it is ready. */
  readonly checks?: readonly ReadyCheck[];
  /** After a municipality came, went or moved. */
  readonly onHosts?: () => Promise<void>;
}

export interface Server {
  readonly fastify: FastifyInstance;
  readonly channels: Channels;
  /** Hosts are read again, and what follows from them. */
  meetMunicipalities(): Promise<void>;
  /** Lets running requests end. What was taken of the series of numbers goes back. */
  close(): Promise<void>;
}

export const plainServer = (log: Logger): FastifyInstance =>
  Fastify({ ...serverLogging(log), ...ownWords, forceCloseConnections: true }) as unknown as FastifyInstance;

/** Health, and words of our own for what goes wrong. */
export function answerOperator(
  fastify: FastifyInstance,
  { database }: Pick<Parts, 'database'>,
  checks: readonly ReadyCheck[] = [],
): void {
  answerFaults(fastify);
  registerHealth(fastify, [{ name: 'database', check: () => askWritable(database.node) }, ...checks]);
}

export async function createServer(parts: Parts, { idp, besides, checks, onHosts }: ServerOptions): Promise<Server> {
  const { config, folder, database, log, metrics, keys, blobs, hosts, faces, engine, turns, outbound } = parts;
  const { apis, secure, login } = parts;
  const fastify = Fastify({
    ...serverLogging(log),
    ...ownWords,
    forceCloseConnections: 'idle',
    // A part of a large document is 100 MB, and some upload it over a slow line. Headers have a minute (Node's own limit).
    requestTimeout: 600_000,
  }) as unknown as FastifyInstance;
  watchRequests(fastify, log, metrics);
  answerOperator(fastify, parts, checks);
  besides?.(fastify);
  registerAuthzen(fastify, { hosts, secure });
  registerTlog(fastify, { database, hosts, keys, turns, context: apis.context });
  await apis.register(fastify);
  if (idp) await fastify.register(idp.plugin);
  const channels = createChannels({
    db: database,
    keys,
    blobs,
    hosts,
    faces,
    engine,
    turns,
    operations: operations({ blobs, outbound }),
    secure,
    demo: folder.mode === 'demo',
    emergencyFolder: emergencyFolder(folder.path),
    consentYears: config.consentYears,
    // Providers of DigiD and eHerkenning come with their settings; until then no resident logs in outside the demo.
    providerOf: (kind, origin) => login?.(kind, origin) ?? idp?.providerOf(kind, origin),
  });
  await channels.register(fastify);

  const meetMunicipalities = async (): Promise<void> => {
    await hosts.reload();
    await faces.reload();
    await onHosts?.();
  };
  // A key that was added is used before anything needs it, and what was sealed with it elsewhere opens at once.
  const stopKeys = await followKeys(database.node, keys, (error) =>
    log.error('keys-not-told', { errorCode: errorCode(error) }),
  );
  const stopFollowing = await followEpochs(database, engine.parts);
  const stopMeeting = await database.listen(HOSTS_CHANNEL, () => {
    meetMunicipalities().catch((error) => log.error('hosts-not-read', { errorCode: errorCode(error) }));
  });
  return {
    fastify,
    channels,
    meetMunicipalities,
    async close() {
      engine.parts.changed.release();
      await fastify.close();
      await stopFollowing();
      await stopMeeting();
      // A gap in the numbers is nothing to stop for.
      await engine.parts.numbers.giveBack().catch(() => {});
      await parts.logbook.idle();
      await stopKeys();
    },
  };
}
