import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDemoIdp } from '../../src/demo/idp/plugin.ts';
import {
  browser,
  FIRST,
  home,
  keys,
  login,
  NOOR,
  optionOf,
  SAM,
  startServer,
  type TestServer,
  toCallback,
  toChoice,
  WIL,
} from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const anybody = (origin?: string) => browser(server.app, origin);

describe('logging in', () => {
  it('gives a resident a session with level and keyed subject', async () => {
    const b = anybody();
    expect((await login(b, 'resident', NOOR.name, 'hoog')).statusCode).toBe(200);
    const { session } = await home(b);
    expect(session).toMatchObject({
      kind: 'resident',
      municipality: FIRST,
      level: 'hoog',
      name: NOOR.name,
      person: { subject: keys.hash(FIRST, 'bsn', NOOR.bsn), level: 'hoog' },
    });
    expect(keys.unseal(FIRST, session!.sealedBsn as string)).toBe(NOOR.bsn);
  });

  it('gives an employee a session with role and department', async () => {
    const b = anybody();
    await login(b, 'employee', SAM.name);
    expect((await home(b)).session).toMatchObject({ kind: 'employee', employee: SAM, name: SAM.name });
  });

  it.each(['http://localhost:8000', 'http://127.0.0.1:4711', 'http://localhost', 'http://tweede.localhost:8000'])(
    'works on %s, whatever the host and port',
    async (origin) => {
      const b = anybody(origin);
      await login(b, 'resident', WIL.name);
      expect((await home(b)).session).toMatchObject({ name: WIL.name });
    },
  );

  it('lets another person log in after the first on the same computer', async () => {
    const b = anybody();
    await login(b, 'resident', NOOR.name);
    await login(b, 'resident', WIL.name);
    expect((await home(b)).session).toMatchObject({ name: WIL.name });
  });

  it('wants who logs in to say who they are, also when the browser asks the provider not to', async () => {
    const b = anybody();
    await login(b, 'resident', NOOR.name);
    const { logout } = await home(b);
    await b.post('/uitloggen', { _token: logout });
    // The demo does not look at what it still knows of who sat here; other providers do, and this is how it does too.
    const known = ['demo-sessie', 'demo-sessie.sig'].map((name) => `${name}=${b.cookie(name)}`);
    const cookie = ['x=1', ...known].join(';');
    const real = Date.now;
    // Later than a login takes.
    Date.now = () => real() + 30_000;
    try {
      for (const without of [['prompt'], ['prompt', 'max_age']]) {
        const away = new URL((await b.get('/inloggen/bewoner')).headers.location!);
        for (const name of without) away.searchParams.delete(name);
        const back = (await b.get(away.href, { cookie })).headers.location!;
        expect(back).toContain('/inloggen/terug?code=');
        expect([without, (await b.get(back)).statusCode]).toEqual([without, 400]);
        expect((await home(b)).session).toBeNull();
      }
      await login(b, 'resident', NOOR.name);
      expect((await home(b)).session).toMatchObject({ name: NOOR.name });
    } finally {
      Date.now = real;
    }
  });

  it('comes back to the page it started from', async () => {
    const b = anybody();
    const callback = await toCallback(b, '/inloggen/bewoner?terug=%2Fmelding%2F2%3Fx%3D1', NOOR.name, 'laag');
    expect((await b.get(callback)).headers.location).toBe('/melding/2?x=1');
  });

  it.each([
    'https://kwaad.example/',
    '//kwaad.example',
    '/\\kwaad.example',
    '/\t/kwaad.example',
    'javascript:alert(1)',
    '/inloggen',
    '/uitloggen?x',
  ])('does not go to %s afterwards', async (evil) => {
    const b = anybody();
    const start = `/inloggen/bewoner?terug=${encodeURIComponent(evil)}`;
    expect((await b.get(await toCallback(b, start, NOOR.name, 'laag'))).headers.location).toBe('/');
  });

  it('shows the people of this municipality only', async () => {
    const { html } = await toChoice(anybody('http://tweede.localhost:8000'), '/inloggen/bewoner');
    expect(html).toContain(WIL.name);
    expect(html).not.toContain(NOOR.name);
    expect(html).not.toContain(SAM.name);
  });

  it('keeps the choice page without JavaScript, inline style or BSN, in two languages', async () => {
    const b = anybody();
    const { url, html } = await toChoice(b, '/inloggen/bewoner');
    expect(html).not.toMatch(/<script|style=|<style|\son[a-z]+=/);
    expect(html).not.toContain(NOOR.bsn);
    expect(html).toContain('<html lang="nl">');
    expect((await b.get(`${url}?taal=en`)).body).toContain('Who are you?');
  });

  it('asks again when nobody was chosen', async () => {
    const b = anybody();
    const { url, html } = await toChoice(b, '/inloggen/bewoner');
    const again = await b.post(url, { level: 'laag' });
    expect(again.statusCode).toBe(400);
    expect(again.body).toContain('Kies een persoon');
    expect((await b.post(url, { person: optionOf(html, NOOR.name), level: 'laag' })).statusCode).toBe(303);
  });
});

describe('no login', () => {
  it('when the level is too low, and with the level asked for there is', async () => {
    const low = anybody();
    const callback = await toCallback(low, '/inloggen/bewoner?niveau=hoog', NOOR.name, 'substantieel');
    const refused = await low.get(callback);
    expect([refused.statusCode, refused.json().refusal.title]).toEqual([403, 'U moet veiliger inloggen']);
    expect((await home(low)).session).toBeNull();

    const high = anybody();
    await high.get(await toCallback(high, '/inloggen/bewoner?niveau=hoog', NOOR.name, 'hoog'));
    expect((await home(high)).session).toMatchObject({ level: 'hoog' });
  });

  it('for an employee below substantieel, also when a lower level is asked for', async () => {
    const b = anybody();
    const callback = await toCallback(b, '/inloggen/medewerker?niveau=laag', SAM.name, 'laag');
    expect((await b.get(callback)).statusCode).toBe(403);
  });

  it('with another state', async () => {
    const b = anybody();
    const url = new URL(await toCallback(b, '/inloggen/bewoner', NOOR.name, 'laag'));
    url.searchParams.set('state', 'van-een-ander');
    expect((await b.get(url.href)).statusCode).toBe(400);
    expect((await home(b)).session).toBeNull();
  });

  it('with the code of another login (nonce and PKCE)', async () => {
    const mine = anybody();
    const other = anybody();
    const own = new URL(await toCallback(mine, '/inloggen/bewoner', NOOR.name, 'laag'));
    const stolen = new URL(await toCallback(other, '/inloggen/bewoner', WIL.name, 'laag'));
    own.searchParams.set('code', stolen.searchParams.get('code')!);
    expect((await mine.get(own.href)).statusCode).toBe(400);
    expect((await home(mine)).session).toBeNull();
  });

  it.each(['nonce', 'code_challenge'])('when the provider was asked with another %s', async (parameter) => {
    const loginWith = async (value: string | undefined) => {
      const b = anybody();
      const authorize = new URL((await b.get('/inloggen/bewoner')).headers.location!);
      if (value) authorize.searchParams.set(parameter, value);
      const url = (await b.get(authorize.href)).headers.location!;
      const person = optionOf((await b.get(url)).body, NOOR.name);
      const callback = await b.get((await b.post(url, { person, level: 'laag' })).headers.location!);
      return (await b.get(callback.headers.location!)).statusCode;
    };
    expect(await loginWith('a'.repeat(43))).toBe(400);
    expect(await loginWith(undefined)).toBe(303);
  });

  it('with a code that was used before', async () => {
    const b = anybody();
    const callback = await toCallback(b, '/inloggen/bewoner', NOOR.name, 'laag');
    const thief = b.copy();
    expect((await b.get(callback)).statusCode).toBe(303);
    expect((await thief.get(callback)).statusCode).toBe(400);
    expect((await home(thief)).session).toBeNull();
  });

  it('without the cookie of the attempt, and with it twice', async () => {
    const b = anybody();
    const callback = await toCallback(b, '/inloggen/bewoner', NOOR.name, 'laag');
    expect((await anybody().get(callback)).statusCode).toBe(400);
    expect((await b.get(callback)).statusCode).toBe(303);
    expect((await b.get(callback)).json().refusal.title).toBe('Het inloggen duurde te lang');
  });

  it('when the person stops', async () => {
    const b = anybody();
    const { url } = await toChoice(b, '/inloggen/bewoner');
    const answer = await b.follow(await b.post(url, { stop: 'ja' }));
    expect(answer.json().refusal.title).toBe('U bent niet ingelogd');
    expect((await home(b)).session).toBeNull();
  });

  it('for a kind of person without an identity provider', async () => {
    const own = await startServer({ providerOf: () => undefined });
    try {
      const get = async (app: TestServer['app'], url: string) => app.inject({ url, headers: { host: 'localhost' } });
      expect((await get(own.app, '/inloggen')).json()).not.toHaveProperty('employeeUrl');
      const refused = await get(own.app, '/inloggen/medewerker');
      expect([refused.statusCode, refused.json().refusal.title]).toEqual([404, 'U kunt hier niet inloggen']);
      expect((await get(server.app, '/inloggen')).json().employeeUrl).toBe('/inloggen/medewerker?terug=%2F');
      expect((await get(server.app, '/inloggen/medewerker')).statusCode).toBe(303);
    } finally {
      await own.stop();
    }
  });

  it('when the identity provider cannot be reached, and the next attempt can work', async () => {
    let up = false;
    const own = await startServer({
      providerOf: (kind, origin) => {
        const settings = server.demo.providerOf(kind, origin);
        const down = async () => Promise.reject(new Error('no answer'));
        return { ...settings, fetch: (url, init) => (up ? settings.fetch(url, init) : down()) };
      },
    });
    try {
      const get = () => own.app.inject({ url: '/inloggen/bewoner', headers: { host: 'localhost' } });
      const answer = await get();
      expect([answer.statusCode, answer.json().refusal.title]).toEqual([503, 'Inloggen lukt nu niet']);
      up = true;
      expect((await get()).statusCode).toBe(303);
    } finally {
      await own.stop();
    }
  });

  it('when another site sends the choice', async () => {
    const b = anybody();
    const { url, html } = await toChoice(b, '/inloggen/bewoner');
    const form = { person: optionOf(html, NOOR.name), level: 'laag' };
    expect((await b.post(url, form, { origin: 'https://kwaad.example' })).statusCode).toBe(403);
    expect((await b.post(url, form)).statusCode).toBe(303);
  });

  it('on a host that is nobody’s, or no longer', async () => {
    for (const host of ['elders.localhost', 'oud.localhost', 'localhost@kwaad.example', 'localhost/']) {
      const answer = await server.app.inject({ url: '/inloggen/bewoner', headers: { host } });
      expect([host, answer.statusCode]).toEqual([host, 404]);
    }
  });
});

describe('the demo identity provider', () => {
  it.each([
    [true, '0.0.0.0'],
    [true, 'meent.example'],
    [false, '127.0.0.1'],
  ])('does not exist for demo data %s on %s', (demoFolder, listenHost) => {
    const options = {
      keys,
      hosts: { municipalityOf: () => FIRST, municipalities: () => [], reload: async () => {} },
      people: () => ({ residents: [], employees: [] }),
    };
    expect(() => createDemoIdp({ ...options, demoFolder, listenHost })).toThrow('MEENT_HOST');
    expect(() => createDemoIdp({ ...options, demoFolder: true, listenHost: '127.0.0.1' })).not.toThrow();
  });
});
