/** Object types and their versions: what a version may say, and when it may change. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSafePattern } from '../../../src/foundation/json-schema/pattern.ts';
import { faultOfSchema } from '../../../src/foundation/json-schema/schema.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
let type: string;
beforeAll(async () => {
  meent = await startMeent();
  const made = await meent.ask({
    method: 'POST',
    url: '/objecttypen/api/v2/objecttypes',
    payload: { name: 'Boom', namePlural: 'Bomen' },
  });
  type = new URL(made.json().url).pathname;
});
afterAll(() => meent.close());

const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  meent.ask({ method, url, ...(payload ? { payload } : {}) });
const codes = (answer: { json: () => { invalidParams: { code: string }[] } }) =>
  answer.json().invalidParams.map(({ code }) => code);

it('the page after the last one is not there, also where the last is full', async () => {
  const { count } = (await ask('GET', '/objecttypen/api/v2/objecttypes')).json();
  const page = (number: number) => ask('GET', `/objecttypen/api/v2/objecttypes?pageSize=${count}&page=${number}`);
  expect((await page(1)).json()).toMatchObject({ count, next: null });
  expect((await page(2)).statusCode).toBe(404);
});

describe('a version', () => {
  it('counts from 1, changes as a draft, and stays once it is published', async () => {
    const made = await ask('POST', `${type}/versions`, { jsonSchema: { type: 'object' } });
    expect(made.json()).toMatchObject({ version: 1, status: 'draft', publishedAt: null });
    expect(made.headers.location).toMatch(/\/versions\/1$/);
    const published = await ask('PATCH', `${type}/versions/1`, { status: 'published' });
    expect(published.json().publishedAt).not.toBeNull();
    expect((await ask('GET', type)).json().versions).toEqual([made.json().url]);
    expect(codes(await ask('PATCH', `${type}/versions/1`, { jsonSchema: {} }))).toEqual(['non-draft-version-update']);
    expect(codes(await ask('DELETE', `${type}/versions/1`))).toEqual(['non-draft-version-destroy']);
    expect(codes(await ask('DELETE', type))).toEqual(['pending-versions']);
    expect((await ask('PATCH', `${type}/versions/1`, { status: 'deprecated' })).statusCode).toBe(200);
    expect((await ask('GET', `${type}/versions/9`)).statusCode).toBe(404);
  });

  it.each([
    ['a fault', { type: 'boek' }],
    ['a reference to outside', { $ref: 'https://elders.voorbeeld.nl/schema' }],
    ['a reference to nowhere', { $ref: '#/$defs/niets' }],
    ['a pattern without end', { pattern: '^(a+)+$' }],
    ['an unknown draft', { $schema: 'http://json-schema.org/draft-04/schema#' }],
    ['too much', { enum: Array.from({ length: 50_000 }, (_, n) => `waarde ${n}`) }],
  ])('with %s is refused', async (_, jsonSchema) => {
    const answer = await ask('POST', `${type}/versions`, { jsonSchema });
    expect(answer.statusCode).toBe(400);
    expect(codes(answer)).toEqual(['invalid-json-schema']);
  });

  it.each(['https://json-schema.org/draft/2020-12/schema', 'https://json-schema.org/draft/2019-09/schema'])(
    'of %s is taken',
    ($schema) => expect(faultOfSchema({ $schema, properties: { datum: { format: 'date' } } })).toBeUndefined(),
  );
});

it.each(['^\\d{8}$', '^[1-9]\\d{3} ?[A-Z]{2}$', '^(ja|nee)$', '^.*$'])('%s is a pattern that ends', (pattern) =>
  expect(isSafePattern(pattern)).toBe(true),
);
it.each(['(a+)+', '(a|a)*', '((ab)?c){2,}', '.*.*.*x', '(a)\\1', '(?=a)b'])('%s is not', (pattern) =>
  expect(isSafePattern(pattern)).toBe(false),
);
