/** Faults outside every API and page: a problem in our own words, nothing of what went wrong, nothing of what was asked. */
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/foundation/telemetry/logger.ts';
import { createMetrics } from '../../src/foundation/telemetry/metrics.ts';
import { serverLogging, watchRequests } from '../../src/foundation/telemetry/server.ts';
import { answerFaults, ownWords } from '../../src/services/http/fallback.ts';

const quiet = createLogger('silent');
let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify({ ...serverLogging(quiet), ...ownWords }) as unknown as FastifyInstance;
  watchRequests(app, quiet, createMetrics(quiet));
  answerFaults(app);
  app.get('/stuk', async () => {
    throw new Error('password authentication failed for user "meent_app"');
  });
  await app.ready();
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
