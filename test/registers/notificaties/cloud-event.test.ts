/** Notifications as CloudEvents, for who asks for them: NL GOV profile for CloudEvents 1.1. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { FIRST } from '../../support/server.ts';
import { type Json, NRC, type Subscriber, startSubscriber, startWorld, type World } from './support.ts';

const TYPE = 'application/cloudevents+json; charset=utf-8';
const OIN = '00000001000000012000';

let world: World;
let subscriber: Subscriber;

beforeAll(async () => {
  world = await startWorld();
  await world.meent.clone.asOwner(
    `insert into meent.municipality_attribute (municipality, kind, value, valid_from)
     values (${FIRST}, 'oin', '${OIN}', '2020-01-01')`,
  );
});
afterAll(() => world.close());
beforeEach(async () => {
  subscriber = await startSubscriber();
});
afterEach(async () => {
  await world.stop();
  for (const { url } of (await world.ask({ url: `${NRC}/abonnement` })).json as unknown as Json[])
    await world.ask({ method: 'DELETE', url });
  await subscriber.close();
});

const events = () => subscriber.got as unknown as Record<string, unknown>[];
const subscribe = async (body: object = {}): Promise<Json> =>
  (
    await world.ask({
      method: 'POST',
      url: `${NRC}/abonnement`,
      body: {
        callbackUrl: subscriber.url,
        auth: 'Bearer geheim-van-de-abonnee',
        kanalen: [{ naam: 'zaken', filters: {} }],
        sendCloudevents: true,
        ...body,
      },
    })
  ).json;

it('a change of a case is told as an event with the notification inside', async () => {
  expect(await subscribe()).toMatchObject({ sendCloudevents: true });
  expect(subscriber.asked).toMatchObject([
    { status: 204, type: TYPE },
    { status: 403, type: TYPE },
  ]);
  // The test message is an event too.
  subscriber.got.length = 0;
  await world.sequencer.round();
  world.deliver();
  const zaak = await world.zaak();
  await world.ask({ method: 'DELETE', url: zaak.url });
  await world.until(() => events().length === 2);
  const [made, removed] = events() as [Record<string, unknown>, Record<string, unknown>];
  expect(made).toEqual({
    specversion: '1.0',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    source: `urn:nld:oin:${OIN}:systeem:meent`,
    type: 'nl.overheid.zaken.zaak-aangemaakt',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    subject: zaak.url.slice(-36),
    dataref: zaak.url,
    sequence: expect.stringMatching(/^\d{19}$/),
    datacontenttype: 'application/json',
    data: expect.objectContaining({ kanaal: 'zaken', hoofdObject: zaak.url, actie: 'create' }),
  });
  expect(removed).toMatchObject({ type: 'nl.overheid.zaken.zaak-verwijderd' });
  expect(removed.id).not.toBe(made.id);
  expect(String(removed.sequence) > String(made.sequence)).toBe(true);
});

it('sent again it has the same id, so that its receiver knows it', async () => {
  await subscribe();
  await world.sequencer.round();
  const ids: unknown[] = [];
  subscriber.answer = (message) => {
    ids.push((message as unknown as { id: string }).id);
    return ids.length < 3 ? 503 : 204;
  };
  await world.zaak();
  world.deliver({ backoff: () => 0 });
  await world.until(() => ids.length === 3);
  expect(new Set(ids).size).toBe(1);
});

it('of what others publish no address stands outside the data', async () => {
  const kanaal = { naam: 'Belastingen 2026!', documentatieLink: 'https://example.com', filters: [] };
  expect((await world.ask({ method: 'POST', url: `${NRC}/kanaal`, body: kanaal })).status).toBe(201);
  await subscribe({ kanalen: [{ naam: kanaal.naam, filters: {} }] });
  subscriber.got.length = 0;
  await world.sequencer.round();
  world.deliver();
  const message = {
    kanaal: kanaal.naam,
    hoofdObject: 'https://belasting.example/aanslag/van/jansen',
    resource: 'aanslag',
    resourceUrl: 'https://belasting.example/aanslag/van/jansen/1',
    actie: 'herzien & verstuurd',
    aanmaakdatum: '2026-03-03T10:00:00Z',
    kenmerken: {},
  };
  expect((await world.ask({ method: 'POST', url: `${NRC}/notificaties`, body: message })).status).toBe(200);
  await world.until(() => events().length === 1);
  const [{ data, ...attributes }] = events() as [Record<string, unknown>];
  expect(data).toMatchObject({ hoofdObject: message.hoofdObject });
  expect(attributes).toMatchObject({ type: 'nl.overheid.belastingen-2026.aanslag-herzien-verstuurd' });
  expect(JSON.stringify(attributes)).not.toContain('jansen');
});

it('who changes to events shows first that it takes them', async () => {
  const { url } = await subscribe({ sendCloudevents: false });
  subscriber.answer = () => 415;
  const refused = await world.ask({ method: 'PATCH', url, body: { sendCloudevents: true } });
  expect(refused).toMatchObject({ status: 400, json: { invalidParams: [{ code: 'invalid-callback-url' }] } });
  expect((await world.ask({ url })).json).toMatchObject({ sendCloudevents: false });
  subscriber.answer = (_message, authorization) => (authorization ? 204 : 401);
  const changed = await world.ask({ method: 'PATCH', url, body: { sendCloudevents: true } });
  expect(changed).toMatchObject({ status: 200, json: { sendCloudevents: true } });
  expect(subscriber.asked.at(-1)).toMatchObject({ type: TYPE });
});
