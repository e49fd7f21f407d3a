/** Addresses elsewhere: what must lie there is asked before anything is stored, and only when it is new. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { faults, type Json, startZaken, type Zaken } from './support.ts';

let z: Zaken;
let server: Server;
let at: string;
const asked: string[] = [];
/** Answers of `/traag`, that wait until a test gives them. */
const slow: (() => void)[] = [];

/** What another register answers, by path. */
const ANSWERS: Readonly<Record<string, [status: number, body?: object]>> = {
  '/kanaal': [200, { url: 'https://kanalen.voorbeeld.nl/1', naam: 'Balie', omschrijving: 'Aan de balie' }],
  '/zaak': [200, { url: 'https://zaken.voorbeeld.nl/1', zaaktype: 'https://x.voorbeeld.nl/1', bronorganisatie: '1' }],
  '/klasse': [200, { url: 'https://lijst.voorbeeld.nl/1', procesType: 'https://lijst.voorbeeld.nl/2', waardering: '' }],
  '/200': [200, { iets: 'anders' }],
  '/lijst': [200, []],
  '/401': [401],
  '/500': [500],
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = request.url!;
    asked.push(url);
    if (url.startsWith('/naar')) {
      response.writeHead(302, { location: url.slice(5) || '/naar' }).end();
      return;
    }
    if (url.startsWith('/traag')) {
      slow.push(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
      return;
    }
    const [status, body] = ANSWERS[url.split('?')[0]!] ?? [404];
    response.writeHead(status, { 'content-type': 'application/json' }).end(body ? JSON.stringify(body) : '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  z = await startZaken();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await z.meent.close();
});

const refused = (changes: object): Promise<readonly string[]> => z.refused('/zaken', z.body(changes));

describe('zrc-001: the zaaktype lies here', () => {
  it.each([
    ['/404', 'bad-url'],
    ['/200', 'invalid-resource'],
    ['/kanaal', 'invalid-resource'],
  ])('and is refused when %s lies at an address elsewhere', async (path, code) => {
    expect(await refused({ zaaktype: at + path })).toEqual([`zaaktype:${code}`]);
  });

  it('and nobody is called for an application that may not create cases', async () => {
    await z.grant(['zaken.lezen']);
    asked.length = 0;
    const answer = await z.ask('POST', '/zaken/api/v1/zaken', z.body({ zaaktype: `${at}/200?geheim` }), {
      as: 'beperkt',
    });
    expect([answer.statusCode, asked]).toEqual([403, []]);
  });
});

describe('zrc-010: the communicatiekanaal', () => {
  it.each([
    ['/404', 'bad-url'],
    ['/500', 'bad-url'],
    ['/401', 'bad-url'],
    ['/naar', 'bad-url'],
    ['/200', 'invalid-resource'],
    ['/lijst', 'invalid-resource'],
    ['/zaak', 'invalid-resource'],
  ])('is refused when %s lies at the address', async (path, code) => {
    expect(await refused({ communicatiekanaal: at + path })).toEqual([`communicatiekanaal:${code}`]);
  });

  it('is no other text, no address that nobody may call, and nothing here', async () => {
    expect(await refused({ communicatiekanaal: 'balie' })).toEqual(['communicatiekanaal:bad-url']);
    expect(await refused({ communicatiekanaal: 'http://10.0.0.1/kanaal' })).toEqual(['communicatiekanaal:bad-url']);
    expect(await refused({ communicatiekanaal: z.catalogue.zaaktype })).toEqual([
      'communicatiekanaal:invalid-resource',
    ]);
    expect((await z.zaak({ communicatiekanaal: '' })).communicatiekanaal).toBe('');
  });

  it('is taken when it has the shape of one, also behind a redirect', async () => {
    expect((await z.zaak({ communicatiekanaal: `${at}/kanaal` })).communicatiekanaal).toBe(`${at}/kanaal`);
    await z.zaak({ communicatiekanaal: `${at}/naar/kanaal` });
  });

  it('is asked once for many, and again only when it changes', async () => {
    const communicatiekanaal = `${at}/kanaal?een`;
    const times = (): number => asked.filter((url) => url === '/kanaal?een').length;
    const [zaak] = await Promise.all(Array.from({ length: 5 }, () => z.zaak({ communicatiekanaal })));
    expect(times()).toBe(1);
    await z.want(200, 'PATCH', zaak!.url, { omschrijving: 'Anders' });
    expect(faults(await z.want(400, 'PATCH', zaak!.url, { communicatiekanaal: `${at}/200` }))).toEqual([
      'communicatiekanaal:invalid-resource',
    ]);
    expect(await z.read(zaak!.url)).toMatchObject({ communicatiekanaal, omschrijving: 'Anders' });
  });

  it('is not asked for who may not make a case', async () => {
    await z.grant(['zaken.lezen']);
    const before = asked.length;
    const answer = await z.ask('POST', '/zaken/api/v1/zaken', z.body({ communicatiekanaal: `${at}/kanaal?nee` }), {
      as: 'beperkt',
    });
    expect(answer.statusCode).toBe(403);
    expect(asked.length).toBe(before);
  });
});

describe('zrc-011: a relevant case elsewhere', () => {
  const relevant = (path: string) => ({ relevanteAndereZaken: [{ url: at + path, aardRelatie: 'vervolg' }] });

  it('is there, and a case', async () => {
    await z.zaak(relevant('/zaak'));
    expect(await refused(relevant('/404'))).toEqual(['relevanteAndereZaken.0.url:bad-url']);
    expect(await refused(relevant('/200'))).toEqual(['relevanteAndereZaken.0.url:invalid-resource']);
    expect(await refused(relevant('/401'))).toEqual(['relevanteAndereZaken.0.url:bad-url']);
  });

  it('is one of fifty at most', async () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ url: `${at}/zaak?${index}`, aardRelatie: 'vervolg' }));
    expect(await refused({ relevanteAndereZaken: many })).toEqual(['nonFieldErrors:invalid']);
  });
});

it('a selectielijstklasse elsewhere is a resultaat of a selectielijst', async () => {
  await z.zaak({ selectielijstklasse: `${at}/klasse` });
  expect(await refused({ selectielijstklasse: `${at}/200` })).toEqual(['selectielijstklasse:invalid-resource']);
});

describe.each([
  ['zaakobjecten', 'zaakobjecten', 'object', { objectType: 'adres' }],
  ['zrc-025: zaakcontactmomenten', 'zaakcontactmomenten', 'contactmoment', {}],
  ['zrc-024: zaakverzoeken', 'zaakverzoeken', 'verzoek', {}],
])('%s', (_, path, field, changes) => {
  it('point at something that is there, whatever it is', async () => {
    const zaak: Json = await z.zaak();
    const body = (url: string) => ({ zaak: zaak.url, ...changes, [field]: url });
    expect(await z.refused(`/${path}`, body(`${at}/404`))).toEqual([`${field}:bad-url`]);
    expect(await z.refused(`/${path}`, body(zaak.url.replace(/.{12}$/, '000000000000')))).toEqual([`${field}:bad-url`]);
    for (const url of [`${at}/200`, `${at}/401`, zaak.url]) {
      const made = await z.post(`/${path}`, body(url));
      expect(made[field]).toBe(url);
      expect(await z.read(made.url)).toEqual(made);
    }
  });
});

describe('while an address elsewhere is slow', () => {
  const waiting = (count: number) => vi.waitFor(() => expect(slow.length).toBe(count));
  const answer = (): void => {
    for (const one of slow.splice(0)) one();
  };

  it('others write on the same case', async () => {
    const zaak = await z.zaak();
    const added = z.post('/zaakverzoeken', { zaak: zaak.url, verzoek: `${at}/traag?een` });
    const changed = z.want(200, 'PATCH', zaak.url, { relevanteAndereZaken: [], communicatiekanaal: `${at}/kanaal` });
    await waiting(1);
    await z.want(200, 'PATCH', zaak.url, { omschrijving: 'Intussen' });
    await z.status(zaak, z.catalogue.statustypen.ontvangen, '2026-03-03T10:00:00Z');
    await changed;
    answer();
    expect(await z.read((await added).url)).toMatchObject({ zaak: zaak.url });
    expect(await z.read(zaak.url)).toMatchObject({ omschrijving: 'Intussen', communicatiekanaal: `${at}/kanaal` });
  });

  it('what was changed meanwhile stays, and what is removed meanwhile gets nothing', async () => {
    const [zaak, gone] = [await z.zaak(), await z.zaak()];
    const kanaal = { url: `${at}/traag?twee`, aardRelatie: 'vervolg' };
    const changed = z.ask('PATCH', zaak.url, { omschrijving: 'Later', relevanteAndereZaken: [kanaal] });
    const added = z.ask('POST', '/zaken/api/v1/zaakverzoeken', { zaak: gone.url, verzoek: `${at}/traag?drie` });
    await waiting(2);
    await z.want(200, 'PATCH', zaak.url, { toelichting: 'Intussen' });
    await z.want(204, 'DELETE', gone.url);
    answer();
    expect(faults((await changed).json())).toEqual(['relevanteAndereZaken.0.url:invalid-resource']);
    expect(await z.read(zaak.url)).toMatchObject({ omschrijving: '', toelichting: 'Intussen' });
    expect((await added).statusCode).toBe(400);
  });
});

it('nothing is asked elsewhere for who may not change this case', async () => {
  const zaak = await z.zaak();
  const add = (path: string) =>
    z.ask('POST', '/zaken/api/v1/zaakverzoeken', { zaak: zaak.url, verzoek: at + path }, { as: 'beperkt' });
  await z.grant(['zaken.aanmaken', 'zaken.bijwerken'], { level: 'openbaar' });
  expect((await add('/200?geen-recht')).statusCode).toBe(403);
  expect(asked).not.toContain('/200?geen-recht');
  await z.grant(['zaken.aanmaken', 'zaken.bijwerken']);
  expect((await add('/200?recht')).statusCode).toBe(201);
  expect(asked).toContain('/200?recht');
});

it('an object of a type that is defined elsewhere is named by its address alone', async () => {
  const zaak = await z.zaak();
  const definition = (url: string) => ({
    objectTypeOverigeDefinitie: { url, schema: '.jsonSchema', objectData: '.data' },
  });
  const about = { zaak: zaak.url, objectType: 'overige', object: `${at}/200` };
  const made = await z.post('/zaakobjecten', { ...about, ...definition(`${at}/200`) });
  expect(made.objectTypeOverigeDefinitie).toEqual(definition(`${at}/200`).objectTypeOverigeDefinitie);
  expect(await z.refused('/zaakobjecten', { ...about, ...definition(`${at}/404`) })).toEqual([
    'objectTypeOverigeDefinitie.url:bad-url',
  ]);
  const objectIdentificatie = { overigeData: { kleur: 'rood' } };
  expect(await z.refused('/zaakobjecten', { ...about, ...definition(`${at}/200`), objectIdentificatie })).toEqual([
    'objectIdentificatie:invalid-object-type-overige-usage',
  ]);
  expect(
    await z.refused('/zaakobjecten', { ...about, ...definition(`${at}/200`), object: '', objectIdentificatie }),
  ).toEqual(['object:required']);
});
