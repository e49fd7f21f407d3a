/** Forms without files are read before anybody is looked up: at every page, and at logging out, there is an end to what is on its way. */
import { PassThrough } from 'node:stream';
import type { FastifyRequest, RequestPayload } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ARRIVING } from '../../src/services/arriving.ts';
import { addressAsker } from '../../src/services/turns.ts';
import { startSite, type TestSite } from '../support/site-server.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

const PAGES = ['/melden/wat', '/uitloggen', '/werk/zoeken', '/nergens'];
const send = async (url: string, bytes: number) => {
  const { statusCode } = await meent.app.inject({
    method: 'POST',
    url,
    headers: { host: 'localhost:8000', 'content-type': 'application/x-www-form-urlencoded' },
    payload: `a=${'x'.repeat(bytes)}`,
  });
  return statusCode;
};
const all = (bytes: number) => Promise.all(PAGES.map((url) => send(url, bytes)));

/** As many bodies that stop halfway as one address may have. Ends them. */
async function fill(): Promise<() => void> {
  const PIECE = Buffer.alloc(1024 * 1024);
  const payload = new PassThrough();
  const request = { headers: { 'transfer-encoding': 'chunked' } } as FastifyRequest;
  const { arriving } = meent.site.turns;
  const counted = arriving.counted(request, payload as unknown as RequestPayload, addressAsker('127.0.0.1'));
  // What is read is counted, not held.
  let read = 0;
  counted.on('data', (some: Buffer) => {
    read += some.length;
  });
  const whole = ARRIVING.each / PIECE.length - 1;
  for (let piece = 0; piece < whole; piece++) payload.write(PIECE);
  await expect.poll(() => read, { timeout: 8_000 }).toBe(whole * PIECE.length);
  const rest = PIECE.length - 80_000;
  payload.write(PIECE.subarray(0, rest));
  await expect.poll(() => read).toBe(whole * PIECE.length + rest);
  return () => payload.destroy();
}

test('a form is no larger than a form', async () => {
  // Of an address that is nowhere nothing is read as a form.
  expect(await all(200_000)).toEqual([413, 413, 413, 404]);
});

test('an address with too much on its way waits, at every page; what is small comes in, and when it is over all does', async () => {
  const before = await all(90_000);
  expect(before).not.toContain(429);
  const end = await fill();
  expect(await all(90_000)).toEqual([429, 429, 429, 429]);
  expect(await all(1_000)).not.toContain(429);
  end();
  await expect.poll(() => all(90_000), { timeout: 8_000 }).toEqual(before);
});
