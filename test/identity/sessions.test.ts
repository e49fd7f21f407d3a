import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import type { Identified } from '../../src/identity/sessions.ts';
import { browser, FIRST, home, login, NOOR, SAM, SECOND, startServer, type TestServer, toCallback } from './support.ts';

const MINUTE = 60_000;
const resident: Identified = { kind: 'resident', level: 'substantieel', ...NOOR };
const employee: Identified = { kind: 'employee', level: 'substantieel', name: SAM.name, employee: SAM };

let server: TestServer;
let restore = () => {};
const wait = (minutes: number) => {
  restore();
  const start = Date.now();
  restore = setTimeSource(() => start + minutes * MINUTE);
};
beforeAll(async () => {
  server = await startServer();
});
afterEach(() => restore());
afterAll(() => server.stop());

const start = (who: Identified, previous?: string) =>
  server.identity.sessions.start({ municipality: FIRST }, who, previous);
const lives = async (secret: string) => (await server.identity.sessions.find({ municipality: FIRST }, secret)) !== null;

describe('a session', () => {
  it.each([
    ['resident', resident, 15],
    ['employee', employee, 60],
  ] as const)('of a %s ends when it was idle too long', async (_kind, who, idle) => {
    const secret = await start(who);
    wait(idle - 0.1);
    expect(await lives(secret)).toBe(true);
    wait(idle - 0.2 + idle);
    expect(await lives(secret)).toBe(true);
    wait(idle - 0.2 + idle + idle);
    expect(await lives(secret)).toBe(false);
  });

  it('ends after eight hours, however busy', async () => {
    const secret = await start(resident);
    for (let minute = 10; minute < 480; minute += 10) {
      wait(minute);
      expect(await lives(secret)).toBe(true);
    }
    wait(479.5);
    expect(await lives(secret)).toBe(true);
    wait(480.5);
    expect(await lives(secret)).toBe(false);
  });

  it('is written at most once a minute', async () => {
    const secret = await start(resident);
    const seen = async () =>
      (
        await server.clone.asOwner<{ at: Date }>(
          'select last_seen_at as at from meent.session where id = sha256($1::text::bytea)',
          [secret],
        )
      )[0]!.at.getTime();
    const first = await seen();
    wait(0.9);
    await lives(secret);
    expect(await seen()).toBe(first);
    wait(1.1);
    await lives(secret);
    expect(await seen()).toBeGreaterThan(first);
  });

  it('of one municipality is none in another', async () => {
    const secret = await start(resident);
    expect(await server.identity.sessions.find({ municipality: SECOND }, secret)).toBeNull();
    expect(await lives(secret)).toBe(true);

    const b = browser(server.app);
    await login(b, 'resident', NOOR.name);
    const next = browser(server.app, 'http://tweede.localhost:8000');
    next.setCookie('meent', b.cookie('meent')!);
    expect((await home(next)).session).toBeNull();
    expect((await home(b)).session).not.toBeNull();
  });

  it('cannot be ended from another municipality', async () => {
    const secret = await start(resident);
    await server.identity.sessions.end({ municipality: SECOND }, secret);
    expect(await lives(secret)).toBe(true);
    await server.identity.sessions.end({ municipality: FIRST }, secret);
    expect(await lives(secret)).toBe(false);
  });

  it('has a new secret at each login, and the one before ends', async () => {
    const b = browser(server.app);
    const planted = 'A'.repeat(43);
    b.setCookie('meent', planted);
    await login(b, 'resident', NOOR.name);
    const first = b.cookie('meent')!;
    expect(first).not.toBe(planted);
    await login(b, 'resident', NOOR.name);
    const second = b.cookie('meent')!;
    expect(second).not.toBe(first);
    expect([await lives(planted), await lives(first), await lives(second)]).toEqual([false, false, true]);
  });

  it('is a secret cookie that scripts cannot read; over https it belongs to one host', async () => {
    const b = browser(server.app);
    await login(b, 'resident', NOOR.name);
    expect(b.seen.join('\n')).toMatch(/"meent=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax"/);

    const tls = await startServer({ secure: true });
    try {
      const answer = await tls.app.inject({ url: '/', headers: { host: 'localhost' } });
      expect(answer.headers['set-cookie']).toMatch(/^__Host-meent-formulier=.*; Secure$/);
      const secret = await tls.identity.sessions.start({ municipality: FIRST }, resident);
      const withCookie = async (name: string) =>
        (await tls.app.inject({ url: '/', headers: { host: 'localhost', cookie: `${name}=${secret}` } })).json()
          .session;
      expect(await withCookie('__Host-meent')).not.toBeNull();
      expect(await withCookie('meent')).toBeNull();
    } finally {
      await tls.stop();
    }
  });

  it('is kept without its secret, BSN or name', async () => {
    const secret = await start(resident);
    const other = await start(employee);
    const rows = await server.clone.asOwner<{ row: string }>('select session::text as row from meent.session');
    const text = rows.map(({ row }) => row).join('\n');
    for (const clear of [secret, other, NOOR.bsn, NOOR.name, SAM.name, SAM.id, SAM.department])
      expect(text).not.toContain(clear);
    expect(await lives(secret)).toBe(true);
  });

  it('is none when its key was retired', async () => {
    const secret = await start(resident);
    expect(await lives(secret)).toBe(true);
    await server.clone.asOwner(
      `update meent.session set sealed_name = 's00000000.AAAA' where id = sha256($1::text::bytea)`,
      [secret],
    );
    expect(await lives(secret)).toBe(false);
  });

  it('is removed from the database once it is over', async () => {
    const count = async () =>
      (await server.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.session'))[0]!.n;
    await start(resident);
    expect(await count()).toBeGreaterThan(0);
    wait(500);
    await server.identity.sessions.purge(FIRST);
    expect(await count()).toBe(0);
  });

  it.each(['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}'`])('is not found for %j', async (secret) => {
    expect(await lives(secret)).toBe(false);
  });
});

describe('a login attempt', () => {
  it('may take ten minutes', async () => {
    const quick = browser(server.app);
    const slow = browser(server.app);
    const inTime = await toCallback(quick, '/inloggen/bewoner', NOOR.name, 'laag');
    const late = await toCallback(slow, '/inloggen/bewoner', NOOR.name, 'laag');
    expect((await quick.get(inTime)).statusCode).toBe(303);
    wait(10.1);
    expect((await slow.get(late)).json().refusal.title).toBe('Het inloggen duurde te lang');
  });
});

describe('logging out', () => {
  it('ends the session, and only with the form of the page', async () => {
    const b = browser(server.app);
    await login(b, 'resident', NOOR.name);
    const secret = b.cookie('meent')!;
    const { logout } = await home(b);

    expect((await b.post('/uitloggen', {})).statusCode).toBe(403);
    expect(await lives(secret)).toBe(true);

    const answer = await b.post('/uitloggen', { _token: logout });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
    expect(await lives(secret)).toBe(false);
    expect(b.cookie('meent')).toBeUndefined();
  });
});
