/** What a request may say: what is accepted, coordinate systems, bodies, parameters, addresses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '../../support/server.ts';
import { BOEKEN, book, crs, meent, PERCELEN, pathOf, post, start, status, stop } from './library.ts';

beforeAll(start);
afterAll(stop);

describe('negotiate', () => {
  it.each([undefined, '*/*', 'application/*', 'application/json', 'text/html, application/json;q=0.5'])(
    'gives JSON to who accepts %s',
    async (accept) => {
      expect(await status({ url: BOEKEN, headers: accept === undefined ? {} : { accept } })).toBe(200);
    },
  );

  it.each(['text/html', 'application/xml', 'application/json;q=0'])('not to who accepts only %s', async (accept) => {
    expect(await status({ url: BOEKEN, headers: { accept } })).toBe(406);
  });

  it('wants the coordinate system where there is geometry, and gives it back', async () => {
    const answer = await meent.ask({ url: PERCELEN, headers: { 'accept-crs': 'EPSG:4326' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-crs']).toBe('EPSG:4326');
    expect((await meent.ask({ url: BOEKEN })).headers['content-crs']).toBeUndefined();
  });

  it.each<[number, string, Request]>([
    [412, 'no Accept-Crs', { url: PERCELEN }],
    [406, 'another Accept-Crs', { url: PERCELEN, headers: { 'accept-crs': 'EPSG:28992' } }],
    [412, 'no Content-Crs', { method: 'POST', url: PERCELEN, payload: {}, headers: { 'accept-crs': 'EPSG:4326' } }],
    [
      415,
      'another Content-Crs',
      { method: 'POST', url: PERCELEN, payload: {}, headers: { ...crs, 'content-crs': 'RD' } },
    ],
  ])('answers %i to %s', async (expected, _what, request) => {
    expect(await status(request)).toBe(expected);
  });
});

describe('parse', () => {
  it.each<[string, string]>([
    ['no JSON', '{"titel"'],
    ['a duplicate name', '{"titel":"a","titel":"b"}'],
    ['a null character', '{"titel":"a\\u0000b"}'],
    ['a lone surrogate', '{"titel":"\\ud800"}'],
    ['21 levels', `${'['.repeat(21)}${']'.repeat(21)}`],
  ])('refuses %s', async (_what, payload) => {
    const answer = await meent.ask({
      method: 'POST',
      url: BOEKEN,
      payload,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'parse_error', invalidParams: [] });
  });

  it('refuses a body that is missing, of another kind, or too large', async () => {
    const request: Request = { method: 'POST', url: PERCELEN, headers: crs };
    expect(await status(request)).toBe(400);
    expect(await status({ ...request, payload: 'naam=x', headers: { ...crs, 'content-type': 'text/plain' } })).toBe(
      415,
    );
    expect(await status({ ...request, payload: { naam: 'x'.repeat(3_000) } })).toBe(413);
    expect(await status({ ...request, payload: { naam: 'Akker' } })).toBe(201);
  });

  it('does not read the body of who may not do this on any record; twin: it reads that of who may', async () => {
    await meent.grant([{ component: 'ztc', scopes: ['catalogi.lezen'] }]);
    const headers = { 'content-type': 'application/json' };
    const garbage: Request = { method: 'POST', url: BOEKEN, payload: '[[[', headers };
    for (const url of [BOEKEN, `${BOEKEN}/_zoek`]) {
      expect(await status({ ...garbage, url, as: 'beperkt' })).toBe(403);
      expect(await status({ ...garbage, url })).toBe(400);
    }
  });

  it('names every wrong field with the code of the standard', async () => {
    const answer = await post({ titel: '', geheimhouding: 'x' });
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { code, title, detail, instance, invalidParams } = answer.json();
    expect({ code, title, detail }).toEqual({ code: 'invalid', title: expect.any(String), detail: expect.any(String) });
    expect(instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(invalidParams.map(({ name, code }: Record<string, string>) => `${name}:${code}`)).toEqual([
      'titel:blank',
      'plank:required',
      'geheimhouding:invalid_choice',
    ]);
  });

  it.each(['?titel=x', '?constructor=x', '?__proto__=x', '?page=1&onzin=2'])(
    'refuses the parameters of %s',
    async (query) => {
      const answer = await meent.ask({ url: BOEKEN + query });
      expect(answer.statusCode).toBe(400);
      expect(answer.json().invalidParams[0]).toMatchObject({ name: 'nonFieldErrors', code: 'unknown-parameters' });
    },
  );

  it('refuses a parameter twice, where only one counts', async () => {
    expect(await status({ url: `${BOEKEN}?nummer=1&nummer=2` })).toBe(400);
    expect(await status({ url: `${BOEKEN}?nummer=1` })).toBe(200);
  });

  it('refuses parameters where there are none', async () => {
    const { url } = (await post(book())).json();
    expect(await status({ url: `${pathOf(url)}?page=1` })).toBe(400);
    expect(await status({ method: 'POST', url: `${BOEKEN}?expand=plank`, payload: book() })).toBe(400);
    expect(await status({ url: `${pathOf(url)}?expand=plank` })).toBe(200);
  });

  it('knows a UUID in capitals, and finds nothing under what is none', async () => {
    const { url } = (await post(book())).json();
    const id = String(url).slice(-36);
    expect(await status({ url: `${BOEKEN}/${id.toUpperCase()}` })).toBe(200);
    expect(await status({ url: `${BOEKEN}/${id.slice(1)}` })).toBe(404);
  });
});
