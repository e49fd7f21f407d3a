/** Where a request goes and who asks: host, token, open data, and rights of this moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activityId, FIRST, type Request, SECOND } from '../../support/server.ts';
import { BOEKEN, book, grant, json, meent, pathOf, post, start, status, stop } from './library.ts';

beforeAll(start);
afterAll(stop);

describe('host', () => {
  it('leads to the municipality, and addresses in answers stay on it', async () => {
    expect(await status({ url: BOEKEN, headers: { host: 'localhost:8123' } })).toBe(200);
    const made = await meent.ask({
      method: 'POST',
      url: '/boeken/api/v1/planken',
      municipality: SECOND,
      payload: { naam: 'Romans' },
      headers: { host: 'tweede.localhost:8123' },
    });
    expect(made.json().url).toMatch(/^http:\/\/tweede\.localhost:8123\/boeken\/api\/v1\/planken\//);
  });

  it('that nobody has is not found', async () => {
    expect(await status({ url: BOEKEN, headers: { host: 'elders.voorbeeld' } })).toBe(404);
  });

  it('of another municipality does not know this record', async () => {
    const { url } = (await post(book())).json();
    expect(await status({ url: pathOf(url) })).toBe(200);
    expect(await status({ url: pathOf(url), municipality: SECOND })).toBe(404);
  });
});

describe('authenticate', () => {
  it('takes the token of an application of this municipality', async () => {
    expect(await status({ url: BOEKEN, as: 'alles' })).toBe(200);
  });

  it.each<[string, Request]>([
    ['no token', { url: BOEKEN, as: false }],
    ['no bearer', { url: BOEKEN, as: false, headers: { authorization: 'Basic YTpi' } }],
    ['an unknown application', { url: BOEKEN, as: 'niemand' }],
  ])('refuses %s', async (_what, request) => {
    const answer = await meent.ask(request);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toContain('Bearer');
    expect(answer.json()).toMatchObject({ code: 'not_authenticated', status: 401 });
  });

  it('refuses the token of the same client in the other municipality', async () => {
    const authorization = meent.token('alles', SECOND);
    expect(await status({ url: BOEKEN, as: false, headers: { authorization } })).toBe(401);
    expect(await status({ url: BOEKEN, as: false, municipality: SECOND, headers: { authorization } })).toBe(200);
  });

  it('does so before the body is read', async () => {
    expect(await status({ method: 'POST', url: BOEKEN, as: false, payload: 'geen json' })).toBe(401);
  });
});

describe('open data', () => {
  const OPEN = '/registers/api/v1/verwerkingsactiviteiten';

  it('is read without a token, and leaves no line since it is about nobody', async () => {
    const before = meent.logged.length;
    expect(await json({ url: OPEN, as: false })).toMatchObject({ count: 2 });
    const one = `${OPEN}/${activityId(FIRST, 'dienstverlening')}`;
    expect(await json({ url: one, as: false })).toMatchObject({ identificatie: 'dienstverlening' });
    expect(meent.logged).toHaveLength(before);
  });

  it('is not written without one, and a wrong token is still refused', async () => {
    expect(await status({ method: 'POST', url: OPEN, as: false, payload: {} })).toBe(401);
    expect(await status({ url: OPEN, as: 'niemand' })).toBe(401);
  });
});

describe('rights', () => {
  it('come from the application, and a change works at the next request', async () => {
    await grant('niets');
    const url = '/registers/api/v1/verwerkingsactiviteiten';
    const create = () => meent.ask({ method: 'POST', url, as: 'beperkt', payload: {} });
    expect((await create()).statusCode).toBe(400);
    await meent.grant([{ component: 'meent', scopes: ['iets.anders'] }]);
    const refused = await create();
    expect(refused.statusCode).toBe(403);
    expect(refused.json()).toMatchObject({ code: 'permission_denied' });
  });

  it('withdrawn in another process stop at once, also for a caller that was made before', async () => {
    const { url } = (await post(book())).json();
    const seen = await meent.engine.parts.snapshots.current(FIRST);
    await meent.clone.asOwner('update meent.municipality_epoch set epoch = epoch + 1 where municipality = $1', [FIRST]);
    expect(await status({ url: pathOf(url) })).toBe(200);
    expect((await meent.engine.parts.snapshots.current(FIRST)).epoch).toBe(seen.epoch + 1);
    await meent.clone.asOwner('update meent.municipality_epoch set epoch = epoch + 1 where municipality = $1', [FIRST]);
    expect(await status({ method: 'PATCH', url: pathOf(url), payload: { titel: 'Nieuw' } })).toBe(200);
  });
});
