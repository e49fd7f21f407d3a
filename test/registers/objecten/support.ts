/** An objecttype with a version, and requests on its objects. */
import { expect } from 'vitest';
import type { Request, TestMeent } from '../../support/server.ts';

export const ROOT = '/objecten/api/v2';
export const CRS = { 'content-crs': 'EPSG:4326' };

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
type Json = Record<string, any>;

export async function makeType(meent: TestMeent, jsonSchema: object = {}, more: object = {}): Promise<string> {
  const type = await meent.ask({
    method: 'POST',
    url: '/objecttypen/api/v2/objecttypes',
    payload: { name: 'Boom', namePlural: 'Bomen', ...more },
  });
  const { url } = type.json();
  await makeVersion(meent, url, jsonSchema);
  return url;
}

export async function makeVersion(meent: TestMeent, type: string, jsonSchema: object): Promise<void> {
  const version = await meent.ask({
    method: 'POST',
    url: `${new URL(type).pathname}/versions`,
    payload: { status: 'published', jsonSchema },
  });
  expect(version.statusCode, version.body).toBe(201);
}

export const asking =
  (meent: () => TestMeent) =>
  (method: Method, url: string, payload?: object, more: Partial<Request> = {}) =>
    meent().ask({
      method,
      url: url.replace(/^http:..localhost/, ''),
      ...more,
      headers: { ...CRS, ...more.headers },
      ...(payload ? { payload } : {}),
    });

export const body = (type: string, data: object, more: object = {}): Json => ({
  type,
  record: { typeVersion: 1, startAt: '2020-01-01', data, ...more },
});

export const codes = (answer: { json: () => { invalidParams: { name: string; code: string }[] } }) =>
  answer.json().invalidParams.map(({ name, code }) => `${name} ${code}`);

/** A valid BSN of nobody. */
export const BSN = '999990019';
