/** Content inside a request over a real socket: it goes by while it comes, and nothing stays of what is broken off. */

import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { Agent, type ClientRequest, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { FIRST } from '../../support/server.ts';
import { base64, type Documenten, DRC, faults, type Json, startDocumenten } from './support.ts';

const COLLECTION = `${DRC}/enkelvoudiginformatieobjecten`;

let server: Documenten;
let address: string;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  server = await startDocumenten();
  address = await server.meent.listen();
});
afterAll(async () => {
  agent.destroy();
  await server.close();
});

interface Answer {
  readonly status: number;
  readonly json: Json;
}

/** Opens a request without a length; the answer may come before its end. */
function open(
  as = 'alles',
  headers: Record<string, string> = {},
  over: Agent | false = agent,
): { sent: ClientRequest; answer: Promise<Answer> } {
  const sent = request(address + COLLECTION, {
    method: 'POST',
    agent: over,
    headers: {
      host: 'localhost',
      'content-type': 'application/json',
      authorization: server.meent.token(as),
      ...headers,
    },
  });
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, json: JSON.parse(Buffer.concat(chunks).toString()) as Json }),
      );
    });
  });
  return { sent, answer };
}

const write = (sent: ClientRequest, chunk: string | Buffer): Promise<void> =>
  new Promise((done, failed) => sent.write(chunk, (error) => (error ? failed(error) : done())));

async function inPieces(body: string, cuts: readonly number[]): Promise<Answer> {
  const { sent, answer } = open();
  const bytes = Buffer.from(body);
  const ends = [...cuts.map((cut) => cut % bytes.length), bytes.length].toSorted((a, b) => a - b);
  for (const [index, end] of ends.entries()) {
    const piece = bytes.subarray(ends[index - 1] ?? 0, end);
    if (piece.length > 0) await write(sent, piece);
  }
  sent.end();
  return answer;
}

const unfinished = (): readonly string[] => readdirSync(join(server.folder, 'unfinished'));
const blobs = async (): Promise<number> => {
  let count = 0;
  for await (const _ of server.blobs.list(FIRST)) count++;
  return count;
};

/** What differs between two documents that are the same. */
const same = ({ url, identificatie, beginRegistratie, inhoud, ...rest }: Json): object => rest;

it('gives the same record and bytes wherever the body is cut', async () => {
  const texts = fc.record(
    {
      inhoud: fc.uint8Array({ maxLength: 4_000 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      beschrijving: fc.string({ unit: 'grapheme', maxLength: 50 }).filter((text) => !/[\p{Cc}\p{Cs}]/u.test(text)),
      trefwoorden: fc.array(fc.constantFrom('inhoud', 'tegel', '{"inhoud":"AAAA"}'), { maxLength: 3 }),
    },
    { requiredKeys: ['beschrijving'] },
  );
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.nat(), { maxLength: 6 }), async (changes, cuts) => {
      const body = server.body(changes);
      const { status, json } = await inPieces(JSON.stringify(body).replaceAll('/', '\\/'), cuts);
      expect(`${status} ${status === 201 ? '' : JSON.stringify(json)}`).toBe('201 ');
      const plain = await server.create(changes);
      expect(same(json)).toEqual(same(plain));
      if (changes.inhoud === undefined) return;
      const [one, other] = await Promise.all([json, plain].map(({ inhoud }) => server.download(String(inhoud))));
      expect(one!.rawPayload.toString('base64')).toBe(changes.inhoud);
      expect(other!.rawPayload.toString('base64')).toBe(changes.inhoud);
    }),
    { numRuns: 40 },
  );
});

it('waits for the bytes of nobody who may not: the answer comes before the body does', async () => {
  await server.meent.grant([
    {
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype: server.types.foto,
      maxVertrouwelijkheidaanduiding: 'openbaar',
    },
  ]);
  const { sent, answer } = open('beperkt');
  sent.flushHeaders();
  expect((await answer).status).toBe(403);
  sent.destroy();
});

it('leaves nothing of content whose sender goes away halfway', async () => {
  const before = await blobs();
  const { sent, answer } = open();
  const ended = expect(answer).rejects.toThrow();
  await write(sent, `${JSON.stringify(server.body()).slice(0, -1)},"inhoud":"${'A'.repeat(400_000)}`);
  await expect.poll(() => unfinished().length).toBe(1);
  sent.destroy();
  await ended;
  await expect.poll(unfinished).toEqual([]);
  expect(await blobs()).toBe(before);
});

it('takes no text for the content that was kept: only bytes that came with this request are', async () => {
  const { inhoud } = await server.create({ inhoud: base64('van een ander') });
  expect((await server.download(String(inhoud))).payload).toBe('van een ander');
  const digest = [
    ...(await server.meent.db
      .in(FIRST)
      .query<{ piece: string }>(
        { text: 'select unnest(inhoud) as piece from documenten_enkelvoudiginformatieobject where municipality = $1' },
        [FIRST],
      )),
  ]
    .at(-1)!
    .piece.slice(0, 64);
  for (const forged of [{ digest, size: 13 }, [`${digest}/13`], { fault: 'alphabet' }])
    expect(faults(await server.want(400, 'POST', COLLECTION, server.body({ inhoud: forged })))).toEqual([
      'inhoud:invalid',
    ]);
});

it('tells of a body that is no base64, also when it is too long to look at', async () => {
  const refused = await server.want(400, 'POST', COLLECTION, server.body({ inhoud: '?'.repeat(50_000) }));
  expect(faults(refused)).toEqual(['inhoud:invalid-base64']);
  expect(unfinished()).toEqual([]);
});

it('is refused by a length that says enough, before a byte; a length that says too little leaves half a body', async () => {
  const long = open('alles', { 'content-length': '5000000000' }, false);
  long.sent.flushHeaders();
  const { status, json } = await long.answer;
  expect([status, json.detail]).toEqual([413, expect.stringContaining('in delen')]);
  long.sent.destroy();
  const short = open('alles', { 'content-length': '300' }, false);
  short.sent.end(JSON.stringify(server.body({ inhoud: base64('x'.repeat(900)) })));
  expect((await short.answer).status).toBe(400);
});

it('has a limit for what is said of the document', async () => {
  const { sent, answer } = open();
  await write(sent, '{"inhoud":"AAAA","trefwoorden":["');
  for (let n = 0; n < 11; n++) await write(sent, 'x'.repeat(100_000));
  const { status, json } = await answer;
  expect([status, json.detail]).toEqual([413, 'Behalve inhoud mogen er hoogstens 1000000 bytes in het verzoek staan.']);
  // Its sender may finish; the connection goes on.
  sent.end('"]}');
});

it('a part that is refused for its size is read to its end, so that its sender comes to the answer', async () => {
  const made = await server.create({ inhoud: null, bestandsomvang: 1000 });
  const url = new URL(made.bestandsdelen[0]!.url);
  const { port } = new URL(address);
  const socket = connect(Number(port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const part = (name: string, rest: string): string => `--B\r\nContent-Disposition: form-data; name="${name}"${rest}`;
  const file = `${part('lock', `\r\n\r\n${made.lock}\r\n`)}${part('inhoud', '; filename="a"\r\n\r\n')}`;
  const rest = Buffer.alloc(20_000_000);
  socket.write(
    `PUT ${url.pathname} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${server.meent.token('alles')}\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: ${file.length + rest.length}\r\n\r\n${file}`,
  );
  socket.write(rest);
  const said = String((await once(socket, 'data'))[0]);
  expect(said, said).toMatch(/^HTTP\/1.1 400/);
  await expect.poll(() => socket.writableLength, { timeout: 20_000 }).toBe(0);
});

it('a part whose sender leaves while its rights are looked up keeps no place', async () => {
  const { clone, db, token } = server.meent;
  const made = await server.create({ inhoud: null, bestandsomvang: 10 });
  const path = made.bestandsdelen[0]!.url.replace(/^.*\/\/[^/]*/, '');
  const sleeping = `from pg_stat_activity where datname = current_database() and query like '%pg_sleep(61)' and wait_event = 'PgSleep'`;
  const owner = clone
    .asOwner('begin; lock table meent.documenten_bestandsdeel in access exclusive mode; select pg_sleep(61)')
    .catch(() => {});
  await expect.poll(async () => (await clone.asOwner(`select pid ${sleeping}`)).length).toBe(1);
  const { port } = new URL(address);
  const senders = Array.from({ length: 38 }, () => {
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {});
    socket.write(
      `PUT ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${token('alles')}\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: 500\r\n\r\n`,
    );
    return socket;
  });
  await expect.poll(() => db.stats()[0]!.waiting, { timeout: 8_000 }).toBeGreaterThan(0);
  for (const socket of senders) socket.destroy();
  await expect.poll(() => connections(), { timeout: 8_000 }).toBeLessThan(5);
  await clone.asOwner(`select pg_terminate_backend(pid) ${sleeping}`);
  await owner;
  expect((await server.upload(made.bestandsdelen[0]!.url, Buffer.alloc(10), made.lock)).statusCode).toBe(200);
});

const connections = (): Promise<number> =>
  new Promise((resolve, reject) =>
    server.meent.fastify.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
