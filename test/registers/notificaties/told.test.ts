/** What a subscriber is told, to whom it is told, and in which order. */
import { describe, expect, it } from 'vitest';
import { outboxState, pause, resume } from '../../../src/registers/notificaties/index.ts';
import { hearingOf } from '../../../src/services/hearing.ts';
import { FIRST, SECOND } from '../../support/server.ts';
import { regel } from '../all/toegangsregels.ts';
import {
  about,
  CRS,
  got,
  idOf,
  patch,
  shieldOn,
  short,
  startDelivery,
  subscribe,
  subscriber,
  taken,
  world,
} from './delivery.ts';
import { BASE, startSubscriber, ZRC } from './support.ts';

startDelivery();

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

  it('without a characteristic that a rule leaves out for who subscribes, and nothing to who filters on it', async () => {
    const [left, filtering] = [await startSubscriber(), await startSubscriber()];
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }], FIRST);
    await subscribe(subscriber);
    await subscribe(left, undefined, { as: 'beperkt' });
    const filters = { bronorganisatie: '000000012' };
    await subscribe(filtering, [{ naam: 'zaken', filters }], { as: 'beperkt' });
    const rule = {
      identificatie: 'geen-bron',
      naam: 'Geen bron',
      effect: 'laat_weg',
      reden: 'Wie de zaak begon, is voor anderen.',
      voor: { applicaties: ['beperkt'] },
      over: { gegevens: ['zaak'] },
      weglaten: ['bronorganisatie'],
    };
    const place = { meent: world.meent, municipality: FIRST, base: BASE } as never;
    await regel(place, rule);
    world.deliver({ hearing: hearingOf(world.meent.engine) });
    await world.zaak();
    await world.until(() => subscriber.got.length >= 1 && left.got.length >= 1);
    expect(Object.keys(subscriber.got[0]!.kenmerken)).toContain('bronorganisatie');
    expect(Object.keys(left.got[0]!.kenmerken)).not.toContain('bronorganisatie');
    await world.until(async () => (await world.deliveries()).length === 0);
    expect(filtering.got).toEqual([]);
    await regel(place, { ...rule, effect: 'vervalt', weglaten: [] });
    await world.zaak();
    await world.until(() => filtering.got.length >= 1 && left.got.length >= 2);
    expect(Object.keys(left.got[1]!.kenmerken)).toContain('bronorganisatie');
    await world.stop();
    await left.close();
    await filtering.close();
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
