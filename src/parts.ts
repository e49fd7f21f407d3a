/** What every thread that answers requests has: keys, documents, the logbook's writing end, the engine and its APIs. */
import { join } from 'node:path';
import { brpBronnen } from './adapters/brp/bronnen.ts';
import { type Apis, createApis } from './apis.ts';
import type { Engine } from './engine/engine.ts';
import type { StoreHooks } from './engine/store.ts';
import { openBlobs } from './foundation/blobs/folder.ts';
import type { Config } from './foundation/config.ts';
import type { DataFolder } from './foundation/data-folder.ts';
import type { Database } from './foundation/db/types.ts';
import { type Hosts, loadHosts } from './foundation/hosts.ts';
import { openKeys } from './foundation/keys/open.ts';
import { entryOf } from './foundation/outbound/addresses.ts';
import { makeOutbound } from './foundation/outbound/outbound.ts';
import type { Logger } from './foundation/telemetry/logger.ts';
import { createMetrics, type Metrics } from './foundation/telemetry/metrics.ts';
import type { Blobs, Outbound } from './foundation/types.ts';
import { type EmployeeProviders, employeeProviders } from './identity/employees.ts';
import { createLogbook, type RunningLogbook } from './logbook/append.ts';
import { type Emergency, emergencyFolder, openEmergency } from './logbook/emergency/emergency.ts';
import { createExporter, type SpanExporter } from './logbook/otlp.ts';
import type { Sign } from './logbook/sequencer.ts';
import type { StoredCommits } from './logbook/stored.ts';
import { type Faces, loadFaces } from './services/faces.ts';
import { type CallTurns, createCallTurns } from './services/turns.ts';

export type OpenKeys = ReturnType<typeof openKeys>;

export interface PartsOptions {
  /** The share of this thread. */
  readonly config: Config;
  readonly folder: DataFolder;
  readonly database: Database;
  readonly log: Logger;
  readonly keys: OpenKeys;
  /** Remembers commits until they have a number. */
  readonly stored: Pick<StoredCommits, 'add'>;
  /** Tells who numbers what was committed. */
  readonly wake: (sign: Sign) => void;
  readonly onEpoch: NonNullable<StoreHooks['onEpoch']>;
}

export interface Parts extends Omit<PartsOptions, 'stored' | 'wake' | 'onEpoch'> {
  readonly metrics: Metrics;
  readonly blobs: Blobs;
  readonly logbook: RunningLogbook;
  readonly emergency: Emergency;
  /** To a collector, where one is set. */
  readonly spans?: SpanExporter;
  /** Who logs employees in, where that is set. */
  readonly login?: EmployeeProviders;
  readonly hosts: Hosts;
  readonly faces: Faces;
  readonly outbound: Outbound;
  readonly turns: CallTurns;
  readonly apis: Apis;
  readonly engine: Engine;
  /** Browsers and applications reach us over https. */
  readonly secure: boolean;
}

/** Whoever tries the demo has a subscriber on the same machine. */
const DEMO_OUTBOUND = ['127.0.0.0/8', '::1'];

export const keysOf = (config: Config, { mode }: DataFolder): OpenKeys =>
  openKeys({ folder: config.keys, mode, create: mode === 'demo' });

const exporterOf = (url: string, outbound: Outbound, log: Logger): SpanExporter =>
  createExporter({
    url,
    outbound,
    version: '1',
    onFault: (status) => log.warn('spans-not-taken', { ...(status === undefined ? {} : { status }) }),
  });

export async function createParts({ stored, wake, onEpoch, ...given }: PartsOptions): Promise<Parts> {
  const { config, folder, database, log, keys } = given;
  database.onSlow((slow) => log.warn('slow-statement', slow));
  const blobs = await openBlobs(join(folder.path, 'blobs'), keys);
  const secure = config.baseUrl.startsWith('https:');
  const emergency = openEmergency(emergencyFolder(folder.path), keys);
  const allow = [...config.outboundAllow, ...(folder.mode === 'demo' ? DEMO_OUTBOUND : [])];
  const outbound = makeOutbound({ allow });
  // What a setting of its own names is called by that part alone: nobody who subscribes or links reaches it through us.
  const outboundTo = (addresses: readonly string[]): Outbound =>
    makeOutbound({ allow: [...allow, ...addresses.map(entryOf)] });
  const spans =
    config.otlpUrl === undefined ? undefined : exporterOf(config.otlpUrl, outboundTo([config.otlpUrl]), log);
  const logbook = createLogbook({
    ...{ db: database, keys, stored, emergency },
    ...(spans ? { onEntry: spans.add } : {}),
    onAppended: () => wake('entries'),
  });
  const hosts = await loadHosts(database.node);
  const turns = createCallTurns(config);
  const apis = createApis({
    ...{ db: database, keys, logbook, hosts, secure, blobs, outbound, turns },
    ...(config.brp === undefined ? {} : { personenElders: brpBronnen(config.brp, outboundTo) }),
    hooks: { onStored: () => wake('changes'), onEpoch },
    readyBytes: config.readyMegabytes * 1024 * 1024,
  });
  const faces = await loadFaces(database.node);
  const { engine } = apis;
  const login = config.login === undefined ? undefined : employeeProviders(config.login, outboundTo);
  return {
    ...given,
    metrics: createMetrics(log),
    blobs,
    logbook,
    emergency,
    hosts,
    faces,
    outbound,
    turns,
    apis,
    engine,
    secure,
    ...(spans ? { spans } : {}),
    ...(login ? { login } : {}),
  };
}
