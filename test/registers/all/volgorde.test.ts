/**
 * Decision 0033: a condition (`If-Match`, `If-None-Match`) is looked at after rights, and headers about coordinates before
 * anything is looked up. So to who may not see a record neither says whether it is there, or what it holds.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Besluiten, BRC, startBesluiten } from '../besluiten/support.ts';
import { BASE, CRS, DRC, type Json, ZRC } from '../zaken/support.ts';

type Method = 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'DELETE' | 'POST';
interface Kind {
  readonly method: Method;
  readonly url: string;
  /** As somebody who may, with what the condition is about. */
  readonly etag: string;
  readonly body?: object;
}

let b: Besluiten;
/** One of a type that the caller has all rights on, and one of another type. */
let own: Json;
let hidden: Json;
let calls: readonly Kind[];

const nowhere = (url: string): string => url.replace(/[0-9a-f]{12}(?=$|\/)/g, '000000000000');
const etagOf = async (url: string): Promise<string> => String((await b.ask('GET', url)).headers.etag);

beforeAll(async () => {
  b = await startBesluiten();
  own = await b.zaak();
  hidden = await b.zaak({ zaaktype: b.catalogue.ander.zaaktype });
  const document = await b.document({ informatieobjecttype: b.catalogue.informatieobjecttypen.rapport });
  const besluit = await b.besluit({ besluittype: b.catalogue.ander.besluittype });
  const rol = await b.rol(hidden, { roltype: b.catalogue.ander.roltype });
  const eigenschap = await b.post(`/zaken/${hidden.uuid}/zaakeigenschappen`, {
    zaak: hidden.url,
    eigenschap: b.catalogue.ander.eigenschap,
    waarde: 'rood',
  });
  const changed: readonly (readonly [Method, Json, object?])[] = [
    ...[hidden, document, besluit, rol, eigenschap].flatMap((one) => [['GET', one] as const, ['HEAD', one] as const]),
    ['PATCH', hidden, { omschrijving: 'Anders' }],
    ['PUT', hidden, b.body()],
    ['DELETE', hidden],
    ['PATCH', document, { titel: 'Anders', lock: 'x' }],
    ['DELETE', document],
    ['PATCH', besluit, { toelichting: 'Anders' }],
    ['DELETE', besluit],
    ['DELETE', rol],
    ['PATCH', eigenschap, { waarde: 'blauw' }],
    ['DELETE', eigenschap],
  ];
  calls = await Promise.all(
    changed.map(async ([method, { url }, body]) => ({
      method,
      url,
      etag: await etagOf(url),
      ...(body ? { body } : {}),
    })),
  );
}, 60_000);
afterAll(() => b.meent.close());

const scopes = (of: string): readonly string[] =>
  ['lezen', 'aanmaken', 'bijwerken', 'verwijderen'].map((one) => `${of}.${one}`);
/** Every right on other types than those of what is hidden. */
const narrow = (): Promise<void> =>
  b.meent.grant([
    {
      component: 'zrc',
      scopes: scopes('zaken'),
      zaaktype: b.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'geheim',
    },
    {
      component: 'drc',
      scopes: [...scopes('documenten'), 'documenten.lock'],
      informatieobjecttype: b.catalogue.informatieobjecttypen.foto,
      maxVertrouwelijkheidaanduiding: 'geheim',
    },
    { component: 'brc', scopes: scopes('besluiten'), besluittype: b.catalogue.besluittype },
  ]);

/** No word about coordinates. */
const WITHOUT = {};

/** What is told, without what differs in every answer. */
const answer = async ({ method, body }: Kind, url: string, headers: object, as: string | false = 'beperkt') => {
  const {
    statusCode,
    body: text,
    headers: sent,
  } = await b.meent.ask({
    method,
    url: url.replace(BASE, ''),
    as,
    headers: { ...(headers === WITHOUT ? {} : CRS), ...headers },
    ...(body ? { payload: body } : {}),
  });
  // Each problem has a number of its own.
  return { statusCode, told: text.replace(/"instance":"[^"]+"/, ''), etag: sent.etag };
};

const conditions = (etag: string): readonly object[] => [
  { 'if-match': '"anders"' },
  { 'if-match': etag },
  { 'if-match': '*' },
  { 'if-none-match': etag },
  { 'if-none-match': '*' },
];

describe('a condition', () => {
  it('changes nothing of a refusal, whether it holds or not', async () => {
    await narrow();
    for (const call of calls) {
      const plain = await answer(call, call.url, {});
      expect([call.method, call.url, plain.statusCode, plain.etag]).toEqual([call.method, call.url, 403, undefined]);
      for (const headers of conditions(call.etag))
        expect([call.method, call.url, headers, await answer(call, call.url, headers)]).toEqual([
          call.method,
          call.url,
          headers,
          plain,
        ]);
    }
  });

  it('on what is not there is as without one', async () => {
    await narrow();
    for (const call of calls) {
      const plain = await answer(call, nowhere(call.url), {});
      expect([call.method, call.url, plain.statusCode]).toEqual([call.method, call.url, 404]);
      for (const headers of conditions(call.etag))
        expect(await answer(call, nowhere(call.url), headers)).toEqual(plain);
    }
  });

  it('to who has no right at all, what is there and what is not are one', async () => {
    await b.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    for (const call of calls)
      for (const headers of [{}, ...conditions(call.etag)]) {
        const there = await answer(call, call.url, headers);
        expect([call.method, call.url, there.statusCode]).toEqual([call.method, call.url, 403]);
        expect(await answer(call, nowhere(call.url), headers)).toEqual(there);
      }
    for (const call of calls) {
      const unknown = await answer(call, call.url, { 'if-match': '"anders"' }, false);
      expect(unknown.statusCode).toBe(401);
      expect(await answer(call, nowhere(call.url), { 'if-none-match': call.etag }, false)).toEqual(unknown);
    }
  });

  it('twin: to who may, it counts', async () => {
    await narrow();
    const call = { method: 'PATCH', url: own.url, etag: '', body: { omschrijving: 'Anders' } } as const;
    expect((await answer(call, own.url, { 'if-match': '"anders"' })).statusCode).toBe(412);
    expect((await answer(call, own.url, { 'if-match': '"anders", "nog een"' })).statusCode).toBe(412);
    expect((await answer(call, own.url, { 'if-match': `"anders", ${await etagOf(own.url)}` })).statusCode).toBe(200);
    expect((await answer(call, own.url, { 'if-match': '*' })).statusCode).toBe(200);
    const read = { method: 'GET', url: own.url, etag: '' } as const;
    expect((await answer(read, own.url, { 'if-none-match': await etagOf(own.url) })).statusCode).toBe(304);
    // HEAD gives what GET would, without a body.
    const head = { ...read, method: 'HEAD' } as const;
    expect((await answer(head, own.url, {})).etag).toBe(await etagOf(own.url));
  });

  it('on what is below another parent is as on what is not there', async () => {
    await narrow();
    const call = calls.find(({ method, url }) => method === 'PATCH' && url.includes('/zaakeigenschappen/'))!;
    const elsewhere = call.url.replace(hidden.uuid, own.uuid);
    const plain = await answer(call, elsewhere, {});
    for (const headers of conditions(call.etag)) expect(await answer(call, elsewhere, headers)).toEqual(plain);
  });
});

describe('coordinates', () => {
  it('without Accept-Crs every address answers the same, to whoever asks', async () => {
    await narrow();
    const cases: readonly Kind[] = ['GET', 'HEAD', 'PATCH', 'PUT'].map((method) => ({
      method: method as Method,
      url: hidden.url,
      etag: '',
      ...(method.startsWith('P') ? { body: {} } : {}),
    }));
    for (const call of cases)
      for (const as of ['alles', 'beperkt', false] as const) {
        const there = await answer(call, hidden.url, WITHOUT, as);
        expect([call.method, there.statusCode, there.etag]).toEqual([call.method, 412, undefined]);
        for (const url of [own.url, nowhere(own.url)]) expect(await answer(call, url, WITHOUT, as)).toEqual(there);
      }
  });
});

it('the address of the lists themselves needs none of this', async () => {
  await narrow();
  for (const url of [`${ZRC}/zaken`, `${DRC}/enkelvoudiginformatieobjecten`, `${BRC}/besluiten`])
    expect((await b.ask('GET', url, undefined, { as: 'beperkt', headers: { 'if-none-match': '*' } })).statusCode).toBe(
      200,
    );
});
