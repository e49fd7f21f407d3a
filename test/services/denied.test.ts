/** Generated from the declarations, so that no operation is forgotten: absence of a token, of rights, of a record denies. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRegistry } from '../../src/engine/registry.ts';
import type { Blobs, Outbound } from '../../src/foundation/types.ts';
import { resources } from '../../src/registers/index.ts';
import type { ApiRoute } from '../../src/services/http/route.ts';
import { routesOf } from '../../src/services/http/routes.ts';
import { operations } from '../../src/services/own/index.ts';
import { type Request, SECOND, startMeent, type TestMeent } from '../support/server.ts';

// Routes are made of what is declared; what they are made with is not called.
const own = operations({ blobs: {} as Blobs, outbound: {} as Outbound });
const routes = routesOf(createRegistry(resources), own);
const NOBODY = '0197b0f0-0000-7000-8000-000000000000';

const receivesLines = (path: string): boolean => path.endsWith('/regels');

const requestOf = ({ method, path, crs, body, receivesForm }: ApiRoute): Request => ({
  method,
  url: path.replace(/\{[^}]+\}/g, NOBODY),
  headers: {
    ...(crs ? { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' } : {}),
    ...(receivesLines(path) ? { 'content-type': 'application/x-ndjson' } : {}),
  },
  ...(receivesLines(path) ? { payload: '{}' } : body === 'required' || receivesForm ? { payload: {} } : {}),
});

/** BRP Personen bevragen has words of its own for a refusal. */
const refusalOf = ({ path }: ApiRoute): string =>
  path.startsWith('/haalcentraal/') ? 'autorisation' : 'permission_denied';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
  await meent.grant([{ component: 'meent', scopes: ['niets'] }]);
});
afterAll(() => meent.close());

const cases = routes.map((route) => [`${route.method} ${route.path}`, route] as const);
const closed = cases.filter(([, route]) => !route.open);

describe('every operation', () => {
  it.each(closed)('%s wants a token', async (_name, route) => {
    expect((await meent.ask({ ...requestOf(route), as: false })).statusCode).toBe(401);
  });

  // What a resident calls no token opens, of whatever municipality.
  it.each(closed.filter(([, { resident }]) => !resident))(
    '%s wants a token of its own municipality',
    async (_name, route) => {
      const { headers, ...rest } = requestOf(route);
      const authorization = meent.token('alles', SECOND);
      const answer = await meent.ask({ ...rest, as: false, headers: { ...headers, authorization } });
      expect(answer.statusCode).toBe(401);
    },
  );

  it.each(closed)('%s wants a right', async (_name, route) => {
    const answer = await meent.ask({ ...requestOf(route), as: 'beperkt' });
    expect(answer.statusCode, answer.body).toBe(403);
    expect(answer.json()).toMatchObject({ code: refusalOf(route), status: 403 });
  });

  it.each(cases.filter(([, { path }]) => path.includes('{')))(
    '%s does not find what is not there',
    async (_name, route) => {
      const answer = await meent.ask(requestOf(route));
      const own = typeof route.operation !== 'string';
      // A body is looked at before the record by some; a list below a parent that is not there is empty.
      const allowed =
        route.method === 'POST' || own ? [400, 403, 404] : route.operation === 'list' ? [200, 404] : [404];
      expect(allowed, answer.body).toContain(answer.statusCode);
    },
  );

  it.each(cases)('%s answers on no other host', async (_name, route) => {
    const { headers, ...rest } = requestOf(route);
    expect((await meent.ask({ ...rest, headers: { ...headers, host: 'elders.voorbeeld' } })).statusCode).toBe(404);
  });
});

/** docs/decisions/0057: nobody's data were looked at, so no line of the logbook; who tries stands in the program log. */
describe('a refusal before anything is read', () => {
  const lineOf = (traceId: string) =>
    meent.lines.map((line) => JSON.parse(line)).find((line) => line.traceId === traceId);
  const ask = (as: string, traceId: string) =>
    meent.ask({ url: '/meent/api/v1/personen', as, headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } });

  it('is in no logbook, and names the application in the program log; twin: what is answered names none', async () => {
    const before = meent.logged.length;
    const [refused, answered] = ['a'.repeat(32), 'b'.repeat(32)];
    expect((await ask('beperkt', refused)).statusCode).toBe(403);
    expect(meent.logged.length).toBe(before);
    expect((await ask('alles', answered)).statusCode).toBe(200);
    await expect.poll(() => lineOf(refused)).toMatchObject({ status: 403, application: 'beperkt' });
    await expect.poll(() => lineOf(answered)).toMatchObject({ status: 200 });
    expect(lineOf(answered)).not.toHaveProperty('application');
  });
});
