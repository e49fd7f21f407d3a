/** The composition root of one process: every part is made here once and handed down. */
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { type Apis, createApis } from './apis.ts';
import { createChannels } from './channels/channels.ts';
import { forgetMovedKeys } from './engine/moved-keys.ts';
import { handleRenewal } from './engine/renewal-job.ts';
import { createSearchIndex } from './engine/search/follow.ts';
import { foldCounts, numberChanges } from './engine/sequence.ts';
import { followEpochs } from './engine/snapshot.ts';
import { openBlobs } from './foundation/blobs/folder.ts';
import type { Config } from './foundation/config.ts';
import type { DataFolder } from './foundation/data-folder.ts';
import { refuseOtherDatabase } from './foundation/db/belongs.ts';
import type { Database, Municipality } from './foundation/db/types.ts';
import { errorCode } from './foundation/error-code.ts';
import { HOSTS_CHANNEL, type Hosts, loadHosts } from './foundation/hosts.ts';
import { everyDay } from './foundation/jobs/daily.ts';
import { makeJobs } from './foundation/jobs/jobs.ts';
import { refuseOtherKeys } from './foundation/keys/belongs.ts';
import { keyFile } from './foundation/keys/file.ts';
import { openKeys } from './foundation/keys/open.ts';
import { makeOutbound } from './foundation/outbound/outbound.ts';
import { createLogger } from './foundation/telemetry/logger.ts';
import { createMetrics } from './foundation/telemetry/metrics.ts';
import { serverLogging, watchRequests } from './foundation/telemetry/server.ts';
import { createLogbook } from './logbook/append.ts';
import { failureOf } from './logbook/failure.ts';
import { numberEntries } from './logbook/number.ts';
import { createRefusals } from './logbook/refused.ts';
import { createSequencer } from './logbook/sequencer.ts';
import { createStoredCommits } from './logbook/stored.ts';
import { verifyDaily } from './logbook/verify-daily.ts';
import { openWitness } from './logbook/witness.ts';
import { handleBerichten, tellBerichten } from './processes/berichten.ts';
import { handleSweep } from './registers/documenten/index.ts';
import { handOut, startDelivery } from './registers/notificaties/index.ts';
import { leesAchterstand } from './services/archief/achterstand.ts';
import { handleOverbrenging } from './services/archief/overbrenging-taak.ts';
import { handleVernietiging } from './services/archief/taak.ts';
import { loadFaces } from './services/faces.ts';
import { answerFaults, ownWords } from './services/http/fallback.ts';
import { registerHealth } from './services/http/health.ts';
import { registerMetrics } from './services/http/metrics.ts';
import { registerTlog } from './services/http/tlog.ts';
import { operations } from './services/own/index.ts';
import { handleEinde } from './services/toegang/einde.ts';
import { createCallTurns } from './services/turns.ts';

export interface AppParts {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly database: Database;
  /** Tells the operator something while they wait. */
  readonly say: (line: string) => void;
}

export interface App {
  readonly fastify: FastifyInstance;
  /** Answers health and metrics: the same as `fastify`, or one that listens on a port of its own. */
  readonly operator: FastifyInstance;
  readonly engine: Apis['engine'];
  /** Lines for the operator under `Meent is ready`. */
  readonly welcome: readonly string[];
  /** Stops answering, lets running requests end, then stops what works in the background. The database stays open. */
  close(): Promise<void>;
}

/** Whoever tries the demo has a subscriber on the same machine. */
const DEMO_OUTBOUND = ['127.0.0.0/8', '::1'];

export async function createApp({ config, folder, database, say }: AppParts): Promise<App> {
  const log = createLogger(config.logLevel);
  const metrics = createMetrics(log);
  database.onSlow((slow) => log.warn('slow-statement', slow));
  const keys = openKeys({ folder: config.keys, mode: folder.mode, create: folder.mode === 'demo' });
  await refuseOtherKeys(database.node, keys, keyFile(config.keys));
  await refuseOtherDatabase(database.node, folder.path);
  const blobs = await openBlobs(join(folder.path, 'blobs'), keys);
  const secure = config.baseUrl.startsWith('https:');

  const refusals = createRefusals(({ municipality, why, count }) =>
    log.error('log-entries-refused', { municipality, errorCode: why, count }),
  );
  const stored = createStoredCommits(keys, refusals);
  const logbook = createLogbook({ db: database, keys, stored, onAppended: () => sequencer.wake('entries') });
  const jobs = makeJobs(database, { log });
  const hosts: Hosts = await loadHosts(database.node);
  const outbound = makeOutbound({ allow: [...config.outboundAllow, ...(folder.mode === 'demo' ? DEMO_OUTBOUND : [])] });
  const turns = createCallTurns(config);
  const apis = createApis({
    ...{ db: database, keys, logbook, hosts, secure, blobs, outbound, turns },
    onStored: () => sequencer.wake('changes'),
    readyBytes: config.readyMegabytes * 1024 * 1024,
  });
  const { engine } = apis;
  const faces = await loadFaces(database.node);
  const witness = openWitness(join(folder.path, 'heads'), (error) =>
    log.error('heads-not-kept', { errorCode: errorCode(error) }),
  );
  const sequencer = createSequencer({
    db: database,
    tasks: [
      numberEntries(keys, { witness, refusals, onNumbered: stored.numbered }),
      stored.task,
      numberChanges,
      foldCounts,
      forgetMovedKeys,
      handOut(engine.parts, jobs),
      tellBerichten,
    ],
    onError: (error) => log.error('sequencer-failed', failureOf(error)),
  });
  const searchIndex = createSearchIndex({
    parts: engine.parts,
    municipalities: hosts.municipalities,
    onError: (error) => log.error('search-not-indexed', { errorCode: errorCode(error) }),
  });
  startDelivery({ engine, jobs, outbound, log });
  handleBerichten(jobs, engine);
  const planRenewal = handleRenewal(jobs, engine.parts);
  const verification = verifyDaily(jobs, database, { keys, kept: witness.all }, (municipality, count) =>
    log.error('log-changed', { municipality, count }),
  );
  const archief = { engine, blobs, nameOf: (municipality: Municipality) => faces.of(municipality).name };
  const planVernietiging = handleVernietiging(jobs, archief);
  const planOverbrenging = handleOverbrenging(jobs, archief);
  const planEinde = handleEinde(jobs, engine, database);
  const planSweep = handleSweep(jobs, { db: database, blobs });
  const demo = folder.mode === 'demo' ? await import('./demo/start.ts') : undefined;
  const started = await demo?.startDemo({
    engine,
    blobs,
    keys,
    database,
    referentie: folder.since,
    baseUrl: config.baseUrl,
    say,
  });
  await hosts.reload();

  const fastify = Fastify({
    ...serverLogging(log),
    ...ownWords,
    forceCloseConnections: 'idle',
    // A part of a large document is 100 MB, and some upload it over a slow line. Headers have a minute (Node's own limit).
    requestTimeout: 600_000,
  }) as unknown as FastifyInstance;
  watchRequests(fastify, log, metrics);
  const operator =
    config.operatorPort === undefined
      ? fastify
      : (Fastify({ ...serverLogging(log), ...ownWords, forceCloseConnections: true }) as unknown as FastifyInstance);
  const readyChecks = [{ name: 'database', check: () => database.node.query({ name: 'ready', text: 'select 1' }) }];
  for (const server of new Set([fastify, operator])) {
    answerFaults(server);
    registerHealth(server, readyChecks);
  }
  const achterstand = leesAchterstand(database, hosts.municipalities);
  registerMetrics(operator, metrics, { database, logbook, refusals, verification, turns, achterstand });
  registerTlog(fastify, { database, hosts, keys, turns });
  await apis.register(fastify);
  const idp =
    demo && started ? await demo.startIdp({ keys, hosts, listenHost: config.host, people: started.people }) : undefined;
  if (idp) await fastify.register(idp.plugin);
  const channels = createChannels({
    db: database,
    keys,
    blobs,
    hosts,
    faces,
    engine,
    turns,
    operations: operations({ blobs, outbound }),
    secure,
    demo: folder.mode === 'demo',
    // Providers of DigiD and eHerkenning come with their settings; until then nobody logs in outside the demo.
    providerOf: idp?.providerOf ?? (() => undefined),
  });
  await channels.register(fastify);

  const stopFollowing = await followEpochs(database, engine.parts.snapshots);
  sequencer.start();
  await searchIndex.start();
  const planTidy = everyDay(jobs, database, 'kanalen.opruimen', async (municipality) => {
    await channels.site.drafts.purge(municipality);
    await channels.identity.sessions.purge(municipality);
  });
  const planForget = everyDay(jobs, database, 'antwoorden.opruimen', (municipality) =>
    engine.parts.idempotency.purge(municipality),
  );
  const meetMunicipalities = async (): Promise<void> => {
    await hosts.reload();
    await faces.reload();
    for (const municipality of hosts.municipalities()) {
      await planRenewal(municipality);
      await planSweep(municipality);
      await planEinde(municipality);
      await planVernietiging(municipality);
      await planOverbrenging(municipality);
      await verification.plan(municipality);
      await planTidy(municipality);
      await planForget(municipality);
    }
  };
  await meetMunicipalities();
  const stopMeeting = await database.listen(HOSTS_CHANNEL, () => {
    meetMunicipalities().catch((error) => log.error('hosts-not-read', { errorCode: errorCode(error) }));
  });
  jobs.start();
  return {
    fastify,
    operator,
    engine,
    welcome: started?.welcome ?? welcomeOf(config, hosts),
    async close() {
      engine.parts.changed.release();
      await fastify.close();
      if (operator !== fastify) await operator.close();
      await stopFollowing();
      await stopMeeting();
      await jobs.stop();
      await searchIndex.stop();
      // A gap in the numbers is nothing to stop for.
      await engine.parts.numbers.giveBack().catch(() => {});
      await logbook.idle();
      await sequencer.stop();
      witness.close();
    },
  };
}

const welcomeOf = ({ baseUrl }: Config, hosts: Hosts): readonly string[] =>
  hosts.municipalities().length > 0
    ? [baseUrl]
    : [
        'There is no municipality yet, so every address answers 404.',
        'Add one: npm run meent -- municipality add --help',
      ];
