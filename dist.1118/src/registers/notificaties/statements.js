import { SHIELDED } from './shielded.js';
/** Takes a subscription for a while. $3 lease in ms. No row: it rests or is paused, another process has it, or it is gone. */
export const TAKE = {
    name: 'notificaties_take',
    text: `update notificaties_cursor set rest_until = now() + $3::int * interval '1 ms'
where municipality = $1 and abonnement = $2 and rest_until <= now() and paused_at is null returning failures`,
};
/** Lets a subscription that nobody took wait. $3 in ms. */
export const POSTPONE = {
    name: 'notificaties_postpone',
    text: `update notificaties_cursor set rest_until = now() + $3::int * interval '1 ms'
where municipality = $1 and abonnement = $2 and rest_until <= now()`,
};
/** The first open delivery of each main object, as far as it is due. $3 how many, $4 lease in ms, which starts again. */
export const HEADS = {
    name: 'notificaties_heads',
    text: `with kept as (
  update notificaties_cursor set rest_until = now() + $4::int * interval '1 ms' where municipality = $1 and abonnement = $2)
select d.number, d.attempts, d.change, c.resource, c.record, c.main_resource, c.main, c.action, c.at, c.kenmerken, c.trace, c.sampled, ${SHIELDED} as shielded,
  case when c.resource = 'notificatie' then c.after end as after
from (
  select h.number, h.attempts, h.change from notificaties_aflevering h
  where h.municipality = $1 and h.abonnement = $2 and h.state = 'open' and h.next_at <= now()
   and not exists (
    select from notificaties_aflevering e where e.municipality = $1 and e.abonnement = $2 and e.lane = h.lane
     and e.state = 'open' and e.number < h.number)
  order by h.number limit $3) d
left join engine_change c on c.municipality = $1 and c.id = d.change
order by d.number`,
};
/**
 * $3 numbers that were received; $4 those that were not, with $5 their wait in ms, $6 their status and $7 their error code;
 * $8 attempts after which an operator must look; $9 the subscriber is gone for good, so nothing is sent until it is back.
 */
export const SETTLE = {
    name: 'notificaties_settle',
    text: `with received as (
  delete from notificaties_aflevering where municipality = $1 and abonnement = $2 and number = any($3::bigint[])
  returning created_at),
 counted as (
  update notificaties_cursor set delivered = delivered + (select count(*) from received),
    paused_at = case when $9::boolean then coalesce(paused_at, now()) else paused_at end
  where municipality = $1 and abonnement = $2),
 forgotten as (
  delete from notificaties_duur where municipality = $1 and abonnement = $2 and minute < now() - interval '2 hours'),
 timed as (
  insert into notificaties_duur (municipality, abonnement, minute, step, total)
  select $1, $2, date_trunc('minute', now()),
    ceil(10 * log(greatest(1, least(1e9, extract(epoch from now() - created_at) * 1000))))::smallint as step, count(*)
  from received group by step
  on conflict (municipality, abonnement, minute, step) do update set total = notificaties_duur.total + excluded.total)
update notificaties_aflevering d set attempts = d.attempts + 1, next_at = now() + f.wait * interval '1 ms',
  last_status = f.status, last_error = f.error, state = case when d.attempts + 1 >= $8::int then 'dead' else 'open' end
from unnest($4::bigint[], $5::float8[], $6::smallint[], $7::text[]) as f (number, wait, status, error)
where d.municipality = $1 and d.abonnement = $2 and d.number = f.number`,
};
/**
 * The subscriber takes something again after a while in which it took nothing: what failed meanwhile would wait for hours
 * still. That attempt is one more than it had: what is refused for what it says does not come to its end the sooner.
 */
export const WAKE = {
    name: 'notificaties_wake',
    text: `update notificaties_aflevering set next_at = now(), attempts = attempts - 1
where municipality = $1 and abonnement = $2 and state = 'open' and attempts > 0 and next_at > now()`,
};
/** Gives a subscription free. $3 rest in ms, $4 rounds in a row in which everything failed. */
export const REST = {
    name: 'notificaties_rest',
    text: `update notificaties_cursor set rest_until = now() + $3::float8 * interval '1 ms', failures = $4::int
where municipality = $1 and abonnement = $2`,
};
//# sourceMappingURL=statements.js.map