/** Channels and subscriptions through the API: what is refused, to whom, and what is never given out. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FIRST, SECOND } from '../../support/server.ts';
import { AUTH, type Json, NRC, type Subscriber, startSubscriber, startWorld, type World } from './support.ts';

let world: World;
let subscriber: Subscriber;

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  subscriber = await startSubscriber();
  return () => subscriber.close();
});

const faults = (json: Json): string[] =>
  (json.invalidParams as { name: string; code: string }[]).map(({ name, code }) => `${name}:${code}`);
const may = (...scopes: string[]) => world.meent.grant(scopes.length > 0 ? [{ component: 'nrc', scopes }] : NOTHING);
const NOTHING = [{ component: 'ac', scopes: ['autorisaties.lezen'] }];
const post = (path: string, body: object, as = 'alles') =>
  world.ask({ method: 'POST', url: `${NRC}/${path}`, body, as });
const subscription = (extra: object = {}) => ({
  callbackUrl: subscriber.url,
  auth: AUTH,
  kanalen: [{ naam: 'zaken', filters: {} }],
  ...extra,
});

describe('kanaal', () => {
  it('exists for every register that publishes, with what may be filtered on', async () => {
    const { json } = await world.ask({ url: `${NRC}/kanaal?naam=zaken` });
    expect(json).toEqual([
      {
        url: expect.stringMatching(/^http:\/\/localhost\/notificaties\/api\/v1\/kanaal\/[0-9a-f-]{36}$/),
        naam: 'zaken',
        documentatieLink: 'http://localhost/zaken/api/v1/openapi.yaml',
        filters: ['bronorganisatie', 'zaaktype', 'vertrouwelijkheidaanduiding'],
      },
    ]);
    const [channel] = json as unknown as Json[];
    expect((await world.ask({ url: channel!.url })).json).toEqual(channel);
    expect((await world.ask({ url: `${NRC}/kanaal?nam=zaken` })).status).toBe(400);
  });

  it('is made by others, once', async () => {
    const made = await post('kanaal', {
      naam: 'parkeren',
      documentatieLink: 'https://parkeren.test',
      filters: ['zone'],
    });
    expect(made.status).toBe(201);
    expect((await world.ask({ url: `${NRC}/kanaal?naam=parkeren` })).json).toEqual([made.json]);
    expect((await world.ask({ url: made.json.url })).json).toEqual(made.json);
    for (const naam of ['parkeren', 'zaken'])
      expect(faults((await post('kanaal', { naam, filters: [] })).json)).toEqual(['naam:unique']);
    const elsewhere = await world.ask({ url: `${NRC}/kanaal?naam=parkeren`, municipality: SECOND });
    expect(elsewhere.json).toEqual([]);
  });

  it('is read with either scope and made with publiceren alone', async () => {
    await may();
    expect((await world.ask({ url: `${NRC}/kanaal`, as: 'beperkt' })).status).toBe(403);
    await may('notificaties.consumeren');
    expect((await world.ask({ url: `${NRC}/kanaal`, as: 'beperkt' })).status).toBe(200);
    expect((await post('kanaal', { naam: 'mag-niet' }, 'beperkt')).status).toBe(403);
    await may('notificaties.publiceren');
    expect((await post('kanaal', { naam: 'mag-wel' }, 'beperkt')).status).toBe(201);
  });
});

describe('abonnement', () => {
  it('is tested before it is stored, with and without the header, and never shows it', async () => {
    const { status, json } = await post('abonnement', subscription());
    expect(status).toBe(201);
    expect(json).toEqual({
      url: expect.stringContaining(`${NRC}/abonnement/`),
      callbackUrl: subscriber.url,
      kanalen: [{ filters: {}, naam: 'zaken' }],
      sendCloudevents: false,
    });
    expect(subscriber.asked).toMatchObject([
      { status: 204, authorization: AUTH, kanaal: 'test' },
      { status: 403, authorization: undefined, kanaal: 'test' },
    ]);
    expect((await world.ask({ url: json.url })).json).toEqual(json);
    const list = (await world.ask({ url: `${NRC}/abonnement` })).json as unknown as Json[];
    expect(list).toContainEqual(json);
    const dump = await world.meent.clone.asOwner<{ row: string }>(
      `select to_jsonb(t)::text as row from meent.notificaties_abonnement t
       union all select to_jsonb(t)::text from meent.engine_change t`,
    );
    for (const { row } of dump) expect(row).not.toContain('geheim-van-de-abonnee');
  });

  it('is refused when its callback does not take a notification', async () => {
    subscriber.answer = () => 500;
    expect(faults((await post('abonnement', subscription())).json)).toEqual(['callbackUrl:invalid-callback-url']);
    subscriber.answer = () => 204;
    expect(faults((await post('abonnement', subscription())).json)).toEqual(['callbackUrl:no-auth-on-callback-url']);
  });

  it('never makes us call an address inside, and does not tell what is there', async () => {
    const reasons = new Set<unknown>();
    for (const callbackUrl of ['http://10.0.0.1/', 'http://169.254.169.254/latest', 'http://[::1]:5432/']) {
      const { json } = await post('abonnement', subscription({ callbackUrl }));
      expect(faults(json)).toEqual(['callbackUrl:invalid-callback-url']);
      reasons.add((json.invalidParams as { reason: string }[])[0]!.reason);
    }
    await subscriber.close();
    const { json } = await post('abonnement', subscription());
    reasons.add((json.invalidParams as { reason: string }[])[0]!.reason);
    expect(reasons.size).toBe(1);
    subscriber = await startSubscriber();
  });

  it.for([
    [{ kanalen: [{ naam: 'bestaat-niet' }] }, ['kanalen.0.naam:kanaal_naam']],
    [
      { kanalen: [{ naam: 'zaken', filters: { kleur: 'geel' } }] },
      ['kanalen.0.filters:inconsistent-abonnement-filters'],
    ],
    [{ kanalen: [{ naam: 'zaken', filters: { zaaktype: 7 } }] }, ['kanalen.0.filters.zaaktype:invalid']],
    [{ kanalen: [{ naam: 'zaken', filters: { zaaktype: '' } }] }, ['kanalen.0.filters.zaaktype:blank']],
    [{ kanalen: [{ naam: 'zaken', filters: [] }] }, ['kanalen.0.filters:invalid']],
    [{ auth: 'Bearer a\r\nX-Kop: b' }, ['auth:invalid']],
    [{ auth: undefined, callbackUrl: 'ftp' }, ['auth:required', 'callbackUrl:bad-url']],
  ] as const)('with %j is refused before anybody is called', async ([extra, expected]) => {
    const { status, json } = await post('abonnement', subscription(extra));
    expect(status).toBe(400);
    expect(faults(json).sort()).toEqual([...expected]);
    expect(subscriber.asked).toEqual([]);
  });

  it('needs consumeren; without it nobody is called', async () => {
    await may('notificaties.publiceren');
    expect((await post('abonnement', subscription(), 'beperkt')).status).toBe(403);
    expect(subscriber.asked).toEqual([]);
    expect((await world.ask({ url: `${NRC}/abonnement`, as: 'beperkt' })).status).toBe(200);
    await may('notificaties.consumeren');
    expect((await post('abonnement', subscription(), 'beperkt')).status).toBe(201);
  });

  it('keeps its header for its own address: a new address needs a new header', async () => {
    const { json } = await post('abonnement', subscription());
    const other = await startSubscriber();
    const patch = (body: object) => world.ask({ method: 'PATCH', url: json.url, body });
    expect(faults((await patch({ callbackUrl: other.url })).json)).toEqual(['auth:required']);
    expect(other.asked).toEqual([]);
    expect((await patch({ callbackUrl: other.url, auth: AUTH })).json.callbackUrl).toBe(other.url);
    expect(other.asked).toHaveLength(2);
    expect((await patch({ kanalen: [{ naam: 'documenten' }] })).status).toBe(200);
    expect(other.asked).toHaveLength(2);
    await other.close();
  });

  it('is changed and ended by who took it, and by who may do everything', async () => {
    await may('notificaties.consumeren');
    const mine = (await post('abonnement', subscription(), 'beperkt')).json;
    const theirs = (await post('abonnement', subscription())).json;
    const change = (method: 'PUT' | 'PATCH' | 'DELETE', url: string, as: string) =>
      world.ask({ method, url, as, ...(method === 'DELETE' ? {} : { body: subscription() }) });
    subscriber.asked.length = 0;
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      expect((await change(method, theirs.url, 'beperkt')).status).toBe(403);
    expect(subscriber.asked).toEqual([]);
    expect((await change('PUT', mine.url, 'beperkt')).status).toBe(200);
    expect((await change('DELETE', mine.url, 'beperkt')).status).toBe(204);
    expect((await world.ask({ url: mine.url })).status).toBe(404);
    const again = (await post('abonnement', subscription(), 'beperkt')).json;
    expect((await change('DELETE', again.url, 'alles')).status).toBe(204);
  });

  it('is one of a hundred of an application at most, and no more are tested; twin: another application has its own', async () => {
    await may('notificaties.consumeren');
    const made: string[] = [];
    for (let status = 201; status === 201; ) {
      const answer = await post('abonnement', subscription(), 'beperkt');
      status = answer.status;
      if (status === 201) made.push(answer.json.url);
      else expect(faults(answer.json)).toEqual(['nonFieldErrors:max_length']);
    }
    expect(made.length).toBeGreaterThan(90);
    subscriber.asked.length = 0;
    expect((await post('abonnement', subscription(), 'beperkt')).status).toBe(400);
    expect(subscriber.asked).toEqual([]);
    expect((await post('abonnement', subscription())).status).toBe(201);
    for (const url of made) await world.ask({ method: 'DELETE', url, as: 'beperkt' });
    expect((await post('abonnement', subscription(), 'beperkt')).status).toBe(201);
  });

  it('is of one municipality', async () => {
    const { json } = await post('abonnement', subscription());
    const there = { url: json.url, municipality: SECOND };
    expect((await world.ask(there)).status).toBe(404);
    expect((await world.ask({ ...there, method: 'DELETE' })).status).toBe(404);
    expect((await world.ask({ ...there, method: 'PUT', body: subscription() })).status).toBe(404);
    expect((await world.ask({ url: json.url, municipality: FIRST })).status).toBe(200);
  });
});
