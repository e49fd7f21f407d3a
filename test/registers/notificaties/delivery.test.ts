/** From a write to the subscriber: what is told, in which order, and that nothing is lost whoever dies or is away. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeOutbound } from '../../../src/foundation/outbound/outbound.ts';
import type { Outbound } from '../../../src/foundation/types.ts';
import {
  deadDeliveries,
  handOut,
  outboxState,
  pause,
  QUEUE,
  resend,
  resume,
} from '../../../src/registers/notificaties/index.ts';
import { FIRST, SECOND } from '../../support/server.ts';
import {
  AUTH,
  BASE,
  type Json,
  type Notification,
  NRC,
  type Subscriber,
  startSubscriber,
  startWorld,
  type World,
  ZRC,
} from './support.ts';

let world: World;
let subscriber: Subscriber;
let taken: Json[];

beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  subscriber = await startSubscriber();
  taken = [];
});
afterEach(async () => {
  await world.stop();
  await world.meent.clone.asOwner('update meent.notificaties_cursor set rest_until = now()');
  for (const { url } of (await world.ask({ url: `${NRC}/abonnement` })).json as unknown as Json[])
    await world.ask({ method: 'DELETE', url });
  await world.until(async () => (await world.deliveries()).length === 0);
  await subscriber.close();
});

const subscribe = async (...args: Parameters<World['subscribe']>): Promise<Json> => {
  const made = await world.subscribe(...args);
  taken.push(made);
  return made;
};
const CRS = { 'content-crs': 'EPSG:4326', 'accept-crs': 'EPSG:4326' };
const patch = (url: string, body: object) => world.ask({ method: 'PATCH', url, body, headers: CRS });
const got = (count: number) => world.until(() => subscriber.got.length >= count);
const short = ({ resource, actie }: Notification) => `${resource} ${actie}`;
const about = (zaak: Json) => subscriber.got.filter(({ hoofdObject }) => hoofdObject === zaak.url).map(short);
const idOf = ({ url }: Json) => url.slice(-36);
/** Gives the address of the shield. */
const shieldOn = async (zaak: Json): Promise<string> => {
  const url = `/meent/api/v1/zaken/${idOf(zaak)}/afscherming`;
  const toegangen = [{ medewerker: 'm-1', omgang: 'werken' }];
  const { status } = await world.ask({ method: 'POST', url, body: { reden: 'Gaat over een collega.', toegangen } });
  expect(status).toBe(201);
  return url;
};
const here = makeOutbound({ allow: ['127.0.0.0/8'] });

describe('what is told', () => {
  it('of a shielded case, to who may do everything alone; and to all again once it is open', async () => {
    const other = await startSubscriber();
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }], FIRST);
    await subscribe(subscriber);
    await subscribe(other, undefined, { as: 'beperkt' });
    world.deliver();
    const zaak = await world.zaak();
    await world.until(() => subscriber.got.length >= 1 && other.got.length >= 1);
    const shield = await shieldOn(zaak);
    await patch(zaak.url, { omschrijving: 'Niet voor iedereen' });
    await got(2);
    expect((await world.ask({ method: 'DELETE', url: shield })).status).toBe(204);
    await patch(zaak.url, { omschrijving: 'Weer voor iedereen' });
    await world.until(() => subscriber.got.length >= 3 && other.got.length >= 2);
    expect(about(zaak)).toEqual(['zaak create', 'zaak update', 'zaak update']);
    expect(other.got.map(short)).toEqual(['zaak create', 'zaak update']);
    await world.stop();
    await other.close();
  });

  it('late, of a case that was shielded since, to who may do everything alone', async () => {
    const other = await startSubscriber();
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }], FIRST);
    await subscribe(subscriber);
    const late = await subscribe(other, undefined, { as: 'beperkt' });
    world.deliver();
    const first = await world.zaak();
    await world.until(() => subscriber.got.length >= 1 && other.got.length >= 1);

    // Not handed out: the subscription was paused.
    await pause(world.meent.db, { municipality: FIRST }, idOf(late));
    const [shut, open] = [await world.zaak(), await world.zaak()];
    await shieldOn(shut);
    await got(3);
    await resume(world.meent.db, { municipality: FIRST }, idOf(late));
    await world.until(() => other.got.length >= 2);
    expect([about(shut), about(open)]).toEqual([['zaak create'], ['zaak create']]);
    expect(other.got.map(({ hoofdObject }) => hoofdObject)).toEqual([first.url, open.url]);

    // Handed out, and not taken.
    other.answer = () => 503;
    const [next, stays] = [await world.zaak(), await world.zaak()];
    await world.until(async () => (await world.deliveries()).filter(({ attempts }) => attempts > 0).length === 2);
    await shieldOn(next);
    const asked = other.asked.length;
    other.answer = () => 204;
    await world.due();
    await world.until(async () => other.got.length >= 3 && (await world.deliveries()).length === 0);
    expect(other.got.slice(2).map(({ hoofdObject }) => hoofdObject)).toEqual([stays.url]);
    expect(other.asked.length).toBe(asked + 1);
    await world.stop();
    await other.close();
  });

  it('every write of a case, once, with addresses that the subscriber can follow', async () => {
    await subscribe(subscriber);
    world.deliver();
    const zaak = await world.zaak();
    const statustype = ((await world.ask({ url: world.zaaktype })).json.statustypen as string[])[0]!;
    const status = await world.ask({
      method: 'POST',
      url: `${ZRC}/statussen`,
      body: { zaak: zaak.url, statustype, datumStatusGezet: '2026-03-03T10:00:00Z' },
    });
    expect(status.status).toBe(201);
    await patch(zaak.url, { omschrijving: 'Schip' });
    await world.ask({ method: 'DELETE', url: zaak.url });
    await got(4);
    expect(subscriber.got.map(short)).toEqual(['zaak create', 'status create', 'zaak update', 'zaak destroy']);
    expect(subscriber.got[1]).toEqual({
      kanaal: 'zaken',
      hoofdObject: zaak.url,
      resource: 'status',
      resourceUrl: status.json.url,
      actie: 'create',
      aanmaakdatum: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      kenmerken: {
        bronorganisatie: '000000012',
        zaaktype: world.zaaktype,
        vertrouwelijkheidaanduiding: zaak.vertrouwelijkheidaanduiding,
      },
    });
    await world.until(async () => (await world.deliveries()).length === 0);
    expect(subscriber.got).toHaveLength(4);
  });

  it('in the trace of the request that made the change, followed when its caller asked for that', async () => {
    await subscribe(subscriber);
    world.deliver();
    const zaak = await world.zaak();
    for (const [digit, flags] of [
      ['a', '01'],
      ['b', '00'],
    ] as const) {
      const traceparent = `00-${digit.repeat(32)}-b7ad6b7169203331-${flags}`;
      const headers = { ...CRS, traceparent };
      await world.ask({ method: 'PATCH', url: zaak.url, body: { omschrijving: digit }, headers });
    }
    await got(3);
    const told = subscriber.asked.filter(({ kanaal }) => kanaal === 'zaken').map(({ traceparent }) => traceparent);
    expect(told).toEqual([
      // A trace that began here.
      expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/),
      expect.stringMatching(/^00-a{32}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/),
      expect.stringMatching(/^00-b{32}-(?!b7ad6b7169203331)[0-9a-f]{16}-00$/),
    ]);
  });

  it('only what the filters let through', async () => {
    const other = await startSubscriber();
    await subscribe(subscriber, [{ naam: 'zaken', filters: { zaaktype: world.zaaktype, bronorganisatie: '*' } }]);
    // The same record under another name of our host, and a channel that does not match.
    const aliased = world.zaaktype.replace(BASE, 'http://127.0.0.1:8000');
    await subscribe(other, [
      { naam: 'zaken', filters: { zaaktype: aliased, vertrouwelijkheidaanduiding: 'OPENBAAR' } },
      { naam: 'zaken', filters: { bronorganisatie: '000000024', zaaktype: aliased } },
      { naam: 'documenten' },
    ]);
    world.deliver();
    await world.zaak({ zaaktype: world.anderZaaktype });
    const wanted = await world.zaak();
    const both = await world.zaak({ bronorganisatie: '000000024' });
    await world.until(() => subscriber.got.length === 2 && other.got.length === 1);
    expect(subscriber.got.map(({ hoofdObject }) => hoofdObject).sort()).toEqual([wanted.url, both.url].sort());
    expect(other.got[0]!.hoofdObject).toBe(both.url);
    await other.close();
  });

  it('nothing of before the subscription, of another municipality, or after it was ended', async () => {
    await world.zaak();
    const made = await subscribe(subscriber);
    world.deliver();
    await subscribe(subscriber, [{ naam: 'zaken' }], { municipality: SECOND });
    const zaak = await world.zaak();
    await got(1);
    await world.ask({ method: 'DELETE', url: made.url });
    await world.zaak();
    await world.until(async () => (await outboxState(world.meent.db.log)).oldestSeconds === 0);
    expect(subscriber.got.map(({ hoofdObject }) => hoofdObject)).toEqual([zaak.url]);
    await world.ask({ method: 'DELETE', url: taken[1]!.url, municipality: SECOND });
  });
});

describe('the order', () => {
  it('of one object is kept while it fails, and other objects do not wait for it', async () => {
    await subscribe(subscriber);
    const stuck = await world.zaak();
    await patch(stuck.url, { omschrijving: 'twee' });
    const free = await world.zaak();
    let refusing = true;
    subscriber.answer = (message) => (refusing && message.hoofdObject === stuck.url ? 500 : 204);
    world.deliver({ backoff: () => 3_600_000 });
    await got(1);
    await patch(free.url, { omschrijving: 'twee' });
    await got(2);
    expect(about(free)).toEqual(['zaak create', 'zaak update']);
    expect(await world.deliveries()).toMatchObject([
      { state: 'open', attempts: 1, last_status: 500 },
      { state: 'open', attempts: 0 },
    ]);
    refusing = false;
    await world.due();
    await got(4);
    expect(about(stuck)).toEqual(['zaak create', 'zaak update']);
  });
});

describe('a subscriber that is away', () => {
  it('loses nothing, and is asked less and less often', async () => {
    await subscribe(subscriber);
    const zaken = [await world.zaak(), await world.zaak(), await world.zaak()];
    subscriber.answer = () => 503;
    world.deliver({ backoff: (attempt) => attempt * 1_000_000 });
    for (const attempt of [1, 2, 3]) {
      await world.until(async () => (await world.deliveries()).every(({ attempts }) => attempts === attempt));
      for (const { wait } of await world.deliveries()) {
        expect(wait).toBeGreaterThan((attempt - 1) * 1_000);
        expect(wait).toBeLessThanOrEqual(attempt * 1_000);
      }
      await world.stop();
      await world.due();
      world.deliver({ backoff: (attempts) => attempts * 1_000_000 });
    }
    subscriber.answer = () => 204;
    await world.until(async () => {
      await world.due();
      return subscriber.got.length >= 3;
    });
    expect(new Set(subscriber.got.map(({ hoofdObject }) => hoofdObject))).toEqual(new Set(zaken.map(({ url }) => url)));
  });

  it('is left alone for as long as it asks', async () => {
    await subscribe(subscriber);
    await world.zaak();
    subscriber.answer = () => 429;
    subscriber.headers = { 'retry-after': '600' };
    world.deliver({ backoff: () => 1_000 });
    await world.until(async () => (await world.deliveries())[0]?.attempts === 1);
    await world.stop();
    const rest = () =>
      world.meent.clone.asOwner<{ seconds: number }>(
        'select extract(epoch from rest_until - now())::float8 as seconds from meent.notificaties_cursor',
      );
    await world.until(async () => (await rest())[0]!.seconds > 500);
    expect((await world.deliveries())[0]!.wait).toBeGreaterThan(500);
    expect((await rest())[0]!.seconds).toBeLessThanOrEqual(600);
    // It may not put us off for ever.
    subscriber.headers = { 'retry-after': new Date(Date.now() + 86_400_000).toUTCString() };
    await world.due();
    world.deliver({ backoff: () => 1_000 });
    await world.until(async () => (await world.deliveries())[0]?.attempts === 2);
    const { wait } = (await world.deliveries())[0]!;
    expect(wait).toBeGreaterThan(3_000);
    expect(wait).toBeLessThanOrEqual(3_600);
  });

  it('for good leaves its deliveries to an operator, who sends them again', async () => {
    const made = await subscribe(subscriber);
    const zaak = await world.zaak();
    subscriber.answer = () => 400;
    world.deliver({ backoff: () => 0, attempts: 3 });
    await world.until(async () => (await world.deliveries())[0]?.state === 'dead');
    expect(await outboxState(world.meent.db.log)).toEqual({ oldestSeconds: 0, dead: 1, paused: 0 });
    const [dead, ...more] = await deadDeliveries(world.meent.db, { municipality: FIRST });
    expect(more).toEqual([]);
    expect(dead).toMatchObject({ abonnement: idOf(made), attempts: 3, lastStatus: 400, lastError: null });
    expect(await deadDeliveries(world.meent.db, { municipality: SECOND })).toEqual([]);
    subscriber.answer = () => 204;
    expect(await resend(world.meent.db, { municipality: SECOND }, { abonnement: idOf(made) })).toBe(0);
    expect(await resend(world.meent.db, { municipality: FIRST }, dead!)).toBe(1);
    await got(1);
    expect(about(zaak)).toEqual(['zaak create']);
  });

  it('is stopped in the moment after it was made, and hears of everything since when it goes on', async () => {
    const body = { callbackUrl: subscriber.url, auth: AUTH, kanalen: [{ naam: 'zaken', filters: {} }] };
    const made = (await world.ask({ method: 'POST', url: `${NRC}/abonnement`, body })).json;
    const errand = { municipality: FIRST };
    const follows = async (): Promise<boolean> => {
      const text = 'select from meent.notificaties_cursor where abonnement = $1 and number is not null';
      return (await world.meent.clone.asOwner(text, [idOf(made)])).length > 0;
    };
    expect(await follows()).toBe(false);
    expect(await pause(world.meent.db, { municipality: SECOND }, idOf(made))).toBe(false);
    expect(await pause(world.meent.db, errand, idOf(made))).toBe(true);
    expect(await pause(world.meent.db, errand, idOf(made))).toBe(false);
    world.deliver();
    const zaak = await world.zaak();
    await patch(zaak.url, { omschrijving: 'Schip' });
    await world.until(follows);
    expect(await world.deliveries()).toEqual([]);
    expect(await resume(world.meent.db, errand, idOf(made))).toBe(true);
    await got(2);
    expect(about(zaak)).toEqual(['zaak create', 'zaak update']);
  });

  it('and says 410 is left alone and loses nothing, until its owner says that it is back', async () => {
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    const mine = await subscribe(subscriber, undefined, { as: 'beperkt' });
    const others = await startSubscriber();
    await subscribe(others);
    const own = `/meent/api/v1/abonnementen`;
    const stateAs = async (as: string) =>
      ((await world.ask({ url: own, as })).json as unknown as Json[]).filter(
        ({ abonnement }) => abonnement === mine.url,
      );
    subscriber.answer = () => 410;
    const first = await world.zaak();
    world.deliver({ backoff: () => 0 });
    await world.until(async () => (await stateAs('beperkt'))[0]?.gepauzeerdOp !== null);
    for (const omschrijving of ['Schip', 'Boot', 'Vlot']) await patch(first.url, { omschrijving });
    await world.until(() => others.got.length === 4);
    expect(subscriber.asked.filter(({ status }) => status === 410)).toHaveLength(1);
    expect(await outboxState(world.meent.db.log)).toMatchObject({ dead: 0, paused: 1 });
    expect(await stateAs('beperkt')).toMatchObject([{ bezorgd: 0, wachtend: 1, mislukt: 0, secondenP95: null }]);
    // Of what came after the pause nothing is kept for it, and no alarm says that it lags behind.
    expect(await world.deliveries()).toHaveLength(1);
    subscriber.answer = (_message, authorization) => (authorization ? 204 : 403);
    const again = (as: string | false) => world.ask({ method: 'PUT', url: `${own}/${idOf(mine)}/herkansing`, as });
    expect((await again(false)).status).toBe(401);
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.publiceren'] }]);
    expect((await again('beperkt')).status).toBe(403);
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    const theirs = await subscribe(others);
    for (const [method, what] of [
      ['PUT', 'herkansing'],
      ['GET', 'mislukt'],
    ] as const)
      expect((await world.ask({ method, url: `${own}/${idOf(theirs)}/${what}`, as: 'beperkt' })).status).toBe(404);
    expect(subscriber.got).toEqual([]);
    expect(await again('beperkt')).toMatchObject({ status: 200, json: { opnieuw: 0 } });
    await got(4);
    expect(about(first)).toEqual(['zaak create', 'zaak update', 'zaak update', 'zaak update']);
    await world.until(async () => (await stateAs('alles'))[0]?.bezorgd === 4);
    expect(await stateAs('beperkt')).toMatchObject([
      { wachtend: 0, oudste: null, gepauzeerdOp: null, secondenP95: expect.stringMatching(/^\d+\.\d{3}$/) },
    ]);
    await others.close();
  });

  it('is not called for every object that waits', async () => {
    await subscribe(subscriber);
    for (let index = 0; index < 10; index++) await world.zaak();
    subscriber.answer = (message) => (message.kanaal === 'test' ? 204 : 503);
    world.deliver({ backoff: () => 3_600_000 });
    const rests = () =>
      world.meent.clone.asOwner<{ rest: number }>(
        `select extract(epoch from rest_until - now())::float8 as rest from meent.notificaties_cursor where failures = 1`,
      );
    await world.until(async () => (await rests()).length === 1);
    expect((await rests())[0]!.rest).toBeLessThanOrEqual(60);
    expect(subscriber.asked.filter(({ status }) => status === 503)).toHaveLength(8);
    expect((await world.deliveries()).filter(({ attempts }) => attempts === 0)).toHaveLength(2);
  });

  it('or slow keeps nobody else waiting', async () => {
    const slow = await startSubscriber();
    await subscribe(slow);
    await subscribe(subscriber);
    slow.answer = () => undefined;
    world.deliver();
    await world.zaak();
    await got(1);
    await world.zaak();
    await got(2);
    expect(slow.got).toEqual([]);
    await slow.close();
  });
});

describe('a process that dies', () => {
  it('after it took a subscription: another goes on when the lease is over', async () => {
    const made = await subscribe(subscriber);
    const zaak = await world.zaak();
    // Sends, and is killed before it can write down that it did.
    let sent = 0;
    const dying: Outbound = {
      stream: here.stream,
      async fetch(...args) {
        await here.fetch(...args);
        sent++;
        return new Promise(() => {});
      },
    };
    world.deliver({ outbound: dying });
    await world.until(() => sent === 1);
    await world.stop();
    const jobs = world.deliver();
    // Within the lease nobody else touches the subscription, whoever asks.
    const { db, clone } = world.meent;
    await jobs.add(db.node, { queue: QUEUE, municipality: FIRST, payload: { abonnement: idOf(made) } });
    await world.until(async () => (await clone.asOwner('select from meent.job')).length === 1);
    expect(subscriber.got).toHaveLength(1);
    await world.meent.clone.asOwner('update meent.notificaties_cursor set rest_until = now()');
    await got(2);
    expect(about(zaak)).toEqual(['zaak create', 'zaak create']);
  });

  it('before it handed out: the next round of any sequencer does', async () => {
    await subscribe(subscriber);
    await world.zaak();
    const failing = world.meent.db.log.transaction(async (tx) => {
      await handOut(world.meent.engine.parts, { add: async () => {} }).run(tx);
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await world.deliveries()).toEqual([]);
    world.deliver();
    await got(1);
  });
});

describe('the way out', () => {
  it('leads to no address inside, also when it was allowed before', async () => {
    await subscribe(subscriber);
    await world.zaak();
    world.deliver({ outbound: makeOutbound(), backoff: () => 3_600_000 });
    await world.until(async () => (await world.deliveries())[0]?.attempts === 1);
    expect(await world.deliveries()).toMatchObject([{ last_status: null, last_error: 'address-not-allowed' }]);
    expect(subscriber.got).toEqual([]);
  });
});

describe('publishing', () => {
  const message = (extra: object = {}) => ({
    kanaal: 'parkeren',
    hoofdObject: 'https://parkeren.test/vergunningen/1',
    resource: 'vergunning',
    resourceUrl: 'https://parkeren.test/vergunningen/1',
    actie: 'create',
    aanmaakdatum: '2026-03-02T10:00:00.000Z',
    kenmerken: { zone: 'A' },
    ...extra,
  });
  const publish = (body: object, more: object = {}) =>
    world.ask({ method: 'POST', url: `${NRC}/notificaties`, body, ...more });

  beforeAll(async () => {
    const made = await world.ask({
      method: 'POST',
      url: `${NRC}/kanaal`,
      body: { naam: 'parkeren', filters: ['zone', 'soort'] },
    });
    expect(made.status).toBe(201);
  });

  it('reaches the subscribers unchanged and in order, and keeps no record of its own', async () => {
    await subscribe(subscriber, [{ naam: 'parkeren', filters: { zone: 'A' } }]);
    world.deliver();
    const first = await publish(message());
    expect([first.status, first.json]).toEqual([200, message()]);
    await publish(message({ kenmerken: { zone: 'B' } }));
    await publish(message({ actie: 'update' }));
    await got(2);
    expect(subscriber.got).toEqual([message(), message({ actie: 'update' })]);
    await world.sequencer.round();
    expect(await world.meent.clone.asOwner('select * from meent.notificaties_notificatie')).toEqual([]);
    const kept = await world.meent.clone.asOwner<{ row: string }>(
      `select to_jsonb(c)::text as row from meent.engine_change c where resource = 'notificatie'`,
    );
    for (const { row } of kept) expect(row).not.toContain('parkeren.test');
  });

  it('the same Idempotency-Key twice tells once', async () => {
    await subscribe(subscriber, [{ naam: 'parkeren' }]);
    world.deliver();
    const headers = { 'idempotency-key': 'bericht-1' };
    const both = [await publish(message(), { headers }), await publish(message(), { headers })];
    expect(both.map(({ json }) => json)).toEqual([message(), message()]);
    await publish(message({ actie: 'klaar' }));
    await got(2);
    expect(subscriber.got.map(({ actie }) => actie)).toEqual(['create', 'klaar']);
  });

  it.each([
    ['fewer kenmerken than the channel', { zone: 'A' }],
    ['more, of a source of another maker', { zone: 'A', soort: 'bewoner', kleur: 'geel' }],
  ])('with %s is told', async (_, kenmerken) => {
    await subscribe(subscriber, [{ naam: 'parkeren', filters: { zone: 'A' } }]);
    world.deliver();
    expect((await publish(message({ kenmerken }))).json).toEqual(message({ kenmerken }));
    await got(1);
  });

  it.for([
    [{ kanaal: 'bestaat-niet' }, 'kanaal:message_kanaal'],
    [{ kenmerken: { kleur: 'geel' } }, 'kenmerken:kenmerken_inconsistent'],
    [{ kenmerken: { zone: 1 } }, 'kenmerken.zone:invalid'],
    [{ hoofdObject: 'geen adres' }, 'hoofdObject:bad-url'],
    [{ aanmaakdatum: 'gisteren' }, 'aanmaakdatum:invalid'],
  ] as const)('%j is refused', async ([extra, expected]) => {
    const { status, json } = await publish(message(extra));
    expect(status).toBe(400);
    expect((json.invalidParams as { name: string; code: string }[]).map(({ name, code }) => `${name}:${code}`)).toEqual(
      [expected],
    );
  });

  it('needs publiceren', async () => {
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    expect((await publish(message(), { as: 'beperkt' })).status).toBe(403);
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.publiceren'] }]);
    expect((await publish(message(), { as: 'beperkt' })).status).toBe(200);
    expect((await publish(message(), { as: false })).status).toBe(401);
  });
});
