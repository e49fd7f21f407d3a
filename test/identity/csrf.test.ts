import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, browser, home, login, NOOR, startServer, type TestServer } from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const visitor = async (): Promise<Browser> => browser(server.app);
const resident = async (): Promise<Browser> => {
  const b = browser(server.app);
  await login(b, 'resident', NOOR.name);
  return b;
};
const send = async (b: Browser, token: string, headers = {}) =>
  (await b.post('/melding/2', token === '' ? {} : { _token: token }, headers)).statusCode;

describe.each([
  ['a visitor', visitor],
  ['a resident', resident],
])('a form of %s', (_name, somebody) => {
  it('is accepted with its token, more than once', async () => {
    const b = await somebody();
    const { report } = await home(b);
    expect([await send(b, report), await send(b, report)]).toEqual([200, 200]);
  });

  it('is refused without a token, with a changed one, and with that of another form', async () => {
    const b = await somebody();
    const { report, logout } = await home(b);
    const [salt, mac] = report.split('.') as [string, string];
    const changed = [
      `${salt}.${mac.slice(0, -2)}AA`,
      `${'A'.repeat(16)}.${mac}`,
      salt,
      `.${mac}`,
      `${salt}.${'é'.repeat(mac.length)}`,
      `${report}.x`.slice(1),
    ];
    for (const token of ['', logout, ...changed]) expect([token, await send(b, token)]).toEqual([token, 403]);
    expect(await send(b, report)).toBe(200);
  });

  it('is refused with the token of somebody else', async () => {
    const [mine, theirs] = [await somebody(), await somebody()];
    const [{ report: own }, { report: other }] = [await home(mine), await home(theirs)];
    expect([await send(mine, other), await send(mine, own)]).toEqual([403, 200]);
  });

  it.each([
    [{ origin: 'https://kwaad.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:9000' }, 403],
    [{ origin: 'http://tweede.localhost:8000' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'http://localhost:8000' }, 200],
  ])('that says %j gets %i', async (headers, status) => {
    const b = await somebody();
    expect(await send(b, (await home(b)).report, headers)).toBe(status);
  });
});

describe('a form token', () => {
  it('of before a login does not count after it', async () => {
    const b = await visitor();
    const { report } = await home(b);
    await login(b, 'resident', NOOR.name);
    expect(await send(b, report)).toBe(403);
    expect(await send(b, (await home(b)).report)).toBe(200);
  });

  it('of one municipality does not count in another', async () => {
    const here = await visitor();
    const { report } = await home(here);
    const there = browser(server.app, 'http://tweede.localhost:8000');
    there.setCookie('meent-formulier', here.cookie('meent-formulier')!);
    expect(await send(there, report)).toBe(403);
    expect(await send(there, (await home(there)).report)).toBe(200);
  });

  it('differs each time it is given', async () => {
    const b = await visitor();
    expect((await home(b)).report).not.toBe((await home(b)).report);
  });

  it('counts for one address, so that a token of one step or case is none for the next', async () => {
    const b = await visitor();
    const { report } = await home(b);
    expect((await b.post('/melding/3', { _token: report })).statusCode).toBe(403);
    expect((await b.post('/melding/2?x=1', { _token: report })).statusCode).toBe(200);
  });

  it('sets no cookie on a page that has no form', async () => {
    const b = await visitor();
    expect((await b.get('/zonder-formulier')).headers['set-cookie']).toBeUndefined();
    expect((await b.get('/')).headers['set-cookie']).toMatch(/^meent-formulier=/);
  });

  it('is checked by the handler itself for a route that reads its body as a stream', async () => {
    const b = await visitor();
    const { photo } = await home(b);
    expect((await b.post('/foto', {})).statusCode).toBe(403);
    expect((await b.post('/foto', { _token: photo }, { origin: 'https://kwaad.example' })).statusCode).toBe(403);
    expect((await b.post('/foto', { _token: photo })).statusCode).toBe(200);
  });
});
