/** The whole site in process: pages, login and APIs on a database of its own with a small part of the demo in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { createApis } from '../../src/apis.ts';
import { createChannels } from '../../src/channels/channels.ts';
import type { Site } from '../../src/channels/site/site.ts';
import { createDemoIdp } from '../../src/demo/idp/plugin.ts';
import { demoPeople } from '../../src/demo/people.ts';
import type { DemoGemeente } from '../../src/demo/seed/gemeenten.ts';
import { kaderijkGemeente, weidehoekGemeente } from '../../src/demo/seed/gemeenten.ts';
import { seedDemo } from '../../src/demo/seed/seed.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { indexSome } from '../../src/engine/search/indexer.ts';
import { numberChanges } from '../../src/engine/sequence.ts';
import { openBlobs } from '../../src/foundation/blobs/folder.ts';
import { createDatabase } from '../../src/foundation/db/database.ts';
import type { Database } from '../../src/foundation/db/types.ts';
import { loadHosts } from '../../src/foundation/hosts.ts';
import { makeJobs } from '../../src/foundation/jobs/jobs.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { createLogger } from '../../src/foundation/telemetry/logger.ts';
import { createMetrics } from '../../src/foundation/telemetry/metrics.ts';
import { serverLogging, watchRequests } from '../../src/foundation/telemetry/server.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { handleBerichten, tellBerichten } from '../../src/processes/berichten.ts';
import { loadFaces } from '../../src/services/faces.ts';
import { registerTlog } from '../../src/services/http/tlog.ts';
import { operations } from '../../src/services/own/index.ts';
import { createCallTurns } from '../../src/services/turns.ts';
import { type Clone, cloneDatabase, hashOf, type Template } from './database.ts';
import { keys } from './server.ts';

export const REFERENTIE = '2026-06-01';

/** A few cases are enough to look at, and drawing letters takes time. */
const small = (gemeente: DemoGemeente, most: number): DemoGemeente => ({
  ...gemeente,
  async inhoud(referentie) {
    const inhoud = await gemeente.inhoud(referentie);
    return { ...inhoud, zaken: inhoud.zaken.slice(0, most).map((zaak) => ({ ...zaak, documenten: [] })) };
  },
});

export const WEIDEHOEK = small(weidehoekGemeente, 12);
export const KADERIJK = small(kaderijkGemeente, 2);
const GEMEENTEN = [WEIDEHOEK, KADERIJK];

const quiet = createLogger('silent');

const template: Template = {
  name: 'site',
  key: hashOf(
    'test/support/site-server.ts',
    'test/support/server.ts',
    'src/demo',
    'src/engine',
    'src/registers',
    'src/logbook',
  ),
  async build(target) {
    const db = createDatabase(target);
    const folder = mkdtempSync(join(tmpdir(), 'meent-seed-'));
    const blobs = await openBlobs(folder, keys);
    const hosts = await loadHosts(db.node);
    const { engine } = createApis({
      db,
      keys,
      blobs,
      hosts,
      logbook: createLogbook({ db, keys }),
      outbound: makeOutbound({ allow: ['127.0.0.0/8'] }),
      secure: false,
    });
    await seedDemo({ engine, blobs, keys, database: db, referentie: REFERENTIE, gemeenten: GEMEENTEN });
    await db.close();
    rmSync(folder, { recursive: true });
  },
};

export interface TestSite {
  readonly app: FastifyInstance;
  readonly site: Site;
  readonly engine: Engine;
  readonly db: Database;
  readonly clone: Clone;
  /** Every route of the pages, as `GET /mijn`. */
  readonly pages: readonly string[];
  /** Everything that follows from what was done: numbers, the index per resident, messages. */
  settle(): Promise<void>;
  /** Opens a port and lets the background run by itself, as in production. Gives the address. */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

export interface SiteOptions {
  /** Default: true. */
  readonly demo?: boolean;
  /** Put into the database before the site looks at it. */
  readonly first?: (db: Database) => Promise<unknown>;
}

export async function startSite({ demo: isDemo = true, first }: SiteOptions = {}): Promise<TestSite> {
  const clone = await cloneDatabase(template);
  const db = clone.open();
  await first?.(db);
  const folder = mkdtempSync(join(tmpdir(), 'meent-blobs-'));
  const blobs = await openBlobs(folder, keys);
  const hosts = await loadHosts(db.node);
  const faces = await loadFaces(db.node);
  const logbook = createLogbook({ db, keys, onAppended: () => sequencer.wake() });
  const outbound = makeOutbound({ allow: ['127.0.0.0/8'] });
  const apis = createApis({ db, keys, blobs, hosts, logbook, outbound, secure: false });
  const { engine } = apis;
  const faults: unknown[] = [];
  const sequencer = createSequencer({
    db,
    tasks: [numberEntries(keys), numberChanges, tellBerichten],
    onError: (error) => faults.push(error),
  });
  const jobs = makeJobs(db, { pollMs: 100 });
  handleBerichten(jobs, engine);

  const demo = createDemoIdp({
    keys,
    hosts,
    demoFolder: true,
    listenHost: '127.0.0.1',
    people: await demoPeople(REFERENTIE, GEMEENTEN),
  });
  const channels = createChannels({
    db,
    keys,
    blobs,
    hosts,
    faces,
    engine,
    operations: operations({ blobs, outbound }),
    secure: false,
    demo: isDemo,
    emergencyFolder: join(folder, 'noodtoegang'),
    consentYears: 5,
    providerOf: demo.providerOf,
    attemptsPerMinute: 1000,
  });
  const app = Fastify({ ...serverLogging(quiet) }) as unknown as FastifyInstance;
  watchRequests(app, quiet, createMetrics(quiet));
  await app.register(demo.plugin);
  await apis.register(app);
  registerTlog(app, { database: db, hosts, keys, turns: createCallTurns(), context: apis.context });
  const pages: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') pages.push(`${one} ${url}`);
  });
  await channels.register(app);
  await app.ready();
  jobs.start();
  return {
    app,
    site: channels.site,
    engine,
    db,
    clone,
    pages,
    async settle() {
      while ((await sequencer.round()) !== 0);
      for (;;) {
        const [open] = await clone.asOwner<{ n: number }>(
          `select count(*)::int as n from meent.job where state = 'open'`,
        );
        if (open?.n === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      while ((await sequencer.round()) !== 0);
      for (const municipality of hosts.municipalities()) while (await indexSome(engine.parts, municipality));
      if (faults.length > 0) throw faults[0];
    },
    async listen() {
      sequencer.start();
      await app.listen({ host: '127.0.0.1', port: 0 });
      return `http://localhost:${(app.server.address() as AddressInfo).port}`;
    },
    async stop() {
      await app.close();
      await jobs.stop();
      await sequencer.stop();
      await clone.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
