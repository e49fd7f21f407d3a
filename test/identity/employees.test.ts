/** Employees who log in with the provider of their municipality (`MEENT_LOGIN`), over HTTP. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryOf } from '../../src/foundation/outbound/addresses.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { type EmployeeProviders, employeeProviders } from '../../src/identity/employees.ts';
import { type OidcStandIn, startOidcStandIn } from '../support/oidc-stand-in.ts';
import { browser, FIRST, home, startServer, type TestServer } from './support.ts';

const MFA = 'https://login.example/meer-dan-een-wachtwoord';
const PASSWORD = 'https://login.example/wachtwoord';
const LOUISE = { name: 'Louise Kok', personeelsnummer: '4711', functie: 'behandelaar', afdeling: 'Vergunningen' };

const folder = mkdtempSync(join(tmpdir(), 'meent-login-'));
const path = join(folder, 'login.json');
let provider: OidcStandIn;
let server: TestServer;

const outboundTo = (addresses: readonly string[]) => makeOutbound({ allow: addresses.map(entryOf) });
const entry = (extra: object = {}) => ({
  issuer: provider.issuer,
  clientId: provider.client.id,
  clientSecret: provider.client.secret,
  levels: { [MFA]: 'substantieel', [PASSWORD]: 'laag' },
  claims: { id: 'personeelsnummer', role: 'functie', department: 'afdeling' },
  ...extra,
});
const fromFile = (content: unknown, mode = 0o600): EmployeeProviders => {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(path, mode);
  return employeeProviders(path, outboundTo);
};

beforeAll(async () => {
  provider = await startOidcStandIn('http://localhost/inloggen/terug', [MFA, PASSWORD]);
  server = await startServer({ providerOf: fromFile({ Localhost: entry() }) });
});
afterAll(async () => {
  await server.stop();
  await provider.close();
  rmSync(folder, { recursive: true });
});

async function logIn(who: OidcStandIn['who']) {
  provider.who = who;
  const b = browser(server.app, 'http://localhost');
  const away = await b.get('/inloggen/medewerker?terug=/');
  expect(away.statusCode).toBe(303);
  const back = await b.get(await provider.visit(away.headers.location!));
  return { back, session: (await home(b)).session };
}

describe('an employee', () => {
  it('has the role and department that the provider says', async () => {
    const { back, session } = await logIn({ acr: MFA, claims: LOUISE });
    expect([back.statusCode, back.headers.location]).toEqual([303, '/']);
    expect(session).toMatchObject({
      kind: 'employee',
      municipality: FIRST,
      level: 'substantieel',
      employee: { id: '4711', name: 'Louise Kok', role: 'behandelaar', department: 'Vergunningen' },
    });
  });

  it.for([
    ['with a password alone', PASSWORD, LOUISE],
    ['without a role', MFA, { ...LOUISE, functie: '' }],
    ['without a number', MFA, { name: LOUISE.name, functie: LOUISE.functie, afdeling: LOUISE.afdeling }],
  ] as const)('%s is not let in', async ([, acr, claims]) => {
    const { back, session } = await logIn({ acr, claims });
    expect(back.statusCode).toBeGreaterThanOrEqual(400);
    expect(session).toBeNull();
  });

  it('of one municipality has no way into another, and no resident has one', async () => {
    const get = (host: string, url: string) => server.app.inject({ url, headers: { host } });
    expect((await get('localhost', '/inloggen/medewerker')).statusCode).toBe(303);
    expect((await get('tweede.localhost', '/inloggen/medewerker')).statusCode).toBe(404);
    expect((await get('localhost', '/inloggen/bewoner')).statusCode).toBe(404);
  });
});

describe('the file', () => {
  it('refuses what somebody else could read; twin: closed it is taken', () => {
    expect(() => fromFile({ localhost: entry() }, 0o644)).toThrow(`chmod 600 ${path}`);
    expect(fromFile({ localhost: entry() })('employee', 'http://localhost:8000')?.issuer).toBe(provider.issuer);
  });

  it.for([
    ['{', 'is not JSON'],
    [[], 'must be an object with the hosts of municipalities'],
    [{ '*': {} }, '"*" is no host'],
    [{ a: 1 }, 'a in'],
    [{ a: { isuer: 'https://login.example' } }, '"isuer" of a is not one of issuer, clientId'],
    [{ a: { issuer: 'http://login.example' } }, '"issuer" of a in'],
    [{ a: { issuer: 'https://login.example', signing: 'none' } }, '"signing" of a must be one of RS256'],
    [{ a: { issuer: 'https://login.example' } }, '"levels" of a must be an object'],
    [{ a: { issuer: 'https://login.example', levels: {} } }, '"levels" of a must name each "acr"'],
    [{ a: { issuer: 'https://login.example', levels: { x: 'hoger' } } }, '"levels.x" of a must be one of laag'],
    [{ a: { issuer: 'https://login.example', levels: { x: 'laag' } } }, '"clientId" of a in'],
  ] as const)('%j ends the start: %s', ([content, words]) => {
    expect(() => fromFile(content)).toThrow(words);
  });

  it('says nothing of the secret', () => {
    const wrong = { a: entry({ clientSecret: 'heel-geheim', levels: {} }) };
    expect(() => fromFile(wrong)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('geheim') }));
  });
});
