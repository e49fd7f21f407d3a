/** Whoever sends files gives back the room that they took, whenever they go away. */
import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readUpload } from '../../src/channels/site/files.ts';
import { createRoom, type Room } from '../../src/channels/site/room.ts';
import type { Site } from '../../src/channels/site/site.ts';

const MOST = 50_000;
const FILE = Buffer.alloc(MOST, 'x');

type Moment = 'check' | 'take' | 'handle';

/** What happens at a moment: a test may hold it, and is told that it came. */
let at: (moment: Moment) => Promise<void>;
let app: FastifyInstance;
let port: number;
/** Ends when the request that was held was handled to its end. */
let handled: Promise<unknown>;
beforeEach(async () => {
  const inner = createRoom({ most: MOST, each: MOST });
  const room: Room = {
    take(...args) {
      inner.take(...args);
      void at('take');
    },
  };
  const site = { identity: { csrf: { check: () => at('check') } }, session: async () => undefined } as unknown as Site;
  app = Fastify() as unknown as FastifyInstance;
  await app.register(multipart);
  app.post('/', async (request, reply) => {
    const work = async () => {
      const { files } = await readUpload(site, request, reply, { fileSize: 1_000_000, files: 2, room });
      await at('handle');
      return { bytes: files[0]?.content.length };
    };
    const done = work();
    handled = done.catch(() => {});
    return done;
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
});
afterEach(() => app.close());

const part = (name: string, rest = ''): string =>
  `--B\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n`;
const START = `${part('_token')}x\r\n${part('foto', '; filename="a.jpg"')}`;
const END = '\r\n--B--\r\n';

function send(...parts: readonly (string | Buffer)[]): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  const length = START.length + FILE.length + END.length;
  socket.write(
    `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: ${length}\r\n\r\n`,
  );
  for (const one of parts) socket.write(one);
  return socket;
}

/** The next that comes to this moment waits there. */
function hold(moment: Moment): { readonly came: Promise<void>; readonly release: () => void } {
  const released = Promise.withResolvers<void>();
  const came = Promise.withResolvers<void>();
  at = async (now) => {
    if (now !== moment) return;
    came.resolve();
    await released.promise;
  };
  return { came: came.promise, release: released.resolve };
}

/** A whole form has all the room: it fits only when everybody gave theirs back. */
async function expectRoom(): Promise<void> {
  at = async () => {};
  const socket = send(START, FILE, END);
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
}

const closed = (): Promise<unknown> =>
  new Promise((resolve) => app.server.once('connection', (one) => one.once('close', resolve)));

test.each<[Moment, readonly Buffer[]]>([
  ['check', [FILE]],
  ['take', [FILE.subarray(0, MOST / 2)]],
  ['handle', [FILE]],
])('who goes away during "%s"', async (moment, content) => {
  for (let i = 0; i < 3; i++) {
    const gone = closed();
    const { came, release } = hold(moment);
    const socket = send(START, ...content, ...(moment === 'take' ? [] : [END]));
    await came;
    socket.destroy();
    await gone;
    release();
    await handled;
  }
  await expectRoom();
});

test('who got an answer; twin: who is still sending keeps the room from others', async () => {
  await expectRoom();
  await expectRoom();
  const { came, release } = hold('handle');
  const first = send(START, FILE, END);
  await came;
  const second = send(START, FILE, END);
  expect(String((await once(second, 'data'))[0])).toMatch(/^HTTP\/1\.1 (50|429)/);
  second.destroy();
  release();
  expect(String((await once(first, 'data'))[0])).toMatch(/^HTTP\/1\.1 200 /);
  first.destroy();
  await expectRoom();
});
