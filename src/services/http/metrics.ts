/** `GET /metrics`, and the gauges that read the parts of the process. */
import type { FastifyInstance } from 'fastify';
import type { Registry } from '../../engine/registry.ts';
import { renewalStates } from '../../engine/renewal.ts';
import { unsureDates, wrongDays } from '../../engine/right-dates-job.ts';
import { changesWaitSeconds } from '../../engine/sequence.ts';
import type { Database } from '../../foundation/db/types.ts';
import { queueStates } from '../../foundation/jobs/operator.ts';
import type { Metrics } from '../../foundation/telemetry/metrics.ts';
import { logGrowth } from '../../logbook/growth.ts';
import { countRefused, type Refusals } from '../../logbook/refused.ts';
import type { DailyVerification } from '../../logbook/verify-daily.ts';
import { waitingSeconds } from '../../logbook/waiting.ts';
import { outboxState } from '../../registers/notificaties/index.ts';
import type { Achterstand } from '../archief/achterstand.ts';
import { type Figures, summed } from './figures.ts';

export interface Measured {
  readonly database: Database;
  readonly registry: Registry;
  readonly refusals: Refusals;
  readonly verification: DailyVerification;
  /** Of the thread that answers, and of the others. */
  readonly own: () => Figures;
  readonly others: () => Promise<readonly Figures[]>;
  readonly achterstand: () => Promise<Achterstand>;
  /** Combinations of sources of which nobody said by which law. */
  readonly overgang: () => Promise<number>;
  /** Of a break-glass, that are not in the logbook. */
  readonly localLogs: () => number;
  /** Municipalities for which break-glass is open. */
  readonly glassOpen: () => number;
}

export function registerMetrics(
  fastify: FastifyInstance,
  metrics: Metrics,
  { database, registry, refusals, verification, own, others, achterstand, overgang, localLogs, glassOpen }: Measured,
): void {
  const all = async (): Promise<readonly Figures[]> => [own(), ...(await others())];
  const kinds = ['calls', 'uploads', 'guests'] as const;
  metrics.gauge('meent_thread_busy_seconds', async () =>
    (await all()).map(({ busy }, thread) => ({ label: String(thread), value: busy })),
  );
  metrics.gauge('meent_pool_waiting', async () =>
    summed(
      await all(),
      ({ pools }) => pools,
      ({ pool, waiting }) => ({ label: pool, value: waiting }),
    ),
  );
  metrics.gauge('meent_pool_connections', async () =>
    summed(
      await all(),
      ({ pools }) => pools,
      ({ pool, total }) => ({ label: pool, value: total }),
    ),
  );
  for (const what of ['waiting', 'refused'] as const)
    metrics.gauge(`meent_turns_${what}`, async () =>
      summed(
        await all(),
        ({ turns }) => kinds.map((kind) => ({ label: kind, value: turns[kind][what] })),
        (one) => one,
      ),
    );
  metrics.gauge('meent_log_writer_queue', async () =>
    (await all()).reduce((sum, { logWaiting }) => sum + logWaiting, 0),
  );
  metrics.gauge('meent_spans_dropped', async () =>
    (await all()).reduce((sum, { spansDropped }) => sum + spansDropped, 0),
  );
  metrics.gauge('meent_log_waiting_seconds', () => waitingSeconds(database.log));
  metrics.gauge('meent_sequencer_lag_seconds', () => changesWaitSeconds(database.log));
  metrics.gauge('meent_log_growth', () => logGrowth(database.log));
  // Not less when somebody takes the rows away.
  metrics.gauge('meent_log_refused', async () => Math.max(refusals.count(), await countRefused(database.log)));
  metrics.gauge('meent_break_glass_open', () => Promise.resolve(glassOpen()));
  metrics.gauge('meent_log_beside', () => Promise.resolve(localLogs()));
  metrics.gauge('meent_log_findings', () => verification.findings());
  metrics.gauge('meent_log_verified_seconds', () => verification.ageSeconds());
  metrics.gauge('meent_job_oldest_seconds', async () =>
    (await queueStates(database.node)).map(({ queue, oldestSeconds }) => ({ label: queue, value: oldestSeconds })),
  );
  metrics.gauge('meent_job_failed', async () =>
    (await queueStates(database.node)).map(({ queue, failed }) => ({ label: queue, value: failed })),
  );
  metrics.gauge('meent_outbox_oldest_seconds', async () => (await outboxState(database.log)).oldestSeconds);
  metrics.gauge('meent_delivery_dead', async () => (await outboxState(database.log)).dead);
  metrics.gauge('meent_subscription_paused', async () => (await outboxState(database.log)).paused);
  metrics.gauge('meent_destruction_overdue_days', async () => (await achterstand()).zaken);
  metrics.gauge('meent_destruction_list_days', async () => (await achterstand()).lijsten);
  metrics.gauge('meent_combinations_without_ground', overgang);
  metrics.gauge('meent_bodies_old', async () =>
    (await renewalStates(database.log)).flatMap(({ resource, remaining }) =>
      remaining === null ? [] : [{ label: resource, value: remaining }],
    ),
  );
  metrics.gauge('meent_dates_wrong', () => wrongDays(database.log));
  metrics.gauge('meent_dates_unsure', () => unsureDates(database.log, registry));
  fastify.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text((await others()).map(({ requests }) => requests))),
  );
}
