/** Loads and exports of who means no good, or whose machine does not: nothing half, nothing twice, nobody else kept waiting. */
import { once } from 'node:events';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BSN, documentBody, type Json, makeWorld, type World, zaakBody } from '../../registers/all/world.ts';
import { FIRST, HOSTS, SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/ladingen';
const DOSSIERS = '/meent/api/v1/zaakdossiers';
const LINES = 'application/x-ndjson';
let meent: TestMeent;
let world: World;
let elsewhere: World;
let address: string;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  elsewhere = await makeWorld(meent, SECOND);
  address = await meent.listen();
});
afterAll(async () => {
  await world.close();
  await elsewhere.close();
  await meent.close();
});

const dossier = (omschrijving: string, zaak: object = {}, rest: object = {}) => ({
  zaak: { ...zaakBody(world), omschrijving, ...zaak },
  rollen: [
    {
      roltype: world.catalogue.roltypen.initiator,
      roltoelichting: 'Melder',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: BSN },
    },
  ],
  ...rest,
});
const line = (omschrijving: string, zaak: object = {}, rest: object = {}): string =>
  JSON.stringify(dossier(omschrijving, zaak, rest));
const start = async (payload: object = {}): Promise<string> => {
  const answer = await meent.ask({ method: 'POST', url: URL, payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
};
const fill = (id: string, payload: string | Buffer, headers: object = {}, as = 'alles') =>
  meent.ask({ method: 'PUT', url: `${URL}/${id}/regels`, payload, headers: { 'content-type': LINES, ...headers }, as });
const results = (body: string): Json[] =>
  body
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text));
const statuses = (body: string): number[][] => results(body).map(({ regel, status }) => [regel, status]);
const named = async (start: string): Promise<number> =>
  (
    await meent.clone.asOwner<{ n: number }>(
      `select count(*)::int as n from meent.zaken_zaak where body like '%"omschrijving":"${start}%'`,
    )
  )[0]!.n;
const said = (): string => meent.lines.join('\n');

it('refuses each spoiled line for itself, with a reason that holds nothing of it; the others are made', async () => {
  const good = (name: string): Buffer => Buffer.from(line(`Heel ${name}`));
  const deep = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`;
  const [role] = dossier('').rollen;
  const spoiled: readonly (string | Buffer)[] = [
    Buffer.concat([Buffer.from('{"zaak":"'), Buffer.from([0xff, 0xfe]), Buffer.from(`${BSN}"}`)]),
    `{"zaak":{"omschrijving":"\\ud800 ${BSN}"}}`,
    `{"zaak":{"omschrijving":"\\u0000"}}`,
    deep,
    '[]',
    '7',
    'null',
    `"${BSN}"`,
    `{"zaak":{},"onbekend":[{"bsn":"${BSN}"}]}`,
    JSON.stringify({ __proto__: null, constructor: 1, zaak: {} }),
    line('Stuk', { zaaktype: elsewhere.catalogue.zaaktype.replace('//localhost', '//tweede.localhost') }),
    line('Stuk', { zaaktype: `${world.base}/zaken/api/v1/zaken/${BSN}` }),
    line('Stuk', {}, { rollen: [{ ...role, betrokkeneIdentificatie: { inpBsn: `${BSN}9` } }] }),
    line('Stuk', {}, { statussen: [{ statustype: world.catalogue.statustypen.ontvangen, datumStatusGezet: BSN }] }),
    line('Stuk', {}, { documenten: [{ document: { ...documentBody(world), inhoud: `%%${BSN}` } }] }),
    line('Stuk', {}, { besluiten: [{ documenten: [9] }] }),
    line('Stuk', {}, { rollen: Array.from({ length: 501 }, () => role) }),
    line('Stuk', { identificatie: 'x'.repeat(500) }),
    `${line('Stuk')}}`,
    `${line('Stuk')}${line('Stuk')}`,
  ];
  const body = Buffer.concat(
    spoiled.flatMap((one, index) => [
      Buffer.from(one),
      Buffer.from('\n'),
      good(String(index)),
      Buffer.from('\r\n'),
      Buffer.from(index % 2 === 0 ? '\n' : ' \r\n'),
    ]),
  );
  const answer = await fill(await start(), body);
  expect(answer.statusCode).toBe(200);
  const expected = spoiled.flatMap((_, index) => [
    [index * 3 + 1, 400],
    [index * 3 + 2, 201],
  ]);
  expect(statuses(answer.body)).toEqual(expected);
  expect(answer.body).not.toContain(BSN);
  expect(said()).not.toContain(BSN);
  expect(await named('Stuk')).toBe(0);
  expect(await named('Heel')).toBe(spoiled.length);
});

it('takes a mark of order before the first line for what it is, also when the line comes again; anywhere else it is no JSON', async () => {
  const id = await start();
  const answer = await fill(id, `\ufeff${line('Merk een')}\r\n\ufeff${line('Merk twee')}\n`);
  expect(statuses(answer.body)).toEqual([
    [1, 201],
    [2, 400],
  ]);
  expect(statuses((await fill(id, `${line('Merk een')}\r\n`)).body)).toEqual([[1, 200]]);
});

it('looks at nothing after a line that is too long', async () => {
  const long = Buffer.concat([
    Buffer.from(`${line('Lang een')}\n{"zaak":"`),
    Buffer.alloc(33 * 1024 * 1024, 'x'),
    Buffer.from(`"}\n${line('Lang twee')}\n`),
  ]);
  const answer = await fill(await start(), long);
  expect(statuses(answer.body)).toEqual([
    [1, 201],
    [2, 413],
  ]);
  expect(await named('Lang')).toBe(1);
});

it('takes no packed lines, and makes nothing of them; twin: a length that is said is no packing', async () => {
  const id = await start();
  const packed = await fill(id, gzipSync(line('Gepakt')), { 'content-encoding': 'gzip' });
  expect(packed.statusCode, packed.body).toBe(415);
  expect(packed.json().detail).toContain('Content-Encoding');
  expect(await named('Gepakt')).toBe(0);
  expect(statuses((await fill(id, line('Gepakt'), { 'content-encoding': 'identity' })).body)).toEqual([[1, 201]]);
});

it('makes each case once of two loads of the same file at once, and says of the others why not', async () => {
  const lines = Array.from({ length: 30 }, (_, index) => line(`Dubbel ${index}`, { identificatie: `DUBBEL-${index}` }));
  const two = await Promise.all([await start(), await start()].map((id) => fill(id, lines.join('\n'))));
  expect(two.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  const [one, other] = two.map(({ body }) => results(body).map(({ status }) => status)) as [number[], number[]];
  for (let index = 0; index < lines.length; index++) expect([one[index], other[index]].toSorted()).toEqual([201, 400]);
  expect(await named('Dubbel')).toBe(lines.length);
});

it('reads for one sender at a time: the second of the same load is told so, and loses nothing', async () => {
  const id = await start();
  const lines = Array.from({ length: 20 }, (_, index) => line(`Tegelijk ${index}`)).join('\n');
  const both = await Promise.all([fill(id, lines), fill(id, lines)]);
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  expect(results((await fill(id, lines)).body).map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(await named('Tegelijk')).toBe(20);
});

it('is refused whole to who may not make cases, also one who may read them', async () => {
  const { zaaktype } = world.catalogue;
  await meent.grant([
    { component: 'zrc', scopes: ['zaken.lezen'], zaaktype, maxVertrouwelijkheidaanduiding: 'zeer_geheim' },
  ]);
  const id = await start();
  expect((await meent.ask({ method: 'POST', url: URL, payload: {}, as: 'beperkt' })).statusCode).toBe(403);
  expect((await fill(id, line('Zonder recht'), {}, 'beperkt')).statusCode).toBe(403);
  expect(await named('Zonder recht')).toBe(0);
});

it('tells no more than was asked when lines come again', async () => {
  const told = async (zaak: string): Promise<number> =>
    (
      await meent.clone.asOwner(
        'select 1 from meent.engine_change where main = $1 and kenmerken is not null and not implied',
        [zaak.slice(-36)],
      )
    ).length;
  const id = await start({ meldingen: true });
  const [first] = results((await fill(id, line('Verteld'))).body);
  const before = await told(first!.zaak);
  expect(before).toBeGreaterThan(0);
  expect(results((await fill(id, line('Verteld'))).body)).toMatchObject([{ status: 200 }]);
  expect(await told(first!.zaak)).toBe(before);
});

describe('who hangs', () => {
  const open: ClientRequest[] = [];
  afterAll(() => {
    for (const sent of open) sent.destroy();
  });

  const inTransaction = async (): Promise<number> =>
    (
      await meent.clone.asOwner<{ n: number }>(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
      )
    )[0]!.n;
  const sender = (method: string, url: string): ClientRequest => {
    const sent = httpRequest(`${address}${url}`, {
      method,
      headers: { host: HOSTS[FIRST]!, authorization: meent.token('alles'), 'content-type': LINES },
    });
    sent.on('error', () => {});
    open.push(sent);
    return sent;
  };

  it('in the middle of a line, or without reading its results, keeps no connection and no others from their work', async () => {
    const half = sender('PUT', `${URL}/${await start()}/regels`);
    half.write(`${line('Hangt een')}\n${line('Hangt twee').slice(0, 60)}`);
    const [answer] = (await once(half, 'response')) as [IncomingMessage];
    await once(answer, 'readable');
    const deaf = sender('PUT', `${URL}/${await start()}/regels`);
    deaf.write(Array.from({ length: 60 }, (_, index) => `${line(`Doof ${index}`)}\n`).join(''));
    await once(deaf, 'response');
    expect(await inTransaction()).toBe(0);
    for (let time = 0; time < 5; time++)
      await world.post('/zaken/api/v1/zaken', { ...zaakBody(world), omschrijving: 'Ondertussen' });
    // Both places of a load are taken: the next is told to come later, at once enough to do so.
    expect((await fill(await start(), line('Vol'))).statusCode).toBe(429);
    for (const sent of open.splice(0)) sent.destroy();
    await expect.poll(async () => (await fill(await start(), line('Weer'))).statusCode).toBe(200);
    expect(await named('Hangt')).toBe(1);
  });

  it('with an export half read keeps no connection, and another export is whole', async () => {
    for (let index = 0; index < 3; index++) {
      const sent = sender('GET', DOSSIERS);
      sent.end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      await once(answer, 'readable');
    }
    expect(await inTransaction()).toBe(0);
    const whole = await meent.ask({ url: DOSSIERS });
    expect(whole.statusCode).toBe(200);
    expect(whole.body.endsWith('}\n')).toBe(true);
  });
});

describe('an export that was cut', () => {
  const linesOf = (body: string): string[] => body.split('\n').slice(0, -1);
  const uuidOf = (text: string): string => JSON.parse(text).zaak.uuid;
  const ask = async (query = ''): Promise<string> => (await meent.ask({ url: `${DOSSIERS}${query}` })).body;

  it('at any byte goes on after its last whole line', async () => {
    const whole = await ask();
    const all = linesOf(whole);
    expect(all.length).toBeGreaterThan(50);
    for (let at = 1; at < whole.length; at += Math.ceil(whole.length / 5)) {
      const kept = linesOf(`${whole.slice(0, whole.lastIndexOf('\n', at) + 1)}`);
      const rest = linesOf(await ask(kept.length === 0 ? '' : `?na=${uuidOf(kept.at(-1)!)}`));
      expect([...kept, ...rest].map(uuidOf)).toEqual(all.map(uuidOf));
    }
  });

  it('goes on when the last case is gone meanwhile, and tells by the changes what else is', async () => {
    const answer = await meent.ask({ url: DOSSIERS });
    const all = linesOf(answer.body).map((text) => JSON.parse(text));
    const [gone, next] = [all[20]!, all[21]!];
    expect((await meent.ask({ method: 'DELETE', url: gone.zaak.url.replace(world.base, '') })).statusCode).toBe(204);
    const changed = await meent.ask({
      method: 'PATCH',
      url: next.zaak.url.replace(world.base, ''),
      payload: { omschrijving: 'Intussen anders' },
      headers: { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' },
    });
    expect(changed.statusCode, changed.body).toBe(200);
    const rest = linesOf(await ask(`?na=${gone.zaak.uuid}`));
    expect(rest.map(uuidOf)).toEqual(all.slice(21).map(({ zaak }) => zaak.uuid));
    expect(JSON.parse(rest[0]!).zaak.omschrijving).toBe('Intussen anders');
  });
});

it('keeps persons out of the log of the program, whatever went wrong', () => {
  expect(said()).not.toContain(BSN);
});

it('stores a BSN of a line sealed', async () => {
  const rows = await meent.clone.asOwner<{ body: string }>('select body from meent.zaken_rol');
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(({ body }) => body.includes(BSN))).toEqual([]);
});
