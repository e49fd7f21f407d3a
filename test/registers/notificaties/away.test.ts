/** A subscriber that is away, slow, stopped or gone: nothing is lost, and nobody else waits. */
import { describe, expect, it } from 'vitest';
import { deadDeliveries, outboxState, pause, resend, resume } from '../../../src/registers/notificaties/index.ts';
import { FIRST, SECOND } from '../../support/server.ts';
import { about, got, idOf, patch, startDelivery, subscribe, subscriber, world } from './delivery.ts';
import { AUTH, type Json, NRC, startSubscriber } from './support.ts';

startDelivery();

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

  it('and comes back has what it missed at once; what it refuses for itself is not hurried', async () => {
    await subscribe(subscriber);
    const missed = await world.zaak();
    subscriber.answer = () => 503;
    // As after hours: the next attempt is far away.
    const hours = { backoff: () => 5 * 3_600_000 };
    const failed = (attempts: number) => async () => (await world.deliveries())[0]?.attempts === attempts;
    for (const attempt of [1, 2]) {
      world.deliver(hours);
      await world.until(failed(attempt));
      await world.stop();
      if (attempt === 1) await world.due();
    }
    expect((await world.deliveries())[0]!.wait).toBeGreaterThan(3_600);
    subscriber.answer = () => 204;
    const rested = () =>
      world.meent.clone.asOwner(
        'update meent.notificaties_cursor set rest_until = now() where failures >= 2 returning 1',
      );
    expect(await rested()).toHaveLength(1);
    const next = await world.zaak();
    world.deliver(hours);
    await got(2);
    expect(about(missed)).toEqual(['zaak create']);

    // One that is refused for what it says, among others that are taken: it waits its turn.
    subscriber.answer = ({ hoofdObject }) => (hoofdObject === next.url ? 400 : 204);
    await patch(next.url, { omschrijving: 'Past niet' });
    await world.until(failed(1));
    await world.until(async () => (await rests())[0]!.failures === 1);
    await world.due();
    await world.until(failed(2));
    await world.meent.clone.asOwner('update meent.notificaties_cursor set rest_until = now(), failures = 1');
    await world.zaak();
    await got(3);
    expect(await world.deliveries()).toMatchObject([{ state: 'open', attempts: 2, last_status: 400 }]);
  });

  const rests = () => world.meent.clone.asOwner<{ failures: number }>('select failures from meent.notificaties_cursor');

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

  it('many times keeps no other application waiting', async () => {
    const other = await startSubscriber();
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }], FIRST);
    subscriber.answer = ({ kanaal }, authorization) =>
      kanaal === 'test' ? (authorization === AUTH ? 204 : 403) : undefined;
    for (let more = 0; more < 18; more++) await subscribe(subscriber);
    await subscribe(other, undefined, { as: 'beperkt' });
    world.deliver();
    await world.zaak();
    // The slow ones keep their places for ten seconds.
    await world.until(() => other.got.length === 1);
    expect(new Set((await world.deliveries()).map(({ attempts }) => attempts))).toEqual(new Set([0]));
    await other.close();
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
