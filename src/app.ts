/**
 * The composition root of a process, in its first thread: what answers requests, and all that works in the background.
 * Other threads (thread.ts) answer requests too, and tell this one what they stored.
 */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { forgetMovedKeys } from './engine/moved-keys.ts';
import { handleRenewal } from './engine/renewal-job.ts';
import { keepDatesRight } from './engine/right-dates-job.ts';
import { createSearchIndex } from './engine/search/follow.ts';
import { foldCounts, numberChanges } from './engine/sequence.ts';
import type { Config } from './foundation/config.ts';
import { type DataFolder, HEADS_BEFORE } from './foundation/data-folder.ts';
import { refuseOtherDatabase } from './foundation/db/belongs.ts';
import type { Database, Municipality } from './foundation/db/types.ts';
import { errorCode } from './foundation/error-code.ts';
import type { Hosts } from './foundation/hosts.ts';
import { everyDay } from './foundation/jobs/daily.ts';
import { makeJobs } from './foundation/jobs/jobs.ts';
import { refuseOtherKeys } from './foundation/keys/belongs.ts';
import { keyFile } from './foundation/keys/file.ts';
import { createLogger, type LineSink } from './foundation/telemetry/logger.ts';
import { emergencyFolder } from './logbook/emergency/emergency.ts';
import { openFor } from './logbook/emergency/opening.ts';
import { startReplay, waitingLogs } from './logbook/emergency/replay.ts';
import { eraseLines } from './logbook/erase.ts';
import { failureOf } from './logbook/failure.ts';
import { beginGenerations } from './logbook/generation.ts';
import { numberEntries } from './logbook/number.ts';
import { createRefusals } from './logbook/refused.ts';
import { createSequencer, type Sequencer } from './logbook/sequencer.ts';
import { createStoredCommits, type StoredCommits } from './logbook/stored.ts';
import { verifyDaily } from './logbook/verify-daily.ts';
import { openWitness } from './logbook/witness.ts';
import { createParts, keysOf, type Parts } from './parts.ts';
import { handleBerichten, tellBerichten } from './processes/berichten.ts';
import { handleSweep } from './registers/documenten/index.ts';
import { handOut, startDelivery } from './registers/notificaties/index.ts';
import { answerOperator, createServer, plainServer } from './server.ts';
import { purgeDecisions } from './services/access/decision-log.ts';
import { leesAchterstand } from './services/archief/achterstand.ts';
import { handleOverbrenging } from './services/archief/overbrenging-taak.ts';
import { handleVernietiging } from './services/archief/taak.ts';
import { handleVasthoudingen } from './services/avg/vergelijken.ts';
import { hearingOf } from './services/hearing.ts';
import { type Figures, figuresOf } from './services/http/figures.ts';
import { registerMetrics } from './services/http/metrics.ts';
import { handleToestemmingen } from './services/keuzes/bewaren.ts';
import { handleWissen } from './services/logboek/wissen.ts';
import { handleRol } from './services/mandaten/rol.ts';
import { bridgeCombinations, combinationsWithoutGround } from './services/overgang.ts';
import { handleEinde } from './services/toegang/einde.ts';
import type { Threads } from './threads.ts';

export interface AppOptions {
  /** The share of the first thread. */
  readonly config: Config;
  readonly folder: DataFolder;
  readonly database: Database;
  /** Tells the operator something while they wait. */
  readonly say: (line: string) => void;
  readonly threads: Pick<Threads, 'figures' | 'raised' | 'refuseHanging'>;
}

export interface App {
  readonly fastify: FastifyInstance;
  /** Answers health and metrics: the same as `fastify`, or one that listens on a port of its own. */
  readonly operator: FastifyInstance;
  readonly engine: Parts['engine'];
  /** What other threads stored comes here. */
  readonly stored: Pick<StoredCommits, 'add'>;
  readonly wake: Sequencer['wake'];
  /** Writes lines of the program log of other threads. */
  readonly lines: LineSink;
  /** Lines for the operator under `Meent is ready`. */
  readonly welcome: readonly string[];
  /** Stops answering, lets running requests end. */
  stopAnswering(): Promise<void>;
  /** The same, then stops what works in the background. The database stays open. */
  close(): Promise<void>;
}

export async function createApp({ config, folder, database, say, threads }: AppOptions): Promise<App> {
  const log = createLogger(config.logLevel);
  const keys = keysOf(config, folder);
  await refuseOtherKeys(database.node, keys, keyFile(config.keys));
  await refuseOtherDatabase(database.node, folder.path);
  const refusals = createRefusals(({ municipality, why, count }) =>
    log.error('log-entries-refused', { municipality, errorCode: why, count }),
  );
  const stored = createStoredCommits(keys, refusals);
  const wake: Sequencer['wake'] = (sign) => sequencer.wake(sign);
  const parts = await createParts({ config, folder, database, log, keys, stored, wake, onEpoch: threads.raised });
  const { metrics, logbook, blobs, hosts, faces, outbound, turns, engine } = parts;
  const jobs = makeJobs(database, { log });
  const witness = openWitness(join(folder.path, 'heads'), (error) =>
    log.error('heads-not-kept', { errorCode: errorCode(error) }),
  );
  await beginGenerations(
    database,
    keys,
    { before: join(folder.path, HEADS_BEFORE), heads: join(folder.path, 'heads') },
    (municipality, { size, kept }) => log.error('log-put-back', { municipality, count: size - kept }),
    (error) => log.error('log-not-named-anew', failureOf(error)),
  );
  const sequencer = createSequencer({
    db: database,
    tasks: [
      numberEntries(keys, { witness, refusals, onNumbered: stored.numbered }),
      stored.task,
      eraseLines(({ municipality, code }) => log.error('log-not-erased', { municipality, errorCode: code })),
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
  startDelivery({ engine, jobs, outbound, log, hearing: hearingOf(engine) });
  handleBerichten(jobs, engine);
  const verification = verifyDaily(jobs, database, { keys, kept: witness.all }, (municipality, count) =>
    log.error('log-changed', { municipality, count }),
  );
  const dates = keepDatesRight(jobs, database, engine.parts.registry, (municipality, count) =>
    log.error('counts-wrong', { municipality, count }),
  );
  const archief = { engine, blobs, nameOf: (municipality: Municipality) => faces.of(municipality).name };
  const plans = [
    handleRenewal(jobs, engine.parts),
    handleSweep(jobs, { db: database, blobs }),
    handleEinde(jobs, engine, database),
    handleVernietiging(jobs, archief),
    handleOverbrenging(jobs, archief),
    handleWissen(jobs, engine, database),
    handleRol(jobs, engine, database),
    handleToestemmingen(jobs, engine, database, config.consentYears),
    handleVasthoudingen(jobs, engine, database),
    verification.plan,
    dates.plan,
    everyDay(jobs, database, 'besluiten.opruimen', (municipality) => purgeDecisions(database, municipality)),
    everyDay(jobs, database, 'antwoorden.opruimen', (municipality) => engine.parts.idempotency.purge(municipality)),
  ];
  for (const { municipality, count } of await bridgeCombinations(engine, database))
    if (count > 0) log.warn('combinations-bridged', { municipality, count });
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

  const achterstand = leesAchterstand(database, hosts.municipalities);
  const own = (): Figures =>
    figuresOf({ database, turns, logbook, metrics, ...(parts.spans ? { spans: parts.spans } : {}) });
  const localLogs = (): number => waitingLogs(emergencyFolder(folder.path));
  const glassOpen = (): number => openFor(emergencyFolder(folder.path), keys, hosts.municipalities());
  const overgang = (): Promise<number> => combinationsWithoutGround(engine, hosts.municipalities());
  const measured = {
    database,
    registry: engine.parts.registry,
    refusals,
    verification,
    own,
    others: threads.figures,
    achterstand,
    overgang,
    localLogs,
    glassOpen,
  };
  const checks = [{ name: 'threads', check: threads.refuseHanging }];
  const apart = config.operatorPort === undefined ? undefined : plainServer(log);
  if (apart) {
    answerOperator(apart, parts, checks);
    registerMetrics(apart, metrics, measured);
  }
  const idp =
    demo && started ? await demo.startIdp({ keys, hosts, listenHost: config.host, people: started.people }) : undefined;
  const { fastify, channels, ...server } = await createServer(parts, {
    idp,
    checks,
    ...(apart ? {} : { besides: (fastify: FastifyInstance) => registerMetrics(fastify, metrics, measured) }),
    async onHosts() {
      for (const municipality of hosts.municipalities()) for (const plan of plans) await plan(municipality);
    },
  });
  plans.push(
    everyDay(jobs, database, 'kanalen.opruimen', async (municipality) => {
      await channels.site.drafts.purge(municipality);
      await channels.identity.sessions.purge(municipality);
    }),
  );
  const emergency = emergencyFolder(folder.path);
  const stopReplay = startReplay(
    { folder: emergency, db: database, keys, stored },
    ({ municipality, entries, damaged }) => {
      log.warn('break-glass-replayed', { municipality, count: entries });
      if (damaged.length > 0) log.error('break-glass-log-changed', { municipality, count: damaged.length });
      wake('entries');
    },
    (error) => log.error('break-glass-not-replayed', { errorCode: errorCode(error) }),
  );
  sequencer.start();
  await searchIndex.start();
  await server.meetMunicipalities();
  jobs.start();
  let stopped: Promise<void> | undefined;
  const stopAnswering = (): Promise<void> => {
    stopped ??= server.close();
    return stopped;
  };
  return {
    fastify,
    operator: apart ?? fastify,
    engine,
    stored,
    wake,
    lines: log.lines,
    welcome: started?.welcome ?? welcomeOf(config, hosts),
    stopAnswering,
    async close() {
      await stopAnswering();
      await apart?.close();
      await jobs.stop();
      await stopReplay();
      await searchIndex.stop();
      await logbook.idle();
      await parts.spans?.close();
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
