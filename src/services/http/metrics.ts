/** `GET /metrics`, and the gauges that read the parts of this process. */
import type { FastifyInstance } from 'fastify';
import { renewalStates } from '../../engine/renewal.ts';
import { changesWaitSeconds } from '../../engine/sequence.ts';
import type { Database } from '../../foundation/db/types.ts';
import { queueStates } from '../../foundation/jobs/operator.ts';
import type { Metrics } from '../../foundation/telemetry/metrics.ts';
import type { RunningLogbook } from '../../logbook/append.ts';
import { countRefused, type Refusals } from '../../logbook/refused.ts';
import type { DailyVerification } from '../../logbook/verify-daily.ts';
import { waitingSeconds } from '../../logbook/waiting.ts';
import { outboxState } from '../../registers/notificaties/index.ts';
import type { Achterstand } from '../archief/achterstand.ts';
import type { CallTurns } from '../turns.ts';

export interface Measured {
  readonly database: Database;
  readonly logbook: RunningLogbook;
  readonly refusals: Refusals;
  readonly verification: DailyVerification;
  readonly turns: CallTurns;
  readonly achterstand: () => Promise<Achterstand>;
}

export function registerMetrics(
  fastify: FastifyInstance,
  metrics: Metrics,
  { database, logbook, refusals, verification, turns, achterstand }: Measured,
): void {
  metrics.gauge('meent_pool_waiting', () =>
    database.stats().map(({ pool, waiting }) => ({ label: pool, value: waiting })),
  );
  metrics.gauge('meent_pool_connections', () =>
    database.stats().map(({ pool, total }) => ({ label: pool, value: total })),
  );
  for (const what of ['waiting', 'refused'] as const)
    metrics.gauge(`meent_turns_${what}`, () =>
      (['calls', 'uploads'] as const).map((kind) => ({ label: kind, value: turns[kind].state()[what] })),
    );
  metrics.gauge('meent_log_writer_queue', () => logbook.waiting());
  metrics.gauge('meent_log_waiting_seconds', () => waitingSeconds(database.log));
  metrics.gauge('meent_sequencer_lag_seconds', () => changesWaitSeconds(database.log));
  // Not less when somebody takes the rows away.
  metrics.gauge('meent_log_refused', async () => Math.max(refusals.count(), await countRefused(database.log)));
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
  metrics.gauge('meent_bodies_old', async () =>
    (await renewalStates(database.log)).flatMap(({ resource, remaining }) =>
      remaining === null ? [] : [{ label: resource, value: remaining }],
    ),
  );
  fastify.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
}
