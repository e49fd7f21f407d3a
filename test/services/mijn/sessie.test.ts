/** A resident calls the API with the session of the portal: who may, who may not, and what no other site can make them do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { text } from '../../../src/engine/fields.ts';
import { claimKey, keepAlone } from '../../../src/engine/idempotency.ts';
import type { OwnOperation } from '../../../src/engine/own.ts';
import type { Blobs } from '../../../src/foundation/types.ts';
import { createCsrf } from '../../../src/identity/csrf.ts';
import { createSessions } from '../../../src/identity/sessions.ts';
import { resources } from '../../../src/registers/index.ts';
import { meentApi } from '../../../src/registers/meent-api.ts';
import { mijnOperations } from '../../../src/services/own/mijn.ts';
import { FIRST, keys, type Resident, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const NOOR = '999990019';
const WIL = '999990032';
const SESSIE = '/meent/api/v1/mijn/sessie';
const NOTITIE = '/meent/api/v1/mijn/proefnotitie';

/** Each write of the test is remembered here. */
const written: string[] = [];
/** A write and a look with a higher level, which only this test declares. */
const trial: readonly OwnOperation[] = [
  {
    method: 'POST',
    api: meentApi,
    path: 'mijn/proefnotitie',
    operationId: 'mijn_proefnotitie_create',
    summary: 'Om te proberen.',
    scopes: [],
    resident: 'laag',
    takes: { woord: text(50, { required: true }) },
    gives: { woord: text(50), wie: text(50) },
    status: 201,
    async handle({ engine, caller, body }) {
      const { woord } = body as { woord: string };
      await claimKey(engine.parts, caller);
      written.push(woord);
      const answer = { status: 201, json: JSON.stringify({ woord, wie: caller.person!.subject }) };
      const resource = engine.parts.registry.get('bericht');
      const scopes = ['berichten.lezen'];
      await keepAlone(engine.parts, caller, answer, { resource, operation: 'proef', scopes });
      return answer;
    },
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'mijn/proefhoog',
    operationId: 'mijn_proefhoog_read',
    summary: 'Om te proberen.',
    scopes: [],
    resident: 'hoog',
    gives: { niveau: text(20) },
    status: 200,
    handle: async ({ caller }) => ({ status: 200, json: JSON.stringify({ niveau: caller.person!.level }) }),
  },
];

let meent: TestMeent;
let noor: Resident;
let wil: Resident;
beforeAll(async () => {
  meent = await startMeent({ registers: { resources, operations: [...mijnOperations({} as Blobs), ...trial] } });
  [noor, wil] = [await meent.login(NOOR), await meent.login(WIL)];
});
afterAll(() => meent.close());

const post = (as: Resident | string | false, headers: Readonly<Record<string, string>> = {}, woord = 'dag') =>
  meent.ask({ method: 'POST', url: NOTITIE, as, headers, payload: { woord } });

describe('who is logged in', () => {
  test('hears with which level and until when, and never who they are', async () => {
    const answer = await meent.ask({ url: SESSIE, as: noor });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toEqual({
      niveau: 'substantieel',
      geldigTot: expect.stringMatching(/^\d{4}-.*Z$/),
      namens: null,
      token: expect.stringMatching(/^[\w-]{16}\.[\w-]{43}$/),
    });
    expect(answer.body).not.toContain(NOOR);
    expect(answer.body).not.toContain(keys.hash(FIRST, 'bsn', NOOR));
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    for (const name of Object.keys(answer.headers)) expect(name).not.toMatch(/^access-control/);
  });

  test('writes with the token of the session, however often', async () => {
    for (let time = 0; time < 2; time++) expect((await post(noor)).statusCode).toBe(201);
    const { token } = (await meent.ask({ url: SESSIE, as: noor })).json();
    expect(token).not.toBe(noor.token);
    expect((await post({ ...noor, token })).json().wie).toBe(keys.hash(FIRST, 'bsn', NOOR));
  });

  test('asks for headers alone, and in vain for what needs a higher level', async () => {
    expect(await meent.ask({ method: 'HEAD', url: SESSIE, as: noor })).toMatchObject({ statusCode: 200, body: '' });
    const low = await meent.ask({ url: '/meent/api/v1/mijn/proefhoog', as: noor });
    expect(low.json(), low.body).toMatchObject({ status: 403, code: 'level_too_low' });
    expect(low.json().detail).toContain('hoog');
    const high = await meent.login(NOOR, { level: 'hoog' });
    expect((await meent.ask({ url: '/meent/api/v1/mijn/proefhoog', as: high })).json()).toEqual({ niveau: 'hoog' });
  });
});

describe('is refused', () => {
  test('who is not logged in, or no longer', async () => {
    const gone = await meent.login(NOOR);
    await createSessions(meent.db, keys).end({ municipality: FIRST }, gone.cookie.slice('meent='.length));
    for (const as of [false, gone, { ...noor, cookie: 'meent=onzin' }] as const) {
      const answer = await meent.ask({ url: SESSIE, as });
      expect(answer.json(), answer.body).toMatchObject({ status: 401, code: 'not_logged_in' });
      expect(answer.headers['www-authenticate']).toMatch(/^Cookie /);
    }
  });

  test('the session of another municipality', async () => {
    expect((await meent.ask({ url: SESSIE, as: noor, municipality: SECOND })).statusCode).toBe(401);
    const there = await meent.login(NOOR, { municipality: SECOND });
    expect((await meent.ask({ url: SESSIE, as: there, municipality: SECOND })).statusCode).toBe(200);
  });

  test('an employee', async () => {
    const employee = { id: 'm-1', name: 'Sam', role: 'behandelaar', department: 'Groen' };
    const secret = await createSessions(meent.db, keys).start(
      { municipality: FIRST },
      { kind: 'employee', level: 'hoog', name: 'Sam', employee },
    );
    const answer = await meent.ask({ url: SESSIE, as: { cookie: `meent=${secret}`, token: '' } });
    expect(answer.json(), answer.body).toMatchObject({ status: 403, code: 'permission_denied' });
    expect(answer.json().detail).toContain('medewerker');
  });

  test('a token of an application, by itself and beside the cookie', async () => {
    for (const as of ['alles', false] as const) {
      const both = { cookie: noor.cookie, authorization: meent.token('alles') };
      const headers: Record<string, string> = as === false ? both : {};
      const answer = await meent.ask({ url: SESSIE, as, headers });
      expect(answer.json(), answer.body).toMatchObject({ status: 403, code: 'permission_denied' });
      expect(answer.json().detail).toContain('Authorization');
    }
    const other = await meent.ask({ url: SESSIE, as: noor, headers: { authorization: 'Basic YTpi' } });
    expect(other.statusCode).toBe(403);
  });

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://elders.voorbeeld' }],
    [{ origin: 'http://localhost:8001' }],
    [{ origin: 'https://elders.voorbeeld', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'null' }],
  ])('another site: %j', async (headers) => {
    written.length = 0;
    expect((await meent.ask({ url: SESSIE, as: noor, headers })).statusCode).toBe(403);
    expect((await post(noor, headers)).statusCode).toBe(403);
    expect(written).toEqual([]);
  });

  test('nobody who looks by hand, or from a page of this address', async () => {
    const fine: readonly Record<string, string>[] = [
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
    ];
    for (const headers of fine) expect((await meent.ask({ url: SESSIE, as: noor, headers })).statusCode).toBe(200);
    expect((await post(noor, { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' })).statusCode).toBe(201);
  });

  test('a write without the token of this very session', async () => {
    written.length = 0;
    const [salt, mac] = noor.token.split('.') as [string, string];
    const form = createCsrf({
      keys,
      secure: false,
      originOf: () => 'http://localhost',
      municipalityOf: () => FIRST,
      sessionOf: async () => ({ id: 'x' }) as never,
    });
    const ofForm = (await form.formToken({} as never, {} as never))(NOTITIE);
    const wrong = ['', 'onzin', mac, `${salt}.`, `.${mac}`, `${salt}.${mac}.${mac}`, `${'A'.repeat(16)}.${mac}`];
    for (const token of [...wrong, wil.token, ofForm]) {
      const answer = await post({ ...noor, token });
      expect(answer.json(), token).toMatchObject({ status: 403, code: 'permission_denied' });
      expect(answer.json().detail).toContain('X-CSRF-Token');
    }
    expect(written).toEqual([]);
  });

  test('a form, which another site can send', async () => {
    const answer = await meent.ask({
      method: 'POST',
      url: NOTITIE,
      as: noor,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'woord=dag',
    });
    expect(answer.statusCode).toBe(415);
    const options = await meent.ask({ method: 'OPTIONS', url: NOTITIE, as: noor, headers: { origin: 'https://x.nl' } });
    expect(options.statusCode).toBeGreaterThanOrEqual(400);
    for (const name of Object.keys(options.headers)) expect(name).not.toMatch(/^access-control/);
  });
});

test('a key is of one person: the same one of somebody else asks something else', async () => {
  written.length = 0;
  const key = { 'idempotency-key': 'een' };
  const first = await post(noor, key, 'van Noor');
  expect((await post(noor, key, 'van Noor')).body).toBe(first.body);
  expect((await post(noor, key, 'iets anders')).json()).toMatchObject({ status: 409, code: 'idempotency_conflict' });
  const other = await post(wil, key, 'van Wil');
  expect(other.json()).toEqual({ woord: 'van Wil', wie: keys.hash(FIRST, 'bsn', WIL) });
  expect((await post(wil, key, 'van Noor')).statusCode).toBe(409);
  expect(written).toEqual(['van Noor', 'van Wil']);
});

test('the document says so: a cookie, and for a write a header besides', async () => {
  const document = (await meent.ask({ url: '/meent/api/v1/openapi.json', as: false })).json();
  expect(document.components.securitySchemes).toMatchObject({
    'Inwoner-Sessie': { type: 'apiKey', in: 'cookie' },
    'Inwoner-Token': { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
  });
  expect(document.paths['/mijn/sessie'].get.security).toEqual([{ 'Inwoner-Sessie': [] }]);
  expect(document.paths['/mijn/proefnotitie'].post.security).toEqual([{ 'Inwoner-Sessie': [], 'Inwoner-Token': [] }]);
});
