/** Faults outside every API and page: a problem in our own words, nothing of what went wrong, nothing of what was asked. */
import { type AddressInfo, connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/foundation/telemetry/logger.ts';
import { createMetrics } from '../../src/foundation/telemetry/metrics.ts';
import { serverLogging, watchRequests } from '../../src/foundation/telemetry/server.ts';
import { answerFaults, ownWords } from '../../src/services/http/fallback.ts';

const quiet = createLogger('silent');
let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify({
    ...serverLogging(quiet),
    ...ownWords,
    http: { ...ownWords.http, connectionsCheckingInterval: 50 },
  }) as unknown as FastifyInstance;
  watchRequests(app, quiet, createMetrics(quiet));
  answerFaults(app);
  app.get('/stuk', async () => {
    throw new Error('password authentication failed for user "meent_app"');
  });
  app.get('/lang', (_request, reply) => {
    reply.raw.writeHead(200, { 'content-length': '9' });
    reply.raw.write('half ');
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

test('a fault is told in no words of its own', async () => {
  const answer = await app.inject('/stuk');
  expect(answer.statusCode).toBe(500);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({ code: 'error', detail: expect.stringContaining('Dit lukte niet') });
  expect(answer.body).not.toContain('meent_app');
});

test('an address that cannot be read is not quoted', async () => {
  const answer = await app.inject('/mijn/zaken/999990019%E0%A4%A');
  expect(answer.statusCode).toBe(400);
  expect(answer.json()).toMatchObject({ code: 'parse_error', status: 400 });
  expect(answer.body).not.toContain('999990019');
});

/** What came back over a connection until the server closed it. @param parts each is sent after something came back on the one before */
function raw(...parts: readonly string[]): Promise<string> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  const rest = [...parts];
  const next = (): unknown => rest.length > 0 && socket.write(rest.shift()!, 'latin1');
  next();
  let text = '';
  return new Promise((resolve) => {
    socket.on('data', (chunk) => {
      text += chunk;
      next();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

test.each([
  ['no request line', 400, 'parse_error', 'GET /mijn/999990019\r\n\r\n'],
  ['a method that is none', 400, 'parse_error', 'HALEN /mijn/999990019 HTTP/1.1\r\nHost: a\r\n\r\n'],
  [
    'a body of two lengths',
    400,
    'parse_error',
    'POST /stuk HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
  ],
  [
    'headers that never end',
    431,
    'headers_too_large',
    `GET /999990019 HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(40_000)}`,
  ],
  ['no Host', 400, 'parse_error', 'GET /999990019 HTTP/1.1\r\n\r\n'],
])('what is no request (%s) gets a problem in our own words', async (_name, status, code, text) => {
  const answer = await raw(text);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  expect(answer).toMatch(/\r\ncontent-type: application\/problem\+json(; charset=utf-8)?\r\n/i);
  const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
  expect(body).toMatchObject({ code, status, instance: expect.stringMatching(/^urn:uuid:/) });
  expect(body.detail).toMatch(/^(Dit is geen verzoek|De kopregel)/);
  expect(answer).not.toContain('999990019');
});

test('headers that do not come in time are answered so too', async () => {
  const { server } = app;
  server.headersTimeout = 1;
  const answer = raw('GET /999990019 HTTP/1.1\r\nHost: a\r\n');
  const found = await answer;
  server.headersTimeout = 60_000;
  expect(found).toMatch(/^HTTP\/1\.1 408 /);
  expect(found).toContain('Het verzoek kwam niet op tijd.');
});

test('an answer that is on its way is not broken into', async () => {
  const answer = await raw('GET /lang HTTP/1.1\r\nHost: a\r\n\r\n', 'weg\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).not.toContain('problem+json');
});

test('twin: a request of HTTP/1.0 needs no Host', async () => {
  expect(await raw('GET /stuk HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 500 /);
});
