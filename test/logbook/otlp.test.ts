/** Entries as spans for a collector: in batches, again when it is away, never in the way, and about nobody. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { createExporter, type SpanExporter } from '../../src/logbook/otlp.ts';
import { ANNA, entry, line } from './support.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly status: { readonly code: number };
}

let collector: Server;
let url: string;
let status = 200;
const bodies: string[] = [];
const open: SpanExporter[] = [];
beforeEach(async () => {
  status = 200;
  bodies.length = 0;
  collector = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      expect(request.url).toBe('/v1/traces');
      expect(request.headers['content-type']).toBe('application/json');
      if (status === 200) bodies.push(body);
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
  collector.closeAllConnections();
  collector.close();
});

const exporter = (over: Partial<Parameters<typeof createExporter>[0]> = {}): SpanExporter => {
  const outbound = makeOutbound({ allow: ['127.0.0.0/8'] });
  const made = createExporter({ url, outbound, version: '1', pauseMs: 5, ...over });
  open.push(made);
  return made;
};
const spans = (): readonly Span[] =>
  bodies.flatMap((body) => JSON.parse(body).resourceSpans[0].scopeSpans[0].spans as Span[]);
const until = async (done: () => boolean): Promise<void> => {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test('a span for each entry, with the trace and the step it follows from, about nobody', async () => {
  const one = exporter();
  one.add(entry([line(ANNA, '0190b7a2-0000-7000-8000-00000000abcd')], { parent: '00f067aa0ba902b8' }));
  one.add(entry([], { kind: 'geweigerd' }));
  await until(() => spans().length === 2);
  expect(spans()).toMatchObject([
    {
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
      spanId: '00f067aa0ba902b7',
      parentSpanId: '00f067aa0ba902b8',
      name: 'zaken.zaak.read',
      status: { code: 1 },
    },
    { status: { code: 2 } },
  ]);
  expect(spans()[0]!.startTimeUnixNano).toMatch(/^\d{19}$/);
  expect(bodies.join()).toContain('"dpl.core.processing_activity_id"');
  for (const secret of [ANNA, 'abcd', 'behandelaar', 'Openbare ruimte']) expect(bodies.join()).not.toContain(secret);
});

test('many go together, none is lost', async () => {
  const one = exporter();
  for (let n = 0; n < 1_200; n += 1) one.add(entry([]));
  await until(() => spans().length === 1_200);
  expect(bodies.length).toBeLessThan(6);
  expect(one.dropped()).toBe(0);
});

test.each([503, 429])('a collector that answers %d gets them later', async (away) => {
  status = away;
  const told: (number | undefined)[] = [];
  const one = exporter({ onFault: (said) => told.push(said) });
  one.add(entry([]));
  await until(() => told.length === 1);
  status = 200;
  await until(() => spans().length === 1);
  expect(one.dropped()).toBe(0);
  expect(told).toEqual([away]);
});

test('what it refuses is dropped and counted, and nobody waits for it', async () => {
  status = 400;
  const one = exporter();
  one.add(entry([]));
  await until(() => one.dropped() === 1);
  status = 503;
  const small = exporter({ mostWaiting: 10 });
  for (let n = 0; n < 25; n += 1) small.add(entry([]));
  expect(small.dropped()).toBe(15);
  await small.close();
  expect(small.dropped()).toBe(25);
});

test('closing sends what waits', async () => {
  const one = exporter({ pauseMs: 60_000 });
  one.add(entry([]));
  await one.close();
  expect(spans()).toHaveLength(1);
});
