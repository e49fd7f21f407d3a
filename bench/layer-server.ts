/**
 * One process with a server for each layer of an answer, each a layer more than the one before, on the data of a Meent that
 * runs beside it. Tells what the thread that answers used of its processor. Run by layers.ts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COPY_PREFIX } from '../src/engine/copies.ts';
import { appendSeen, linesOf } from '../src/engine/log.ts';
import { loadConfig } from '../src/foundation/config.ts';
import { openDataFolder } from '../src/foundation/data-folder.ts';
import { openDatabase } from '../src/foundation/db/open.ts';
import { createLogger } from '../src/foundation/telemetry/logger.ts';
import { watchRequests } from '../src/foundation/telemetry/server.ts';
import type { Caller } from '../src/gate/context.ts';
import { createParts, keysOf } from '../src/parts.ts';
import { createServer as createWhole, plainServer } from '../src/server.ts';

export interface Burst {
  /** Of the thread that answers, a request, for each so many that it answered. */
  readonly slices: readonly number[];
  /** Of all threads, in the whole burst. */
  readonly all: number;
}

interface Asked {
  readonly token: string;
  readonly narrowToken: string;
  /** What a case is made of, but for the host of its type. */
  readonly newCase: Readonly<Record<string, string>>;
}

const PAGES = 20;
/** Enough to hold many statements of what came together, and few enough for some to be undisturbed. */
const SLICE = 400;
const SLICE_OF_PAGES = 100;

const config = loadConfig(process.env);
const folder = openDataFolder(config);
const { database } = await openDatabase(config, { beside: true });
const log = createLogger('error');
const parts = await createParts({
  ...{ config, folder, database, log, keys: keysOf(config, folder) },
  ...{ stored: { add: () => {} }, wake: () => {}, onEpoch: async () => {} },
});
const { engine, logbook, metrics, apis } = parts;
const { token, narrowToken, newCase } = JSON.parse(process.argv[2]!) as Asked;

/** The answer of the whole to one call, and the caller that it made. */
async function example(url: string, bearer: string) {
  let made: Caller | undefined;
  const server = plainServer(log);
  watchRequests(server, log, metrics);
  server.addHook('preHandler', async (request) => {
    made = request.call?.caller;
  });
  await apis.register(server);
  const headers = { authorization: `Bearer ${bearer}`, 'accept-crs': 'EPSG:4326', host: 'localhost' };
  const { headers: said, rawPayload, statusCode } = await server.inject({ url, headers });
  if (statusCode !== 200 || !made) throw new Error(`${url}: ${statusCode} ${rawPayload}`);
  const { date: _, connection: __, 'content-length': ___, ...shown } = said;
  await server.close();
  return { caller: made, headers: shown as Record<string, string>, bytes: rawPayload };
}

const first = `${COPY_PREFIX}${'1'.padStart(12, '0')}`;
const one = await example(`/zaken/api/v1/zaken/${first}`, token);
const page = await example('/zaken/api/v1/zaken?page=1', narrowToken);
const { zaak } = { zaak: engine.parts.registry.get('zaak') };
const row = await engine.parts.gather(one.caller, zaak, first, true);
const lines = linesOf([row!.row]);
const idIn = (request: IncomingMessage): string => request.url!.slice(-36);
const given = { ...newCase, zaaktype: one.caller.base + new URL(newCase.zaaktype!).pathname };
const created = await engine.create(one.caller, 'zaak', given);

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

const empty = (response: ServerResponse): void => void response.writeHead(304, one.headers).end();
const whole = (response: ServerResponse, headers: Record<string, string>, body: Buffer | string): void =>
  void response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);

let turn = 0;
const layers: Readonly<Record<string, Serve>> = {
  bare: (_, response) => void response.writeHead(304, { etag: '"1"' }).end(),
  headers: (_, response) => empty(response),
  row: (request, response) =>
    void engine.parts.gather(one.caller, zaak, idIn(request), true).then(() => empty(response)),
  entry: (_, response) =>
    void appendSeen(logbook, one.caller, 'zaken.zaak.read', 'geopend', lines).then(() => empty(response)),
  engine304: (request, response) =>
    void engine.read(one.caller, 'zaak', idIn(request)).then(({ etag }) => {
      if (etag !== request.headers['if-none-match']) throw new Error('not the same');
      empty(response);
    }),
  bare200: (_, response) => whole(response, one.headers, one.bytes),
  engine200: (request, response) =>
    void engine
      .read(one.caller, 'zaak', idIn(request))
      .then(({ json, bytes }) => whole(response, one.headers, bytes ?? json)),
  bare201: (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString());
      whole(response, one.headers, created.json);
    });
  },
  engine201: (request, response) => {
    request.resume();
    void engine.create(one.caller, 'zaak', given).then(({ json }) => whole(response, one.headers, json));
  },
  barePage: (_, response) => whole(response, page.headers, page.bytes),
  enginePage: (_, response) => {
    turn = (turn % PAGES) + 1;
    const query = { page: String(turn) };
    void engine.list(page.caller, 'zaak', query, { path: '/zaken/api/v1/zaken' }).then(({ bytes, release }) => {
      if (release) response.once('close', release);
      whole(response, page.headers, bytes!);
    });
  },
};

let burst = {
  ...{ size: SLICE, slices: [] as number[], answered: 0 },
  ...{ thread: process.threadCpuUsage(), all: process.cpuUsage() },
};
const since = (now: NodeJS.CpuUsage, before: NodeJS.CpuUsage): number =>
  now.user + now.system - before.user - before.system;

function count(): void {
  burst.answered += 1;
  if (burst.answered % burst.size !== 0) return;
  const thread = process.threadCpuUsage();
  burst.slices.push(since(thread, burst.thread) / burst.size);
  burst.thread = thread;
}

const ports: Record<string, number> = {};
for (const [name, serve] of Object.entries(layers)) {
  const server = createServer(serve);
  server.on('request', count);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ports[name] = (server.address() as AddressInfo).port;
}
const server = await createWhole(parts, {});
server.fastify.server.on('request', count);
await server.fastify.listen({ port: 0, host: '127.0.0.1' });
ports.all = (server.fastify.server.address() as AddressInfo).port;

process.on('message', (asked: 'begin' | 'begin pages' | 'end') => {
  if (asked === 'end')
    process.send!({ slices: burst.slices, all: since(process.cpuUsage(), burst.all) } satisfies Burst);
  else {
    const size = asked === 'begin' ? SLICE : SLICE_OF_PAGES;
    burst = { size, slices: [], answered: 0, thread: process.threadCpuUsage(), all: process.cpuUsage() };
    process.send!('begun');
  }
});
process.on('disconnect', () => process.exit(0));
process.send!({ ports, etag: one.headers.etag, first });
