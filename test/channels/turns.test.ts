/** One who asks many pages waits for themselves, is told so on a page, and keeps nobody else waiting. */
import { type ClientRequest, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addressAsker } from '../../src/services/turns.ts';
import { loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { jpeg } from '../support/photos.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Page, type Visitor, visitor } from '../support/visitor.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

test('an address whose calls fill its queue gets a page that says to wait; who is logged in does not', async () => {
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  const { calls } = meent.site.turns;
  const asker = addressAsker('127.0.0.1');
  const leave = await calls.enter(asker, 150);
  const waiting = Array.from({ length: 500 }, () => calls.enter(asker, 4));
  const refused = await visitor(meent.app).get('/melden/wat');
  expect(refused.status).toBe(429);
  expect(refused.headers['retry-after']).toMatch(/^\d+$/);
  expect(refused.text).toContain('Probeer het');
  expect((await resident.get('/mijn')).status).toBe(200);
  leave();
  for (const turn of waiting) (await turn)();
  expect((await visitor(meent.app).get('/melden/wat')).status).toBe(200);
  expect(calls.state().waiting).toBe(0);
});

async function sendPhoto(me: Visitor): Promise<Page> {
  const first = await me.get('/melden');
  const where = await me.submit(first, '/melden/wat', { categorie: 'Stoep en weg', omschrijving: 'Losse tegel.' });
  const photos = await me.submit(where, '/melden/waar', { adres: 'Kievitsloot 3' });
  return me.submit(photos, '/melden/foto', { foto: { name: 'a.jpg', type: 'image/jpeg', content: jpeg() } });
}

test('photos that never come, of addresses that nobody knows, keep who is logged in from nothing', async () => {
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[1]!);
  await meent.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = meent.app.server.address() as AddressInfo;
  const begin = (localAddress: string): ClientRequest => {
    const headers = {
      host: 'localhost:8000',
      'content-type': 'multipart/form-data; boundary=B',
      'content-length': '9999',
    };
    const sent = httpRequest({ host: '127.0.0.1', port, localAddress, method: 'POST', path: '/melden/foto', headers });
    sent.on('error', () => {});
    sent.flushHeaders();
    return sent;
  };
  const slow = ['127.0.0.2', '127.0.0.3'].flatMap((from) => Array.from({ length: 45 }, () => begin(from)));
  const { guests } = meent.site.turns;
  try {
    await expect.poll(() => guests.state().waiting, { timeout: 8_000 }).toBeGreaterThan(20);
    expect((await sendPhoto(resident)).url).toBe('/melden/gegevens');
  } finally {
    for (const sent of slow) sent.destroy();
  }
  // Twin: they keep each other waiting, until they are gone.
  await expect.poll(() => guests.state().waiting, { timeout: 15_000 }).toBe(0);
  await expect
    .poll(async () => (await sendPhoto(visitor(meent.app))).url, { timeout: 15_000 })
    .toBe('/melden/gegevens');
}, 30_000);
