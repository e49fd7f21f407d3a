/** What anybody may send along with a report has an end: bytes, forms and senders, without keeping others from theirs. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDrafts } from '../../src/services/operations/draft.ts';
import { keys } from '../support/server.ts';
import { KADERIJK, startSite, type TestSite } from '../support/site-server.ts';
import { formsOf, type Page, type Visitor, visitor } from '../support/visitor.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

async function toPhotos(me: Visitor, what = 'Er ligt een tegel los.'): Promise<Page> {
  const first = await me.get('/melden');
  const where = await me.submit(first, '/melden/wat', { categorie: 'Stoep en weg', omschrijving: what });
  expect(where.url).toBe('/melden/waar');
  return me.submit(where, '/melden/waar', { adres: 'Kievitsloot 3', breedtegraad: '51,9062', lengtegraad: '4,8745' });
}

describe('what anybody may send has an end', () => {
  const head = (name: string, rest = ''): string =>
    `\r\n--B\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n`;
  const FILE = '; filename="a.jpg"';
  /** Sends a form over a connection of its own. @param promised bytes that are said to follow and do not come */
  const sendTo = (
    origin: string,
    cookie: string,
    parts: readonly (string | Buffer)[],
    promised = 0,
    localAddress = '127.0.0.1',
  ): Socket => {
    const { port, host } = new URL(origin);
    const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress }).on('error', () => {});
    const bytes = parts.map((part) => Buffer.from(part));
    const length = bytes.reduce((sum, part) => sum + part.length, promised);
    socket.write(
      `POST /melden/foto HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: ${length}\r\n\r\n`,
    );
    for (const part of bytes) socket.write(part);
    return socket;
  };
  const statusOf = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]).slice(9, 12);

  let origin: string;
  let cookie: string;
  let token: string;
  beforeAll(async () => {
    origin = await meent.listen();
    const me = visitor(meent.app, origin);
    const page = await toPhotos(me);
    token = formsOf(page).find(({ action }) => action === '/melden/foto')!.values._token!;
    cookie = ['meent-melding', 'meent-formulier'].map((name) => `${name}=${me.cookie(name)}`).join('; ');
  });

  test.each([
    ['that is no form at all', () => ['--B\r\nweg']],
    ['that breaks off in a file', () => [head('_token'), token, head('foto', FILE), 'half']],
    ['with a name that no form has', () => [head('_token'), token, head('__proto__'), 'x', '\r\n--B--\r\n']],
  ])('a form %s is refused as one that cannot be read', async (_name, parts) => {
    const socket = sendTo(origin, cookie, parts());
    expect(await statusOf(socket)).toMatch(/^40[03]$/);
    socket.destroy();
  });

  test('a form that is refused halfway is read to its end, so that its sender comes to the answer', async () => {
    const socket = sendTo(origin, cookie, [head('foto', FILE), Buffer.alloc(20_000_000), '\r\n--B--\r\n']);
    expect(await statusOf(socket)).toBe('403');
    await expect.poll(() => socket.writableLength, { timeout: 20_000 }).toBe(0);
    socket.destroy();
  });

  test('photos that wait in drafts take so many bytes and no more', async () => {
    const drafts = createDrafts(meent.db, keys, 100);
    const place = { municipality: KADERIJK.id };
    const add = (secret: string, bytes: number) =>
      drafts.addPhoto(place, secret, { name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.alloc(bytes) }, 3);
    const { secret } = await drafts.start(place);
    expect(await add(secret, 60)).toBe(true);
    expect(await add(secret, 60)).toBe(true);
    await expect(add(secret, 1)).rejects.toMatchObject({ code: 'unavailable' });
    for (const { id } of await drafts.photos(place, secret)) await drafts.removePhoto(place, secret, id);
    expect(await add(secret, 1)).toBe(true);
  });

  test('photos of one sender take so much memory and no more, and keep nobody else from sending', async () => {
    const large = [head('foto', FILE), Buffer.alloc(9_000_000, 'x')];
    const four = [head('_token'), token, ...large, ...large, ...large, ...large];
    const slow = [1, 2].map(() => sendTo(origin, cookie, four, 1000));
    expect(await Promise.race(slow.map(statusOf))).toBe('429');
    const other = sendTo(origin, cookie, [head('_token'), token, ...large, '\r\n--B--\r\n'], 0, '127.0.0.9');
    expect(await statusOf(other)).toBe('303');
    for (const socket of [...slow, other]) socket.destroy();
  });

  test('photos on their way take so much memory together and no more; when their senders are gone there is room again', async () => {
    const large = [head('foto', FILE), Buffer.alloc(9_000_000, 'x')];
    const four = [head('_token'), token, ...large, ...large, ...large, ...large];
    const slow = [2, 3, 4, 5].map((n) => sendTo(origin, cookie, four, 1000, `127.0.0.${n}`));
    expect(await Promise.race(slow.map(statusOf))).toBe('503');
    for (const socket of slow) socket.destroy();
    const one = [head('_token'), token, ...large, '\r\n--B--\r\n'];
    await expect
      .poll(
        async () => {
          const again = sendTo(origin, cookie, one);
          const status = await statusOf(again);
          again.destroy();
          return status;
        },
        { timeout: 20_000 },
      )
      .toBe('303');
  });
});
