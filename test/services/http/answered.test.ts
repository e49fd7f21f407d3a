/** What goes back: validators, keys, searches, nested addresses, and what goes wrong. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../../src/foundation/clock.ts';
import { addTables, libraryResources } from '../../engine/library.ts';
import { FIRST, HOSTS, startMeent, type TestMeent } from '../../support/server.ts';
import { BOEKEN, book, crs, json, meent, PERCELEN, pathOf, post, start, status, stop } from './library.ts';

beforeAll(start);
afterAll(stop);

describe('answer', () => {
  it('of a create says where the record is, and which version of the API made it', async () => {
    const answer = await post(book());
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({
      location: answer.json().url,
      'api-version': '1.0.0',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is not sent again to who has it', async () => {
    const { url } = (await post(book())).json();
    const first = await meent.ask({ url: pathOf(url) });
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const etag = first.headers.etag as string;
    const ask = (value: string) => meent.ask({ url: pathOf(url), headers: { 'if-none-match': value } });
    for (const value of [etag, `W/${etag}`, `"x", ${etag}`, '*']) expect((await ask(value)).statusCode).toBe(304);
    expect((await ask(etag)).body).toBe('');
    expect((await ask('"x"')).statusCode).toBe(200);
    await meent.ask({ method: 'PATCH', url: pathOf(url), payload: { titel: 'Anders' } });
    expect((await ask(etag)).statusCode).toBe(200);
  });

  it('of HEAD is that of GET without the body', async () => {
    const { url } = (await post(book())).json();
    const head = await meent.ask({ method: 'HEAD', url: pathOf(url) });
    const get = await meent.ask({ url: pathOf(url) });
    expect(head.statusCode).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers.etag).toBe(get.headers.etag);
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    const known = { 'if-none-match': String(get.headers.etag) };
    expect(await status({ method: 'HEAD', url: pathOf(url), headers: known })).toBe(304);
    expect(await status({ method: 'HEAD', url: pathOf(url), headers: { 'if-none-match': '"x"' } })).toBe(200);
  });

  it('to a change of what somebody else changed is 412', async () => {
    const { url } = (await post(book())).json();
    const etag = (await meent.ask({ url: pathOf(url) })).headers.etag as string;
    const patch = (value: string) =>
      status({ method: 'PATCH', url: pathOf(url), payload: { titel: 'Anders' }, headers: { 'if-match': value } });
    expect(await patch(etag)).toBe(200);
    expect(await patch(etag)).toBe(412);
    expect(await status({ method: 'DELETE', url: pathOf(url), headers: { 'if-match': etag } })).toBe(412);
    expect(await patch('*')).toBe(200);
    expect(await status({ method: 'DELETE', url: pathOf(url) })).toBe(204);
  });

  it('to a POST with a key is the same the second time', async () => {
    const first = await post(book(), { 'idempotency-key': 'sleutel-1' });
    const second = await post(book(), { 'idempotency-key': 'sleutel-1' });
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.body).toBe(first.body);
    expect(second.headers.location).toBe(first.headers.location);
    expect((await post(book({ titel: 'Anders' }), { 'idempotency-key': 'sleutel-1' })).statusCode).toBe(409);
    expect((await post(book(), { 'idempotency-key': 'met spatie' })).statusCode).toBe(400);
  });

  it.each<[string, string, string]>([
    ['PUT', '/boeken/api/v1/lezers/0197b0f0-0000-7000-8000-000000000000', 'GET, DELETE, HEAD'],
    ['DELETE', BOEKEN, 'GET, POST, HEAD'],
    ['GET', `${BOEKEN}/_zoek`, 'POST'],
  ])('to %s %s is 405 with what may', async (method, url, allow) => {
    const answer = await meent.ask({ method: method as 'PUT', url });
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe(allow);
    expect(answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it.each([`${BOEKEN}/`, '/boeken/api/v1/onzin', '/boeken/api/v1'])(
    'at %s is a 404 that reads like the others',
    async (url) => {
      const answer = await meent.ask({ url });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({
        code: 'not_found',
        status: 404,
        instance: expect.stringMatching(/^urn:uuid:/),
      });
      expect(answer.headers['api-version']).toBe('1.0.0');
    },
  );
});

describe('search', () => {
  it('takes the filters in the body, so that a BSN is in no address', async () => {
    const made = (await post(book({ titel: 'Met lezer' }))).json();
    await meent.ask({
      method: 'POST',
      url: '/boeken/api/v1/lezers',
      payload: { boek: made.url, naam: 'Noor', bsn: '999990019' },
    });
    const answer = await meent.ask({ method: 'POST', url: `${BOEKEN}/_zoek`, payload: { lezer__bsn: '999990019' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ count: 1, next: null, results: [{ titel: 'Met lezer' }] });
    expect(meent.logged.at(-1)).toMatchObject({ kind: 'gezocht', operation: 'boeken.boek.search' });
    expect(meent.lines.join('\n')).not.toContain('999990019');
  });

  it.each<[object, string]>([
    [{ onzin: 1 }, 'nonFieldErrors:unknown-parameters'],
    [{ zaakgeometrie: { within: {} } }, 'nonFieldErrors:unknown-parameters'],
    [{ nummer: { a: 1 } }, 'nonFieldErrors:unknown-parameters'],
    [{ nummer: [{ a: 1 }] }, 'nummer:invalid'],
    [{ fields: 'url' }, 'fields:invalid'],
    [{ fields: ['url', 1] }, 'fields.1:invalid'],
    [{ fields: ['url'], expand: 'plank' }, 'fields:invalid'],
  ])('refuses %j', async (payload, expected) => {
    const answer = await meent.ask({ method: 'POST', url: `${BOEKEN}/_zoek`, payload });
    expect(answer.statusCode).toBe(400);
    const [{ name, code }] = answer.json().invalidParams;
    expect(`${name}:${code}`).toBe(expected);
  });
});

describe('a nested address', () => {
  it('has the parent from the address, and finds its records only there', async () => {
    const parcel = async (naam: string) =>
      pathOf((await json({ method: 'POST', url: PERCELEN, payload: { naam }, headers: crs })).url);
    const [one, other] = [await parcel('Een'), await parcel('Twee')];
    const made = await meent.ask({ method: 'POST', url: `${one}/palen`, payload: { kleur: 'wit' } });
    expect(made.statusCode).toBe(201);
    expect(made.json().url).toContain(`${one}/palen/`);
    expect(made.json().perceel).toBe(`http://localhost${one}`);
    const id = String(made.json().url).slice(-36);
    expect(await json({ url: `${one}/palen` })).toHaveLength(1);
    expect(await json({ url: `${other}/palen` })).toHaveLength(0);
    expect(await status({ url: `${one}/palen/${id}` })).toBe(200);
    for (const method of ['GET', 'DELETE'] as const)
      expect(await status({ method, url: `${other}/palen/${id}` })).toBe(404);
    expect(await status({ method: 'PATCH', url: `${other}/palen/${id}`, payload: { kleur: 'rood' } })).toBe(404);
    expect(await status({ method: 'PATCH', url: `${one}/palen/${id}`, payload: { kleur: 'rood' } })).toBe(200);
    expect(await status({ method: 'DELETE', url: `${one}/palen/${id}` })).toBe(204);
  });
});

/** Replaces how one record is read; returns what puts it back. */
function readThrough(gather: TestMeent['engine']['parts']['gather'], of: TestMeent = meent): () => void {
  const parts = of.engine.parts as { gather: typeof gather };
  const real = parts.gather;
  parts.gather = gather;
  return () => {
    parts.gather = real;
  };
}

describe('what goes wrong', () => {
  let restore = (): void => {};
  afterEach(() => restore());

  it('tells nothing but the number of the trace, which the program log has too', async () => {
    restore = readThrough(() => Promise.reject<never>(new Error('geheim 999990019')));
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const answer = await meent.ask({ url: `${BOEKEN}/0197b0f0-0000-7000-8000-000000000000`, headers: { traceparent } });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({
      code: 'error',
      instance: 'urn:uuid:0af76519-16cd-43dd-8448-eb211c80319c',
    });
    expect(answer.body).not.toContain('999990019');
    expect(meent.lines.join('\n')).toContain('0af7651916cd43dd8448eb211c80319c');
    expect(meent.lines.join('\n')).not.toContain('999990019');
  });

  it('that takes too long is broken off, with advice', async () => {
    const hurried = await startMeent({ deadlineMs: 20, extra: libraryResources, prepare: addTables });
    readThrough(() => new Promise<never>(() => {}), hurried);
    const answer = await hurried.ask({ url: `${BOEKEN}/0197b0f0-0000-7000-8000-000000000000` });
    await hurried.close();
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.json().code).toBe('deadline');
  });

  it('an old token says so', async () => {
    const authorization = meent.token('alles');
    restore = setTimeSource(() => Date.now() + 2 * 3_600_000);
    const answer = await meent.ask({ url: BOEKEN, as: false, headers: { authorization } });
    expect(answer.statusCode).toBe(401);
    expect(answer.json().detail).toContain('oud');
  });
});

it('works over a real port too', async () => {
  const address = await meent.listen();
  const { port } = new URL(address);
  const answer = await fetch(`http://127.0.0.1:${port}${BOEKEN}`, {
    headers: { authorization: meent.token('alles') },
  });
  // The host of this test is `localhost`; an address that nobody has is not found.
  expect(answer.status).toBe(404);
  const found = await fetch(`http://${HOSTS[FIRST]}:${port}${BOEKEN}`, {
    headers: { authorization: meent.token('alles') },
  });
  expect(found.status).toBe(200);
});
