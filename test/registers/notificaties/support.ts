/** A Meent with a catalogue, its sequencer and its delivery, and subscribers on this machine. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { kaderijkCatalogus } from '../../../src/demo/catalogus/kaderijk.ts';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { makeJobs } from '../../../src/foundation/jobs/jobs.ts';
import { makeOutbound } from '../../../src/foundation/outbound/outbound.ts';
import type { Jobs } from '../../../src/foundation/types.ts';
import { createSequencer, type Sequencer } from '../../../src/logbook/sequencer.ts';
import { loadCatalogus } from '../../../src/registers/catalogi/index.ts';
import { type DeliveryOptions, handOut, startDelivery } from '../../../src/registers/notificaties/index.ts';
import { FIRST, type Request, startMeent, type TestMeent } from '../../support/server.ts';

export const NRC = '/notificaties/api/v1';
export const ZRC = '/zaken/api/v1';
export const BASE = 'http://localhost';
export const AUTH = 'Bearer geheim-van-de-abonnee';

export type Json = Record<string, unknown> & { readonly url: string };

export interface Notification {
  readonly kanaal: string;
  readonly hoofdObject: string;
  readonly resource: string;
  readonly resourceUrl: string;
  readonly actie: string;
  readonly kenmerken: Readonly<Record<string, string>>;
}

export interface Subscriber {
  readonly url: string;
  /** Notifications that were taken, without test messages. */
  readonly got: Notification[];
  /** Every request, with its status. */
  readonly asked: {
    readonly status: number;
    readonly authorization: string | undefined;
    readonly traceparent: unknown;
    readonly type: string | undefined;
    readonly kanaal: string;
  }[];
  /** Replaces what it answers; undefined never answers. */
  answer: (message: Notification, authorization: string | undefined) => number | undefined;
  /** Sent along with every answer. */
  headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const decent = (_message: Notification, authorization: string | undefined): number =>
  authorization === AUTH ? 204 : 403;

export async function startSubscriber(): Promise<Subscriber> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const message = JSON.parse(text) as Notification;
    const { authorization, traceparent, 'content-type': type } = request.headers;
    const status = subscriber.answer(message, authorization);
    if (status === undefined) return;
    subscriber.asked.push({ status, authorization, traceparent, type, kanaal: message.kanaal });
    if (status === 204 && message.kanaal !== 'test') subscriber.got.push(message);
    response.writeHead(status, subscriber.headers).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const subscriber: Subscriber = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/meldingen`,
    got: [],
    asked: [],
    answer: decent,
    headers: {},
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return subscriber;
}

export interface World {
  readonly meent: TestMeent;
  readonly sequencer: Sequencer;
  readonly zaaktype: string;
  readonly anderZaaktype: string;
  /** Another process that delivers; `stop` ends all of them. */
  deliver(options?: Partial<DeliveryOptions>): Jobs;
  stop(): Promise<void>;
  /** Rounds of the sequencer until the condition holds. */
  until(condition: () => boolean | Promise<boolean>): Promise<void>;
  /** Open and dead deliveries. */
  deliveries(): Promise<
    { state: string; attempts: number; last_status: number | null; last_error: string | null; wait: number }[]
  >;
  subscribe(subscriber: Subscriber, kanalen?: readonly object[], request?: Partial<Request>): Promise<Json>;
  zaak(extra?: object): Promise<Json>;
  ask(request: Request): Promise<{ status: number; json: Json }>;
  /** Everything that waits becomes due. */
  due(): Promise<unknown>;
  close(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const meent = await startMeent();
  const { engine, db } = meent;
  await loadCatalogus(engine, seeder, kaderijkCatalogus, target);
  const [zaaktype, anderZaaktype] = (await engine.parts.snapshots.current(FIRST))
    .all('zaaktype')
    .map(({ id }) => `${BASE}/catalogi/api/v1/zaaktypen/${id}`) as [string, string];
  let running: Jobs[] = [];
  const sequencer = createSequencer({
    db,
    tasks: [numberChanges, handOut(engine.parts, makeJobs(db))],
    onError: (error) => {
      throw error;
    },
  });
  const world: World = {
    meent,
    sequencer,
    zaaktype,
    anderZaaktype,
    deliver(options = {}) {
      const jobs = makeJobs(db, { pollMs: 20 });
      startDelivery({ engine, jobs, outbound: makeOutbound({ allow: ['127.0.0.0/8'] }), ...options });
      jobs.start();
      running.push(jobs);
      return jobs;
    },
    async stop() {
      await Promise.all(running.map((jobs) => jobs.stop(100)));
      running = [];
    },
    async until(condition) {
      while (!(await condition())) {
        await sequencer.round();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    deliveries: () =>
      meent.clone.asOwner(
        `select state, attempts, last_status, last_error, extract(epoch from next_at - now())::float8 as wait
         from meent.notificaties_aflevering order by abonnement, number`,
      ),
    async subscribe(subscriber, kanalen = [{ naam: 'zaken', filters: {} }], request = {}) {
      const body = { callbackUrl: subscriber.url, auth: AUTH, kanalen };
      const { status, json } = await world.ask({ method: 'POST', url: `${NRC}/abonnement`, body, ...request });
      if (status !== 201) throw new Error(JSON.stringify(json));
      // Numbered, so that what comes next is not its own creation.
      await sequencer.round();
      return json;
    },
    async zaak(extra = {}) {
      const { status, json } = await world.ask({
        method: 'POST',
        url: `${ZRC}/zaken`,
        headers: { 'content-crs': 'EPSG:4326', 'accept-crs': 'EPSG:4326' },
        body: {
          zaaktype,
          bronorganisatie: '000000012',
          verantwoordelijkeOrganisatie: '000000012',
          startdatum: '2026-03-02',
          ...extra,
        },
      });
      if (status !== 201) throw new Error(JSON.stringify(json));
      return json;
    },
    async ask(request) {
      const answer = await meent.ask(request);
      return { status: answer.statusCode, json: answer.body === '' ? ({} as Json) : (answer.json() as Json) };
    },
    due: () =>
      meent.clone.asOwner(
        `with woken as (update meent.notificaties_cursor set rest_until = now())
         update meent.notificaties_aflevering set next_at = now()`,
      ),
    async close() {
      await world.stop();
      await meent.close();
    },
  };
  return world;
}

const target = { domein: 'DEMO', rsin: '000000012', naam: 'Demo', contactpersoonBeheerNaam: 'Functioneel beheer' };
const seeder = {
  municipality: FIRST,
  base: BASE,
  application: { id: 'laden', label: 'Laden' },
  activity: { id: '', purpose: '', ground: '', organ: 'college' },
  trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
  rights: { everything: true, grants: [] },
};
