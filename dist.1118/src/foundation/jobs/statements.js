export const CHANNEL = 'meent_job';
/** $1 id, $2 queue, $3 municipality, $4 payload, $5 when or null, $6 key or null. Returns a row when it was added. */
export const ADD = {
    name: 'job_add',
    text: `
with added as (
  insert into job (id, queue, municipality, payload, run_at, key)
  values ($1, $2, $3, $4, coalesce($5::timestamptz, now()), $6)
  on conflict (queue, municipality, key) where key is not null and state = 'open' and lease_until is null do nothing
  returning run_at)
select case when run_at <= now() then pg_notify('${CHANNEL}', $2) end from added`,
};
/**
 * Holds the waiting job with this key until the transaction of the caller ends: it then finds what the caller wrote.
 * Shared, so that callers do not wait for each other. $1 queue, $2 municipality, $3 key.
 */
export const HOLD = {
    name: 'job_hold',
    text: `
select id from job
where queue = $1 and municipality is not distinct from $2 and key = $3 and state = 'open' and lease_until is null
for share`,
};
/** $1 queue, $2 how many, $3 lease in ms. */
export const CLAIM = {
    name: 'job_claim',
    text: `
with due as materialized (
  select id from job
  where queue = $1 and state = 'open' and run_at <= now() and (lease_until is null or lease_until < now())
  order by run_at
  limit $2
  for update skip locked)
update job set attempt = attempt + 1, lease_until = now() + $3::int * interval '1 ms'
from due where job.id = due.id
returning job.id, municipality, payload, attempt, trace, sampled`,
};
/** $1 ids, $2 their attempts, $3 lease in ms. */
export const RENEW = {
    name: 'job_renew',
    text: `
update job set lease_until = now() + $3::int * interval '1 ms'
from unnest($1::uuid[], $2::int[]) as mine (id, attempt)
where job.id = mine.id and job.attempt = mine.attempt and state = 'open'`,
};
/** $1 ids, $2 their attempts. */
export const DONE = {
    name: 'job_done_together',
    text: `
delete from job using unnest($1::uuid[], $2::int[]) as mine (id, attempt)
where job.id = mine.id and job.attempt = mine.attempt and state = 'open'`,
};
/**
 * $1 id, $2 attempt, $3 wait in ms, $4 error code. When the same key was added meanwhile, that job takes over wait and
 * attempts and this one goes: a broken receiver does not fill the queue.
 */
export const RETRY = {
    name: 'job_retry',
    text: `
with mine as materialized (
  select * from job where id = $1 and attempt = $2 and state = 'open' for update),
twin as (
  update job set attempt = greatest(job.attempt, mine.attempt), last_error = $4,
    run_at = greatest(job.run_at, now() + $3::int * interval '1 ms')
  from mine
  where job.queue = mine.queue and job.municipality is not distinct from mine.municipality and job.key = mine.key
    and job.state = 'open' and job.lease_until is null and job.id <> mine.id
  returning job.id),
merged as (
  delete from job using mine where job.id = mine.id and exists (select from twin))
update job set lease_until = null, last_error = $4, run_at = now() + $3::int * interval '1 ms'
from mine where job.id = mine.id and not exists (select from twin)`,
};
/** $1 id, $2 attempt, $3 error code. */
export const FAIL = {
    name: 'job_fail',
    text: `update job set state = 'failed', lease_until = null, last_error = $3 where id = $1 and attempt = $2 and state = 'open'`,
};
//# sourceMappingURL=statements.js.map