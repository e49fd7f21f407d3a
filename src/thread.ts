/**
 * A thread that answers requests beside the first one: its own engine, pools and server on the same port. All that works in
 * the background is in the first thread, which hears of what is stored here.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { clientSecretOf, MOUNT, settingsFor } from './demo/idp/clients.ts';
import { inProcessFetch } from './demo/idp/in-process-fetch.ts';
import type { DemoIdp } from './demo/idp/plugin.ts';
import { createDatabase } from './foundation/db/database.ts';
import { listen, pagesAddress } from './foundation/port.ts';
import { faultSentence } from './foundation/start-fault.ts';
import { createLogger } from './foundation/telemetry/logger.ts';
import { createParts, keysOf, type OpenKeys } from './parts.ts';
import { createServer } from './server.ts';
import { figuresOf } from './services/http/figures.ts';
import { connect, type Line } from './thread-calls.ts';
import type { FirstHears, Forwarded, ThreadHears, ThreadStart } from './thread-messages.ts';
import { createTelling } from './thread-telling.ts';

type First = Line<FirstHears>;

/** Every request at this path goes to the first thread as it came. */
const forwarded =
  (first: First, path: string): FastifyPluginAsync =>
  async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 10_000 }, (_request, body, done) => done(null, body));
    app.all(path, { config: { elsewhere: true } }, async (request, reply) => {
      const { status, headers, body } = await first.ask('forward', {
        method: request.method,
        url: request.url,
        headers: request.headers as Forwarded['headers'],
        body: request.body as Uint8Array | undefined,
      });
      return reply.code(status).headers(headers).send(Buffer.from(body));
    });
  };

/** Who logs people in in a demo remembers them in memory, so there is one, in the first thread. */
function forwardedIdp(keys: OpenKeys, first: First): DemoIdp {
  const { attach, fetch } = inProcessFetch();
  const secret = clientSecretOf(keys);
  return {
    async plugin(app) {
      attach(app);
      await app.register(forwarded(first, `${MOUNT}/*`));
    },
    providerOf: (kind, origin) => settingsFor(kind, origin, secret, fetch),
  };
}

async function serve({ config, folder, target }: ThreadStart, port: MessagePort): Promise<void> {
  const database = createDatabase(target, { appConnections: config.databaseConnections });
  const keys = keysOf(config, folder);
  // Nothing is asked of this thread before it says that it listens.
  const first: First = connect<FirstHears, ThreadHears>(port, {
    figures: () => figuresOf(parts),
    raised: ({ municipality, epoch }) => parts.engine.parts.snapshots.saw(municipality, epoch),
    async close() {
      await server.close();
      await database.close();
      telling.flush();
    },
  });
  const telling = createTelling((told) => first.tell('told', told));
  const parts = await createParts({
    config,
    folder,
    database,
    keys,
    log: createLogger(config.logLevel, { write: telling.line }),
    stored: { add: (municipality, commit, leaf) => telling.stored({ municipality, commit, leaf }) },
    wake: telling.wake,
    async onEpoch(municipality, epoch) {
      await first.askInTime('raised', { municipality, epoch });
    },
  });
  const server = await createServer(parts, {
    idp: folder.mode === 'demo' ? forwardedIdp(keys, first) : undefined,
    ...(config.operatorPort === undefined && {
      besides: (fastify: FastifyInstance) => void fastify.register(forwarded(first, '/metrics')),
    }),
  });
  // One may have come between reading them and hearing of them.
  await server.meetMunicipalities();
  await listen(server.fastify, pagesAddress(config), true);
  first.tell('listening', undefined);
}

const port = parentPort!;
serve(workerData as ThreadStart, port).catch((error) =>
  connect<FirstHears, object>(port, {}).tell('failed', faultSentence(error)),
);
