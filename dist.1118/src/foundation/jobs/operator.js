import { newId } from '../ids.js';
import { CHANNEL } from './statements.js';
/** Jobs that were tried as often as they may be, oldest first. */
export const failedJobs = (q, limit = 100) => q.query({
    name: 'job_failed',
    text: `
select id, queue, municipality, attempt, last_error as "lastError", created_at as "createdAt"
from job where state = 'failed' order by created_at, id limit $1`,
}, [limit]);
/** Jobs of one municipality: the failed ones first, then those that run, then what is due first. */
export const jobsOf = (q, municipality, limit = 100) => q.query({
    name: 'job_of_municipality',
    text: `
select id, queue, municipality, attempt, last_error as "lastError", created_at as "createdAt", run_at as "runAt",
  case when state = 'failed' then 'failed' when lease_until > now() then 'running' else 'waiting' end as state
from job where municipality = $1
order by state = 'failed' desc, coalesce(lease_until > now(), false) desc, run_at, id limit $2`,
}, [municipality, limit]);
/**
 * Lets a failed job start over, with all its attempts. When the same key is waiting, that job does the work and the failed
 * one goes. False when it is not there (or of another municipality than the given one), or another operator was first.
 */
export async function retryFailed(q, id, municipality) {
    const rows = await q.query({
        name: 'job_retry_failed',
        text: `
with failed as (
  delete from job where id = $1 and state = 'failed' and ($3::int is null or municipality = $3) returning *),
again as (
  insert into job (id, queue, municipality, payload, run_at, key, created_at, trace, sampled)
  select $2, queue, municipality, payload, now(), key, created_at, trace, sampled from failed
  on conflict (queue, municipality, key) where key is not null and state = 'open' and lease_until is null do nothing)
select pg_notify('${CHANNEL}', queue) from failed`,
    }, [id, newId(), municipality ?? null]);
    return rows.length > 0;
}
/** Brings planned work of a municipality forward to now. False when none waits. */
export async function hurry(q, queue, municipality) {
    const rows = await q.query({
        name: 'job_hurry',
        text: `
with due as (
  update job set run_at = now() where queue = $1 and municipality = $2 and state = 'open' and lease_until is null returning queue)
select pg_notify('${CHANNEL}', queue) from due`,
    }, [queue, municipality]);
    return rows.length > 0;
}
/** Per queue, for the metrics. */
export const queueStates = (q) => q.query({
    name: 'job_states',
    text: `
select queue,
  count(*) filter (where state = 'open' and lease_until is null)::int as waiting,
  count(*) filter (where state = 'failed')::int as failed,
  coalesce(extract(epoch from now() - min(run_at) filter (
    where state = 'open' and run_at <= now() and (lease_until is null or lease_until < now()))), 0)::float8 as "oldestSeconds"
from job group by queue order by queue`,
});
//# sourceMappingURL=operator.js.map