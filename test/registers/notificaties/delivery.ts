/** A world whose changes are delivered, and a subscriber that says what it got. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { makeOutbound } from '../../../src/foundation/outbound/outbound.ts';
import {
  type Json,
  type Notification,
  NRC,
  type Subscriber,
  startSubscriber,
  startWorld,
  type World,
} from './support.ts';

export let world: World;
export let subscriber: Subscriber;
export let taken: Json[];

/** A world for the tests of a file, and a new subscriber for each of them. */
export function startDelivery(): void {
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
}

export const subscribe = async (...args: Parameters<World['subscribe']>): Promise<Json> => {
  const made = await world.subscribe(...args);
  taken.push(made);
  return made;
};
export const CRS = { 'content-crs': 'EPSG:4326', 'accept-crs': 'EPSG:4326' };
export const patch = (url: string, body: object) => world.ask({ method: 'PATCH', url, body, headers: CRS });
export const got = (count: number) => world.until(() => subscriber.got.length >= count);
export const short = ({ resource, actie }: Notification) => `${resource} ${actie}`;
export const about = (zaak: Json) => subscriber.got.filter(({ hoofdObject }) => hoofdObject === zaak.url).map(short);
export const idOf = ({ url }: Json) => url.slice(-36);
/** Gives the address of the shield. */
export const shieldOn = async (zaak: Json): Promise<string> => {
  const url = `/meent/api/v1/zaken/${idOf(zaak)}/afscherming`;
  const toegangen = [{ medewerker: 'm-1', omgang: 'werken' }];
  const { status } = await world.ask({ method: 'POST', url, body: { reden: 'Gaat over een collega.', toegangen } });
  expect(status).toBe(201);
  return url;
};
export const here = makeOutbound({ allow: ['127.0.0.0/8'] });
