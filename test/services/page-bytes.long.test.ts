/**
 * Pages of many callers leave in memory that is used again. Whatever a client does with its socket, each byte that it gets is
 * of the answer that it asked for.
 */
import { connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joined } from '../../src/engine/page-memory.ts';
import { BytesAnswer } from '../../src/engine/page-writer.ts';
import { sendAnswer } from '../../src/services/http/answer.ts';
import type { ApiRoute } from '../../src/services/http/route.ts';

let port: number;
let fastify: FastifyInstance;
/** Memory that was given out, by its buffer: fewer than pages when it is used again. */
const memories = new Set<ArrayBufferLike>();
let pages = 0;

/** A page that says nothing but its number: of every length that is kept, and some that is not. */
const textOf = (number: number): string => `<${number}>`.repeat(100 + ((number * 7_919) % 40_000));

beforeAll(async () => {
  fastify = Fastify({ exposeHeadRoutes: true }) as unknown as FastifyInstance;
  fastify.get<{ Params: { number: string } }>('/bladzijde/:number', async (request, reply) => {
    const text = textOf(Number(request.params.number));
    const half = Math.floor(text.length / 2);
    const answer = new BytesAnswer(joined([Buffer.from(text.slice(0, half)), Buffer.from(text.slice(half))]));
    if (answer.release) {
      memories.add(answer.bytes.buffer);
      pages += 1;
    }
    // Others are written before this one leaves.
    await new Promise(setImmediate);
    return sendAnswer(request, reply, { method: 'GET' } as ApiRoute, answer);
  });
  await fastify.listen({ port: 0, host: '127.0.0.1' });
  port = (fastify.server.address() as { port: number }).port;
});
afterAll(() => fastify.close());

interface Manner {
  readonly method?: 'GET' | 'HEAD';
  /** Requests sent at once on one connection. */
  readonly pipelined: number;
  /** Milliseconds between two looks at what came. */
  readonly slow?: number;
  /** Gone after so many bytes. */
  readonly gone?: number;
}

let next = 1;

/** What came on one connection, with the numbers that were asked for. */
function ask({ method = 'GET', pipelined, slow, gone }: Manner): Promise<{ asked: number[]; came: string }> {
  const asked = Array.from({ length: pipelined }, () => next++);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const done = () => resolve({ asked, came: Buffer.concat(parts).toString('latin1') });
    const socket = connect(port, '127.0.0.1', () => {
      asked.forEach((number, at) => {
        const last = at === asked.length - 1 ? 'close' : 'keep-alive';
        socket.write(`${method} /bladzijde/${number} HTTP/1.1\r\nhost: x\r\nconnection: ${last}\r\n\r\n`);
      });
    });
    socket.on('data', (part) => {
      parts.push(part as Buffer);
      length += part.length;
      if (gone !== undefined && length >= gone) {
        socket.resetAndDestroy();
        done();
      } else if (slow) {
        socket.pause();
        setTimeout(() => socket.resume(), slow);
      }
    });
    socket.on('end', done);
    socket.on('error', (error) => (gone === undefined ? reject(error) : done()));
  });
}

/** Takes the answers apart by their headers; what is not the text that was asked for is told. */
function strangeIn(
  { asked, came }: { asked: number[]; came: string },
  method: 'GET' | 'HEAD',
  whole: boolean,
): string[] {
  const strange: string[] = [];
  let rest = came;
  for (const number of asked) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) {
      if (whole) strange.push(`${number}: no answer`);
      break;
    }
    const text = textOf(number);
    const length = Number(/content-length: (\d+)/.exec(rest.slice(0, end))?.[1]);
    if (length !== text.length) strange.push(`${number}: ${length} bytes said`);
    const body = rest.slice(end + 4, method === 'HEAD' ? end + 4 : end + 4 + length);
    if (method === 'GET' && (whole ? body !== text : !text.startsWith(body)))
      strange.push(`${number}: ${body.length} of ${length} bytes, not all its own`);
    rest = rest.slice(end + 4 + body.length);
  }
  if (whole && rest !== '') strange.push(`${rest.length} bytes more than were asked for`);
  return strange;
}

const MANNERS: readonly Manner[] = [
  { pipelined: 1 },
  { pipelined: 6 },
  // More than the kernel takes for a reader that waits: the rest stays in the memory of the page.
  { pipelined: 80, slow: 1 },
  { pipelined: 4, method: 'HEAD' },
  { pipelined: 1, gone: 1 },
  { pipelined: 5, gone: 70_000 },
  { pipelined: 80, gone: 3_000_000, slow: 1 },
];

test('of hundreds at once, aborted, slow, pipelined and HEAD, no byte is of another answer', async () => {
  const strange: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(
      Array.from({ length: 42 }, async (_, at) => {
        const manner = MANNERS[at % MANNERS.length]!;
        const answer = await ask(manner);
        strange.push(...strangeIn(answer, manner.method ?? 'GET', manner.gone === undefined));
      }),
    );
  }
  expect(strange).toEqual([]);
  // Without this the test would say nothing.
  expect(memories.size).toBeLessThan(pages - 500);
});
