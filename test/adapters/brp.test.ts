/** Persons from a source elsewhere: the same answers, rights, narrowing and lines as with the own copy, and a source that is ill. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { brpBronnen } from '../../src/adapters/brp/bronnen.ts';
import { haalCentraal } from '../../src/adapters/brp/haalcentraal.ts';
import { type BrpBron, leesBronnen } from '../../src/adapters/brp/instellingen.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import type { Blobs } from '../../src/foundation/types.ts';
import { resources } from '../../src/registers/index.ts';
import type { Bron } from '../../src/registers/personen/index.ts';
import { operations } from '../../src/services/own/index.ts';
import { BSN, PARTNER, raadpleeg, vraagVoor } from '../support/brp.ts';
import { fout, type Reply, type StandIn, startStandIn } from '../support/brp-stand-in.ts';
import { selfSigned } from '../support/certificate.ts';
import { FIRST, keys, startMeent, type TestMeent } from '../support/server.ts';

const outbound = makeOutbound({ allow: ['127.0.0.0/8'], resolve: async () => ['127.0.0.1'] });
let meent: TestMeent;
let standIn: StandIn;
let bron: Bron;
let vraag: Awaited<ReturnType<typeof vraagVoor>>;

beforeAll(async () => {
  standIn = await startStandIn();
  meent = await startMeent({
    registers: {
      resources,
      operations: operations({ blobs: {} as Blobs, outbound, personenElders: () => bron }),
    },
  });
  vraag = await vraagVoor(meent, ['burgerservicenummer', 'naam', 'adressering', 'partners', 'verblijfplaats']);
});
afterAll(async () => {
  await meent.close();
  await standIn.close();
});
beforeEach(() => {
  bron = haalCentraal({ url: standIn.url, apiKey: 'sleutel-van-de-bron' }, outbound);
  standIn.asked.length = 0;
});

const persoon = {
  burgerservicenummer: BSN,
  aNummer: '1234567890',
  naam: { voornamen: 'Suzanne', geslachtsnaam: 'Moulin', volledigeNaam: 'Suzanne Moulin' },
  partners: [{ burgerservicenummer: PARTNER, naam: { geslachtsnaam: 'Boer' } }],
  geheimhoudingPersoonsgegevens: true,
  ietsNieuws: { dat: 'wij niet kennen' },
};
const goed = (...personen: readonly unknown[]): Reply => ({
  json: { type: 'RaadpleegMetBurgerservicenummer', personen: personen.length > 0 ? personen : [persoon] },
});
const ask = async (fields: readonly string[] = ['naam.geslachtsnaam']) => {
  const answer = await vraag(raadpleeg(fields));
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
};
const subject = (number: string) => keys.hash(FIRST, 'bsn', number);

describe('a source that answers', () => {
  test('is asked for the same, and for the numbers that a line needs; what was not asked for goes no further', async () => {
    standIn.says = goed();
    const { status, body } = await ask();
    expect(status).toBe(200);
    expect(body).toEqual({
      type: 'RaadpleegMetBurgerservicenummer',
      personen: [{ naam: { geslachtsnaam: 'Moulin' }, geheimhoudingPersoonsgegevens: true }],
    });
    expect(standIn.asked[0]).toMatchObject({
      path: '/haalcentraal/api/brp/personen',
      headers: { 'x-api-key': 'sleutel-van-de-bron', 'content-type': 'application/json; charset=utf-8' },
      body: {
        type: 'RaadpleegMetBurgerservicenummer',
        burgerservicenummer: [BSN],
        fields: ['naam.geslachtsnaam', 'burgerservicenummer'],
      },
    });
  });

  test('leaves a line for each person, and for a relative that was shown', async () => {
    standIn.says = goed();
    await ask();
    expect(meent.logged.at(-1)).toMatchObject({ operation: 'brp.persoon.bevragen', kind: 'geopend' });
    expect(meent.logged.at(-1)!.lines.map((one) => one.subject)).toEqual([subject(BSN)]);
    await ask(['partners.naam']);
    expect(standIn.asked.at(-1)!.body.fields).toContain('partners.burgerservicenummer');
    expect(meent.logged.at(-1)!.lines.map((one) => one.subject)).toEqual([BSN, PARTNER].map(subject));
  });

  test('is not asked for what the activity does not cover, nor by who has no right', async () => {
    standIn.says = goed();
    expect((await ask(['geboorte'])).body).toMatchObject({ status: 403, code: 'unauthorizedField' });
    expect((await vraag(raadpleeg(['naam']), { as: 'beperkt' })).statusCode).toBe(403);
    expect((await vraag({ type: 'onzin' })).statusCode).toBe(400);
    expect(standIn.asked).toEqual([]);
  });

  test('is asked again each time: nothing of a person is kept', async () => {
    standIn.says = goed();
    await ask();
    await ask();
    expect(standIn.asked).toHaveLength(2);
    standIn.says = goed({ ...persoon, naam: { geslachtsnaam: 'Anders' } });
    expect((await ask()).body.personen[0].naam.geslachtsnaam).toBe('Anders');
  });
});

describe('a source that is ill', () => {
  const cases: readonly (readonly [string, Reply, number, string])[] = [
    ['is away', { breaks: true }, 503, 'notAvailable'],
    ['fails', fout(500, 'serverError'), 503, 'notAvailable'],
    ['is being mended', fout(503, 'notAvailable'), 503, 'notAvailable'],
    ['does not know us', fout(401, 'authentication'), 502, 'sourceError'],
    ['gives us no right', fout(403, 'autorisation'), 502, 'sourceError'],
    ['gives us no right on a field', fout(403, 'unauthorizedField'), 403, 'unauthorizedField'],
    ['finds too many', fout(400, 'tooManyResults'), 400, 'tooManyResults'],
    ['does not understand us', fout(400, 'paramsValidation', { detail: BSN }), 502, 'sourceError'],
    ['sends us on', { status: 302, headers: { location: 'http://127.0.0.1/' }, json: {} }, 502, 'sourceError'],
    ['says something that is not JSON', { text: '<html>' }, 502, 'sourceError'],
    ['says another type', { json: { type: 'ZoekMetPostcodeEnHuisnummer', personen: [] } }, 502, 'sourceError'],
    ['says nobody where persons belong', { json: { type: 'RaadpleegMetBurgerservicenummer' } }, 502, 'sourceError'],
    ['names somebody without a number', goed({ naam: {} }), 502, 'sourceError'],
    ['has a name that is a list', goed({ ...persoon, naam: ['Moulin'] }), 502, 'sourceError'],
    ['has a text that is an object', goed({ ...persoon, naam: { geslachtsnaam: { x: 1 } } }), 502, 'sourceError'],
  ];
  test.each(cases)('%s: a clear problem, nobody, and no line', async (_, reply, status, code) => {
    standIn.says = reply;
    const before = meent.logged.length;
    const { status: given, body } = await ask();
    expect(given).toBe(status);
    expect(body).toMatchObject({ status, code });
    expect(JSON.stringify(body)).not.toContain(BSN);
    expect(meent.logged.slice(before)).toEqual([]);
  });

  test('asks for patience, and so do we', async () => {
    standIn.says = fout(429, 'tooManyRequests');
    standIn.says = { ...standIn.says, headers: { 'retry-after': '7' } };
    const { status, body, headers } = await ask();
    expect([status, body.code, headers['retry-after']]).toEqual([429, 'tooManyRequests', '7']);
  });

  test('does not answer in time', async () => {
    standIn.says = { ...goed(), after: 60_000 };
    const impatient = {
      ...outbound,
      fetch: (url: string, init = {}) => outbound.fetch(url, { ...init, timeoutMs: 50 }),
    };
    bron = haalCentraal({ url: standIn.url }, impatient);
    expect((await ask()).body).toMatchObject({ status: 503, code: 'notAvailable' });
  });

  test('and the program log says nothing of anybody', () => {
    const said = meent.lines.join('\n');
    for (const word of [BSN, 'Moulin', 'sleutel-van-de-bron']) expect(said).not.toContain(word);
  });
});

describe('a source with client credentials', () => {
  const oauth = () => ({
    tokenUrl: standIn.url.replace('/haalcentraal/api/brp', '/token'),
    clientId: 'meent',
    clientSecret: 'geheim',
    scope: 'brp',
  });
  const met = (...tokens: string[]) => {
    let at = 0;
    standIn.says = ({ path, headers }) => {
      if (path === '/token') return { json: { access_token: tokens[at++], expires_in: 3600 } };
      return headers.authorization === `Bearer ${tokens.at(-1)}` ? goed() : fout(401, 'authentication');
    };
    bron = haalCentraal({ url: standIn.url, oauth: oauth() }, outbound);
  };

  test('is asked for a token once, however many calls there are at once', async () => {
    met('een');
    expect((await Promise.all([ask(), ask(), ask()])).map(({ status }) => status)).toEqual([200, 200, 200]);
    const tokens = standIn.asked.filter(({ path }) => path === '/token');
    expect(tokens.map(({ body }) => body)).toEqual([
      { grant_type: 'client_credentials', client_id: 'meent', client_secret: 'geheim', scope: 'brp' },
    ]);
  });

  test('that withdrew a token is asked for another, once', async () => {
    met('oud', 'nieuw');
    expect((await ask()).status).toBe(200);
    expect(standIn.asked.filter(({ path }) => path === '/token')).toHaveLength(2);
    met('a', 'b', 'c');
    expect((await ask()).body).toMatchObject({ status: 502 });
  });

  test('that gives no token gives nobody', async () => {
    standIn.says = fout(400, 'invalid_client');
    bron = haalCentraal({ url: standIn.url, oauth: oauth() }, outbound);
    expect((await ask()).body).toMatchObject({ status: 502, code: 'sourceError' });
  });
});

describe('a source over TLS that wants a certificate of ours', () => {
  const theirs = selfSigned('brp.localhost');
  const ours = selfSigned('gemeente.localhost');
  const another = selfSigned('iemand.localhost');
  let secure: StandIn;
  beforeAll(async () => {
    secure = await startStandIn({ ...theirs, ca: ours.cert, requestCert: true, rejectUnauthorized: true });
    secure.says = goed();
  });
  afterAll(() => secure.close());
  const over = async (tls: BrpBron['tls']) => {
    bron = haalCentraal({ url: secure.url.replace('127.0.0.1', 'brp.localhost'), ...(tls ? { tls } : {}) }, outbound);
    return (await ask()).body;
  };

  test('answers who shows it', async () => {
    expect(await over({ ...ours, ca: theirs.cert })).toMatchObject({ personen: [{}] });
  });

  test('answers nobody else, and is not believed when nobody vouches for it', async () => {
    expect(await over({ ca: theirs.cert })).toMatchObject({ status: 502 });
    const stranger = await over({ ...another, ca: theirs.cert });
    expect([502, 503]).toContain(stranger.status);
    expect(stranger).not.toHaveProperty('personen');
    expect(await over(ours)).toMatchObject({ status: 502, code: 'sourceError' });
    expect(await over({ ...ours, ca: another.cert })).toMatchObject({ status: 502 });
  });
});

describe('the file of sources', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'meent-brp-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (content: unknown, mode = 0o600): string => {
    const path = join(folder, 'brp.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    chmodSync(path, mode);
    return path;
  };

  test('says for each host where persons come from, and by what we are known there', () => {
    writeFileSync(join(folder, 'ons.pem'), 'CERT');
    writeFileSync(join(folder, 'ons.key'), 'KEY');
    const path = file({
      'gemeente.example': {
        url: 'https://brp.example/haalcentraal/api/brp/',
        certificaat: 'ons.pem',
        sleutel: 'ons.key',
      },
      '*': { url: 'https://ander.example/brp', apiKey: 'x' },
    });
    expect(leesBronnen(path).get('gemeente.example')).toEqual({
      url: 'https://brp.example/haalcentraal/api/brp',
      tls: { cert: 'CERT', key: 'KEY' },
    });
    const called: (readonly string[])[] = [];
    const outboundTo = (addresses: readonly string[]) => {
      called.push(addresses);
      return outbound;
    };
    const van = brpBronnen(path, outboundTo);
    expect(called).toEqual([['https://brp.example/haalcentraal/api/brp'], ['https://ander.example/brp']]);
    expect(van('https://gemeente.example')).not.toBe(van('https://elders.example'));
    expect(van('https://elders.example')).toBe(van('http://localhost:8000'));
    expect(
      brpBronnen(file({ 'gemeente.example': { url: 'https://brp.example' } }), outboundTo)('http://localhost'),
    ).toBeUndefined();
  });

  test.each([
    ['is not JSON', '{', /is not JSON/],
    ['is a list', [], /must be an object/],
    ['has no address', { '*': {} }, /"url" of \* .* must be text/],
    ['has an address without TLS', { '*': { url: 'http://brp.example' } }, /must be an https address/],
    [
      'has half a certificate',
      { '*': { url: 'https://brp.example', certificaat: 'ons.pem' } },
      /both "certificaat" and "sleutel"/,
    ],
    [
      'names a file that is not there',
      { '*': { url: 'https://brp.example', vertrouw: 'weg.pem' } },
      /weg\.pem.*ENOENT/,
    ],
  ])('%s: the start says so', (_, content, words) => {
    expect(() => leesBronnen(file(content))).toThrow(words);
  });

  test('that others can read stops the start', () => {
    expect(() => leesBronnen(file({ '*': { url: 'https://brp.example', apiKey: 'geheim' } }, 0o644))).toThrow(
      /chmod 600/,
    );
  });
});
