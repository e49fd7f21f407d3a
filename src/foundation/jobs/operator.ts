/** What an operator sees of jobs and does about them. */
import type { Municipality, Queryable } from '../db/types.ts';
import { newId } from '../ids.ts';
import { CHANNEL } from './statements.ts';

export interface FailedJob {
  readonly id: string;
  readonly queue: string;
  readonly municipality: Municipality | null;
  readonly attempt: number;
  /** A code, see errorCode. */
  readonly lastError: string | null;
  readonly createdAt: Date;
}

/** Jobs that were tried as often as they may be, oldest first. */
export const failedJobs = (q: Queryable, limit = 100): Promise<FailedJob[]> =>
  q.query<FailedJob>(
    {
      name: 'job_failed',
      text: `
select id, queue, municipality, attempt, last_error as "lastError", created_at as "createdAt"
from job where state = 'failed' order by created_at, id limit $1`,
    },
    [limit],
  );

/**
 * Lets a failed job start over, with all its attempts. When the same key is waiting, that job does the work and the failed
 * one goes. False when it is not there, or another operator was first.
 */
export async function retryFailed(q: Queryable, id: string): Promise<boolean> {
  const rows = await q.query(
    {
      name: 'job_retry_failed',
      text: `
with failed as (
  delete from job where id = $1 and state = 'failed' returning *),
again as (
  insert into job (id, queue, municipality, payload, run_at, key, created_at, trace)
  select $2, queue, municipality, payload, now(), key, created_at, trace from failed
  on conflict (queue, municipality, key) where key is not null and state = 'open' and lease_until is null do nothing)
select pg_notify('${CHANNEL}', queue) from failed`,
    },
    [id, newId()],
  );
  return rows.length > 0;
}

export interface QueueState {
  readonly queue: string;
  readonly waiting: number;
  readonly failed: number;
  /** Seconds that the oldest job which is due has waited to be claimed; 0 without one. */
  readonly oldestSeconds: number;
}

/** Per queue, for the metrics. */
export const queueStates = (q: Queryable): Promise<QueueState[]> =>
  q.query<QueueState>({
    name: 'job_states',
    text: `
select queue,
  count(*) filter (where state = 'open' and lease_until is null)::int as waiting,
  count(*) filter (where state = 'failed')::int as failed,
  coalesce(extract(epoch from now() - min(run_at) filter (
    where state = 'open' and run_at <= now() and (lease_until is null or lease_until < now()))), 0)::float8 as "oldestSeconds"
from job group by queue order by queue`,
  });
