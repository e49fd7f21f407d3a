/** What a subscriber is no longer told: what a rule forbids to it, and anything once its rights ended. */
import { describe, expect, it } from 'vitest';
import { hearingOf } from '../../../src/services/hearing.ts';
import { FIRST } from '../../support/server.ts';
import { regel } from '../all/toegangsregels.ts';
import { about, CRS, idOf, patch, short, startDelivery, subscribe, subscriber, world } from './delivery.ts';
import { BASE, type Json, type Subscriber, startSubscriber, ZRC } from './support.ts';

startDelivery();

const place = () => ({ meent: world.meent, municipality: FIRST, base: BASE }) as never;
const deliver = () => world.deliver({ hearing: hearingOf(world.meent.engine) });
const empty = () => world.until(async () => (await world.deliveries()).length === 0);
const regelOver = (over: object, extra: object = {}) => ({
  identificatie: 'niet-horen',
  naam: 'Niet horen',
  effect: 'verbied',
  reden: 'Deze zaken zijn voor anderen.',
  voor: { applicaties: ['beperkt'] },
  over,
  ...extra,
});

/** Somebody under the rule, beside one that is not. */
async function other(): Promise<Subscriber> {
  await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }], FIRST);
  return startSubscriber();
}
const objects = (of: Subscriber, zaak: Json) => of.got.filter(({ hoofdObject }) => hoofdObject === zaak.url).map(short);

describe('a rule that forbids', () => {
  it('a type keeps back that a case of it changed, was made, got a part or went; cases of another are told', async () => {
    const kept = await other();
    await subscribe(subscriber);
    await subscribe(kept, undefined, { as: 'beperkt' });
    const rule = regelOver({ typen: [world.zaaktype] });
    await regel(place(), rule);
    deliver();
    const [shut, open] = [await world.zaak(), await world.zaak({ zaaktype: world.anderZaaktype })];
    const statustype = ((await world.ask({ url: world.zaaktype })).json.statustypen as string[])[0]!;
    const body = { zaak: shut.url, statustype, datumStatusGezet: '2026-03-03T10:00:00Z' };
    expect((await world.ask({ method: 'POST', url: `${ZRC}/statussen`, body })).status).toBe(201);
    await patch(shut.url, { omschrijving: 'Schip' });
    for (const { url } of [shut, open]) await world.ask({ method: 'DELETE', url, headers: CRS });
    await world.until(() => subscriber.got.length >= 6 && kept.got.length >= 2);
    await empty();
    expect(about(shut)).toEqual(['zaak create', 'status create', 'zaak update', 'zaak destroy']);
    expect(kept.got.map(({ hoofdObject, actie }) => [hoofdObject, actie])).toEqual([
      [open.url, 'create'],
      [open.url, 'destroy'],
    ]);
    await regel(place(), { ...rule, effect: 'vervalt' });
    await world.stop();
    await kept.close();
  });

  it('what is confidential goes by what the case is at the moment of sending, and by what it was when it changed', async () => {
    const kept = await other();
    await subscribe(subscriber);
    await subscribe(kept, undefined, { as: 'beperkt' });
    const rule = regelOver({ componenten: ['zrc'], vanafVertrouwelijkheid: 'vertrouwelijk' });
    await regel(place(), rule);
    const raised = await world.zaak({ vertrouwelijkheidaanduiding: 'openbaar' });
    await patch(raised.url, { vertrouwelijkheidaanduiding: 'geheim' });
    const lowered = await world.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    await patch(lowered.url, { vertrouwelijkheidaanduiding: 'openbaar' });
    const plain = await world.zaak({ vertrouwelijkheidaanduiding: 'openbaar' });
    deliver();
    await world.until(() => subscriber.got.length >= 5);
    await empty();
    expect(objects(kept, raised)).toEqual([]);
    expect(objects(kept, lowered)).toEqual(['zaak update']);
    expect(objects(kept, plain)).toEqual(['zaak create']);
    await regel(place(), { ...rule, effect: 'vervalt' });
    await world.stop();
    await kept.close();
  });

  it('subscribing ends it, whatever it is about', async () => {
    const kept = await other();
    await subscribe(subscriber);
    await subscribe(kept, undefined, { as: 'beperkt' });
    const rule = regelOver({ scopes: ['notificaties.consumeren'] });
    await regel(place(), rule);
    deliver();
    await world.zaak();
    await world.until(() => subscriber.got.length >= 1);
    await empty();
    expect(kept.got).toEqual([]);
    await regel(place(), { ...rule, effect: 'vervalt' });
    await world.zaak();
    await world.until(() => kept.got.length >= 1);
    await world.stop();
    await kept.close();
  });
});

describe('rights that ended', () => {
  it('end what is told, also of what waited, and when an operator sends it again', async () => {
    const kept = await other();
    await subscribe(subscriber);
    const made = await subscribe(kept, undefined, { as: 'beperkt' });
    kept.answer = (message) => (message.kanaal === 'test' ? 204 : 503);
    world.deliver({ hearing: hearingOf(world.meent.engine), attempts: 1 });
    await world.zaak();
    await world.until(async () => (await world.deliveries()).some(({ state }) => state === 'dead'));
    kept.answer = () => 204;
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.publiceren'] }], FIRST);
    const again = { method: 'PUT', url: `/meent/api/v1/abonnementen/${idOf(made)}/herkansing` } as const;
    expect(await world.ask(again)).toMatchObject({ status: 200, json: { opnieuw: 1 } });
    await world.due();
    await world.zaak();
    await world.until(() => subscriber.got.length >= 2);
    await empty();
    expect(kept.got).toEqual([]);
    await other();
    await world.zaak();
    await world.until(() => kept.got.length >= 1);
    expect(kept.got).toHaveLength(1);
    await world.stop();
    await kept.close();
  });
});
