/**
 * A whole Meent of APIs in process, on a database of its own: two municipalities, each with an application that may do
 * everything (`alles`) and one that may do what a test gives it (`beperkt`). The applications are made once, in a
 * template, through the engine; so a server starts in the time of a clone.
 */

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { type Apis, type ApisOptions, createApis } from '../../src/apis.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import type { Resource } from '../../src/engine/resource.ts';
import { openBlobs } from '../../src/foundation/blobs/folder.ts';
import { createDatabase } from '../../src/foundation/db/database.ts';
import type { Database, Municipality } from '../../src/foundation/db/types.ts';
import { loadHosts } from '../../src/foundation/hosts.ts';
import { makeKeys, type RingKeys } from '../../src/foundation/keys/keys.ts';
import { KEY_KINDS, type KeyRing } from '../../src/foundation/keys/ring.ts';
import { nameId } from '../../src/foundation/name-id.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { createLogger } from '../../src/foundation/telemetry/logger.ts';
import { createMetrics } from '../../src/foundation/telemetry/metrics.ts';
import { serverLogging, watchRequests } from '../../src/foundation/telemetry/server.ts';
import type { AssuranceLevel, Caller } from '../../src/gate/context.ts';
import { BRONNEN } from '../../src/gate/sources.ts';
import { createSessions } from '../../src/identity/sessions.ts';
import { createToken } from '../../src/identity/tokens.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import type { Logbook, LogEntry } from '../../src/logbook/types.ts';
import { INZAGE, STANDAARD } from '../../src/registers/activiteiten/index.ts';
import { resources } from '../../src/registers/index.ts';
import { answerFaults, ownWords } from '../../src/services/http/fallback.ts';
import { registerTlog } from '../../src/services/http/tlog.ts';
import { type CallTurns, createCallTurns } from '../../src/services/turns.ts';
import { activityBody } from './activity.ts';
import { type Clone, cloneDatabase, hashOf, type Template } from './database.ts';
import { alleGegevens } from './gegevens.ts';

export const FIRST: Municipality = 101;
export const SECOND: Municipality = 202;
export const HOSTS: Readonly<Record<Municipality, string>> = { [FIRST]: 'localhost', [SECOND]: 'tweede.localhost' };

/** The same ring in every process, because the template holds what it sealed. Keys of tests protect nobody. */
export const RING: KeyRing = {
  madeFor: 'demo',
  keys: KEY_KINDS.map((kind) => ({
    id: `${kind.charAt(0)}0000test`.slice(0, 9),
    kind,
    created: '2026-01-01T00:00:00.000Z',
    state: 'active',
    secret: createHash('sha256').update(`test ${kind}`).digest(),
  })),
};

export const keys: RingKeys = makeKeys(RING);

const secretOf = (municipality: Municipality, clientId: string): string =>
  `geheim-van-${clientId}-in-${municipality}-123456`;

export const applicationId = (municipality: Municipality, clientId: string): string =>
  nameId(municipality, 'applicatie', clientId);
export const activityId = (municipality: Municipality, identificatie: string): string =>
  nameId(municipality, 'verwerkingsactiviteit', identificatie, '2020-01-01');

/** Whoever seeds: nobody in particular, with every right. */
export const seeder = (municipality: Municipality): Caller => ({
  municipality,
  base: `http://${HOSTS[municipality]}`,
  application: { id: 'test', label: 'Test' },
  activity: { id: '', purpose: '', ground: '', organ: 'college' },
  trace: { traceId: '0'.repeat(32), spanId: '0'.repeat(16) },
  rights: { everything: true, grants: [] },
});

const activity = (identificatie: string, doel: string) =>
  activityBody({
    identificatie,
    naam: doel,
    doel,
    beginGeldigheid: '2020-01-01',
    dpiaStatus: 'afgerond',
    // Whoever may do everything in a test keeps whole persons: who may not vote among what there is of them.
    bijzondereGegevens: ['strafrechtelijk'],
    bijzondereGrond: 'Fictief',
    bijzondereArtikelen: [{ wet: 'AVG', artikel: '10' }],
  });

/** Who has these names may use all that they read for the standard activity. */
export const mayCombine = (engine: Engine, ontvangers: readonly string[], municipality = FIRST): Promise<unknown> =>
  engine.create(seeder(municipality), 'combinatie', combination(ontvangers));

const combination = (ontvangers: readonly string[]) => ({
  identificatie: `samen-${ontvangers.join('-').replace(/[^a-z0-9]+/g, '-')}`.slice(0, 40).replace(/-$/, ''),
  naam: 'Alles samen',
  activiteit: STANDAARD,
  bronnen: BRONNEN,
  gegevens: alleGegevens(BRONNEN),
  categorieenGegevens: ['alles'],
  ontvangers,
  gebruiktDoor: 'Toepassingen die worden getest',
  grond: { wet: 'Algemene wet bestuursrecht', artikel: '3:2' },
  dpia: 'Niet nodig: fictief',
  toelichting: 'Om te proberen wat er mag.',
  beginGeldigheid: '2020-01-01',
});

async function seed(db: Database): Promise<void> {
  const engine = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources });
  for (const [key, host] of Object.entries(HOSTS)) {
    const municipality = Number(key);
    await db.node.query({ text: 'insert into municipality (id) values ($1)' }, [municipality]);
    await db.node.query({ text: 'insert into municipality_epoch (municipality) values ($1)' }, [municipality]);
    await db.node.query(
      {
        text: `insert into municipality_attribute (municipality, kind, value, valid_from) values ($1, 'host', $2, '2020-01-01')`,
      },
      [municipality, host],
    );
    const caller = seeder(municipality);
    const add = (identificatie: string, doel: string) =>
      engine.create(caller, 'verwerkingsactiviteit', activity(identificatie, doel), {
        id: activityId(municipality, identificatie),
      });
    await add(STANDAARD, 'helpen met uw vraag of aanvraag');
    await add(INZAGE, 'laten zien wat wij van u weten');
    // What a test grants, it may use: combinations are the subject of tests of their own.
    await mayCombine(engine, ['alles', 'beperkt'], municipality);
    await makeApplication(engine, municipality, 'alles', true);
    await makeApplication(engine, municipality, 'beperkt', false);
  }
}

async function makeApplication(
  engine: Engine,
  municipality: Municipality,
  clientId: string,
  everything: boolean,
): Promise<void> {
  await engine.create(
    seeder(municipality),
    'applicatie',
    {
      clientIds: [clientId],
      label: `Toepassing ${clientId}`,
      heeftAlleAutorisaties: everything,
      autorisaties: everything ? [] : [{ component: 'nrc', scopes: ['notificaties.consumeren'] }],
    },
    { id: applicationId(municipality, clientId) },
  );
  await giveSecret(engine, municipality, clientId);
}

async function giveSecret(engine: Engine, municipality: Municipality, clientId: string): Promise<void> {
  const id = applicationId(municipality, clientId);
  await engine.run({
    caller: seeder(municipality),
    resource: engine.parts.registry.get('applicatie'),
    operation: 'geheim',
    kind: 'gewijzigd',
    scopes: ['autorisaties.bijwerken'],
    exclusive: id,
    load: async () => {},
    act(work) {
      const it = work.find('applicatie', id)!;
      work.setColumns(it, { geheim: keys.seal(municipality, secretOf(municipality, clientId)) });
      return it;
    },
  });
}

const template: Template = {
  name: 'apis',
  key: hashOf(
    'test/support/server.ts',
    'test/support/activity.ts',
    'src/registers',
    'src/gate',
    'src/engine',
    'src/logbook',
  ),
  async build(target) {
    const db = createDatabase(target);
    await seed(db);
    await db.close();
  },
};

/** A session of the portal, and what its writes send along. */
export interface Resident {
  readonly cookie: string;
  readonly token: string;
}

export interface Request extends Omit<InjectOptions, 'headers'> {
  /** Client id to make a token for; a resident who is logged in; false: nobody. Default `alles`. */
  readonly as?: string | Resident | false;
  readonly municipality?: Municipality;
  /** The employee that the token names. */
  readonly user?: { readonly id: string; readonly name: string };
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestMeent {
  readonly fastify: FastifyInstance;
  readonly engine: Engine;
  readonly db: Database;
  readonly clone: Clone;
  /** Every log entry, in order. */
  readonly logged: LogEntry[];
  /** Every line of the program log. */
  readonly lines: readonly string[];
  /** The authorization header of a client. */
  token(clientId: string, municipality?: Municipality, user?: { readonly id: string; readonly name: string }): string;
  /** One request in process. With a body it is JSON. */
  ask(request: Request): Promise<LightMyRequestResponse>;
  /** Somebody logs in on the portal. */
  login(
    bsn: string,
    options?: { readonly level?: AssuranceLevel; readonly municipality?: Municipality },
  ): Promise<Resident>;
  /** Replaces what the application `beperkt` may do. */
  grant(autorisaties: readonly object[], municipality?: Municipality): Promise<void>;
  /** The client id of another application that may do everything: what one does for somebody counts as one person. */
  another(clientId: string, municipality?: Municipality): Promise<string>;
  /** Another process on the same database and folder. It closes with this one. @param other it read another key file */
  second(other?: Pick<StartOptions, 'keys'>): Promise<Pick<TestMeent, 'ask' | 'engine' | 'db' | 'login' | 'logged'>>;
  /** Where content is stored. */
  readonly blobFolder: string;
  /** Opens a real port and gives its address. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

export interface StartOptions {
  /** Declared resources besides the registers; `prepare` makes their tables. */
  readonly extra?: readonly Resource[];
  readonly prepare?: (clone: Clone) => Promise<unknown>;
  /** In place of the registers. */
  readonly registers?: ApisOptions['registers'];
  readonly deadlineMs?: number;
  readonly turns?: CallTurns;
  /** Other keys than those of the template: a ring that is being rotated. */
  readonly keys?: RingKeys;
  /** Puts something between the program and its database, to see what it asks. */
  readonly watch?: (db: Database) => Database;
}

export async function startMeent(options: StartOptions = {}): Promise<TestMeent> {
  const clone = await cloneDatabase(template);
  await options.prepare?.(clone);
  const blobFolder = mkdtempSync(join(tmpdir(), 'meent-blobs-'));
  const first = await startOn(clone, blobFolder, options);
  const others: FastifyInstance[] = [];
  return {
    ...first,
    blobFolder,
    async second(differing) {
      const other = await startOn(clone, blobFolder, { ...options, ...differing });
      others.push(other.fastify);
      return other;
    },
    async close() {
      for (const fastify of [first.fastify, ...others]) await fastify.close();
      await clone.drop();
      rmSync(blobFolder, { recursive: true, force: true });
    },
  };
}

async function startOn(
  clone: Clone,
  blobFolder: string,
  options: StartOptions,
): Promise<Omit<TestMeent, 'second' | 'close' | 'blobFolder'>> {
  const opened = clone.open();
  const db = options.watch?.(opened) ?? opened;
  const ring = options.keys ?? keys;
  const logged: LogEntry[] = [];
  const hosts = await loadHosts(db.node);
  const apis: Apis = createApis({
    db,
    blobs: await openBlobs(blobFolder, ring),
    // Subscribers of tests are on this machine.
    outbound: makeOutbound({ allow: ['127.0.0.0/8'] }),
    keys: ring,
    hosts,
    logbook: spyOn(createLogbook({ db, keys: ring }), logged),
    secure: false,
    ...(options.extra ? { extra: options.extra } : {}),
    ...(options.registers ? { registers: options.registers } : {}),
    ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
    ...(options.turns ? { turns: options.turns } : {}),
  });
  const lines: string[] = [];
  const log = createLogger('trace', { write: (line: string) => void lines.push(line) });
  const fastify = Fastify({ ...serverLogging(log), ...ownWords }) as unknown as FastifyInstance;
  db.onSlow((slow) => log.warn('slow-statement', slow));
  watchRequests(fastify, log, createMetrics(log));
  answerFaults(fastify);
  await apis.register(fastify);
  registerTlog(fastify, { database: db, hosts, keys: ring, turns: createCallTurns(), context: apis.context });
  await fastify.ready();
  const token: TestMeent['token'] = (clientId, municipality = FIRST, user) =>
    `Bearer ${createToken({
      clientId,
      secret: secretOf(municipality, clientId),
      ...(user ? { userId: user.id, userRepresentation: user.name } : {}),
    })}`;
  return {
    fastify,
    engine: apis.engine,
    db,
    clone,
    logged,
    lines,
    token,
    ask({ as = 'alles', municipality = FIRST, user, headers = {}, ...rest }) {
      const shownBy = (who: string | Resident, method = 'GET'): Record<string, string> => {
        if (typeof who === 'string') return { authorization: token(who, municipality, user) };
        const reads = method === 'GET' || method === 'HEAD';
        return { cookie: who.cookie, ...(reads ? {} : { 'x-csrf-token': who.token }) };
      };
      return fastify.inject({
        ...rest,
        headers: {
          host: HOSTS[municipality]!,
          ...(as === false ? {} : shownBy(as, rest.method)),
          ...headers,
        },
      });
    },
    async login(bsn, { level = 'substantieel', municipality = FIRST } = {}) {
      const who = { kind: 'resident', bsn, level, name: 'Iemand' } as const;
      const cookie = `meent=${await createSessions(db, ring).start({ municipality }, who)}`;
      const headers = { host: HOSTS[municipality]!, cookie };
      const answer = await fastify.inject({ url: '/meent/api/v1/mijn/sessie', headers });
      return { cookie, token: answer.statusCode === 200 ? answer.json().token : '' };
    },
    async grant(autorisaties, municipality = FIRST) {
      await apis.engine.patch(seeder(municipality), 'applicatie', applicationId(municipality, 'beperkt'), {
        autorisaties,
      });
    },
    async another(clientId, municipality = FIRST) {
      const snapshot = await apis.engine.parts.snapshots.current(municipality);
      if (!snapshot.get('applicatie', applicationId(municipality, clientId))) {
        await mayCombine(apis.engine, [clientId], municipality);
        await makeApplication(apis.engine, municipality, clientId, true);
      }
      return clientId;
    },
    listen: () => fastify.listen({ host: '127.0.0.1', port: 0 }),
  };
}

const spyOn = (logbook: Logbook, logged: LogEntry[]): Logbook => ({
  append(entry, actor, errand) {
    logged.push(entry);
    return logbook.append(entry, actor, errand);
  },
  asCte(entries, first) {
    logged.push(...entries.map(({ entry }) => entry));
    return logbook.asCte(entries, first);
  },
});
