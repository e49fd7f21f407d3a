/** Notifications that other registers publish here. */
import { beforeAll, describe, expect, it } from 'vitest';
import { got, startDelivery, subscribe, subscriber, world } from './delivery.ts';
import { BASE, NRC } from './support.ts';

startDelivery();

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

  it('of what is here is refused on our own channels, also of who may do everything; twin: of a case in another system it is told', async () => {
    await subscribe(subscriber);
    world.deliver();
    const zaak = await world.zaak();
    await got(1);
    const { kenmerken } = subscriber.got[0]!;
    const gone = { kanaal: 'zaken', resource: 'zaak', actie: 'destroy', kenmerken };
    const elsewhere = zaak.url.replace(BASE, 'https://zaken.test');
    for (const [hoofdObject, resourceUrl, names] of [
      [zaak.url, zaak.url, ['hoofdObject', 'resourceUrl']],
      [elsewhere, zaak.url.toUpperCase().replace('/ZAKEN/API/V1/ZAKEN', '/zaken/api/v1/zaken'), ['resourceUrl']],
      [zaak.url.replace('localhost', 'localhost:80'), elsewhere, ['hoofdObject']],
    ] as const) {
      const { status, json } = await publish(message({ ...gone, hoofdObject, resourceUrl }));
      expect([status, (json.invalidParams as { name: string }[]).map(({ name }) => name)]).toEqual([400, names]);
    }
    const told = message({ ...gone, hoofdObject: elsewhere, resourceUrl: elsewhere });
    expect((await publish(told)).status).toBe(200);
    await got(2);
    expect(subscriber.got[1]).toEqual(told);
  });

  it('a task that belongs to a case that is here is told, on the channel that was made for tasks', async () => {
    await subscribe(subscriber, [{ naam: 'parkeren' }]);
    world.deliver();
    const { url: hoofdObject } = await world.zaak();
    const told = message({ hoofdObject });
    expect(await publish(told)).toMatchObject({ status: 200, json: told });
    await got(1);
    expect(subscriber.got).toEqual([told]);
  });

  it('needs publiceren', async () => {
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.consumeren'] }]);
    expect((await publish(message(), { as: 'beperkt' })).status).toBe(403);
    await world.meent.grant([{ component: 'nrc', scopes: ['notificaties.publiceren'] }]);
    expect((await publish(message(), { as: 'beperkt' })).status).toBe(200);
    expect((await publish(message(), { as: false })).status).toBe(401);
  });
});
