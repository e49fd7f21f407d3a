import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../problems.ts';
import { createLogger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { noteError, serverLogging, watchRequests } from './server.ts';

const BSNS = ['999990019', '999993653', '999995935'];
const NAMES = ['Suzanne', 'Moulin', 'Daphne', 'Jeltema'];

let app: FastifyInstance;
let lines: string[];
let metrics: Metrics;
const last = () => JSON.parse(lines.at(-1)!);

beforeEach(async () => {
  lines = [];
  const log = createLogger('debug', { write: (line) => lines.push(line) });
  metrics = createMetrics(log);
  app = fastify(serverLogging(log));
  watchRequests(app, log, metrics);
  app.all('/personen/:bsn', async (request) => {
    request.telemetry.municipality = 42;
    request.log.info({ params: request.params, body: request.body }, `opgevraagd ${JSON.stringify(request.params)}`);
    return { seen: true };
  });
  app.all('/fout/:bsn', async (request) => {
    const { bsn } = request.params as { bsn: string };
    throw Object.assign(new Error(`niemand met ${bsn}`), { code: 'ER_IETS' });
  });
  app.all('/stuk/:bsn', (_request, reply) =>
    reply.send({
      toJSON: () => {
        throw new Error(BSNS[0]);
      },
    }),
  );
});
afterEach(() => app.close());

describe('a request', () => {
  it('is one line with the template of its route', async () => {
    const header = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await app.inject({ url: '/personen/999990019?naam=Moulin', headers: { traceparent: header } });
    expect(last()).toEqual({
      level: 'info',
      time: expect.any(String),
      route: '/personen/:bsn',
      method: 'GET',
      status: 200,
      ms: expect.any(Number),
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      municipality: 42,
      msg: 'request answered',
    });
  });

  it('that fails says with which code, at the level of an error', async () => {
    await app.inject('/fout/999990019');
    expect(last()).toMatchObject({ level: 'error', status: 500, errorCode: 'ER_IETS', msg: 'request failed' });
  });

  it('that an error handler answers says with which code when the handler notes it', async () => {
    app.setErrorHandler((error, request, reply) => {
      noteError(request, error);
      reply.code(503).send({ title: 'later' });
    });
    app.get('/druk', async () => {
      throw new Problem('unavailable');
    });
    await app.inject('/druk');
    expect(last()).toMatchObject({ level: 'error', status: 503, errorCode: 'unavailable' });
  });

  it('has a trace that its handler can go on with', async () => {
    app.get('/spoor', async (request) => request.telemetry.trace);
    const trace = (await app.inject('/spoor')).json();
    expect(last().traceId).toBe(trace.traceId);
    expect(trace.spanId).toMatch(/^[0-9a-f]{16}$/);
  });

  it('leaves no BSN and no name in any line, wherever a caller puts them', async () => {
    for (const bsn of BSNS) {
      for (const name of NAMES) {
        for (const path of ['personen', 'fout', 'stuk', 'nergens']) {
          for (const method of ['GET', 'POST', 'DELETE'] as const) {
            await app.inject({
              method,
              url: `/${path}/${bsn}?naam=${name}&burgerservicenummer=${bsn}`,
              headers: {
                traceparent: `00-${bsn}-${name}-01`,
                authorization: `Bearer ${bsn}`,
                'x-request-id': bsn,
                'user-agent': name,
                'content-type': method === 'POST' ? 'application/json' : 'text/plain',
              },
              ...(method === 'POST' && { payload: `{"bsn":"${bsn}","naam":"${name}"${name === 'Moulin' ? '' : '}'}` }),
            });
          }
        }
      }
    }
    await app.inject({ method: 'GET', url: `/%E0%A4%A/${BSNS[0]}` });
    await app.inject({ method: 'PROPFIND' as 'GET', url: `/${BSNS[0]}` });
    expect(lines.length).toBeGreaterThan(140);
    const text = `${lines.join('')}${await metrics.text()}`;
    for (const personal of [...BSNS, ...NAMES]) expect(text).not.toContain(personal);
  });

  it('is counted under the template of its route', async () => {
    await app.inject('/personen/999990019');
    await app.inject('/nergens/999990019');
    const text = await metrics.text();
    expect(text).toContain('meent_http_request_seconds_count{route="/personen/:bsn",method="GET",status="2xx"} 1');
    expect(text).toContain('meent_http_request_seconds_count{route="none",method="GET",status="4xx"} 1');
  });
});
