const STATES = {
    name: 'notificaties_states',
    text: `select k.abonnement, k.delivered::float8 as delivered, k.paused_at as "pausedAt", w.waiting, w.oldest, f.failed, t.p95 as "p95Seconds"
from notificaties_cursor k
cross join lateral (
  select count(*)::int as waiting, min(created_at) as oldest from notificaties_aflevering d
  where d.municipality = $1 and d.abonnement = k.abonnement and d.state = 'open') w
cross join lateral (
  select count(*)::int as failed from notificaties_aflevering d
  where d.municipality = $1 and d.abonnement = k.abonnement and d.state = 'dead') f
cross join lateral (
  select (power(10, min(step) filter (where upto >= 0.95 * whole) / 10.0) / 1000)::float8 as p95 from (
    select step, sum(sum(total)) over (order by step) as upto, sum(sum(total)) over () as whole from notificaties_duur d
    where d.municipality = $1 and d.abonnement = k.abonnement and d.minute > now() - interval '1 hour' group by step) s) t
where k.municipality = $1 order by k.abonnement`,
};
/** Every subscription that the sequencer has met, in the order of their ids. */
export const subscriptionStates = (db, errand) => db.in(errand).query(STATES, [errand.municipality]);
/** Nothing is delivered until somebody resumes it, nor gathered: it goes on where it was. False when it was paused already, or is not there. */
export async function pause(db, errand, abonnement) {
    const rows = await db.in(errand).query({
        name: 'notificaties_pause',
        // One that was made a moment ago has no cursor yet: it stands still from its first number.
        text: `insert into notificaties_cursor as k (municipality, abonnement, paused_at)
select municipality, id, now() from notificaties_abonnement where municipality = $1 and id = $2
on conflict (municipality, abonnement) do update set paused_at = excluded.paused_at where k.paused_at is null returning 1`,
    }, [errand.municipality, abonnement]);
    return rows.length > 0;
}
/** Delivers again after a pause; what waited goes first. False when the subscription was not paused. */
export async function resume(db, errand, abonnement) {
    const rows = await db.in(errand).query({
        name: 'notificaties_resume',
        text: `with due as (
  update notificaties_aflevering set next_at = now() where municipality = $1 and abonnement = $2 and state = 'open'
   and exists (select from notificaties_cursor where municipality = $1 and abonnement = $2 and paused_at is not null))
update notificaties_cursor set paused_at = null, failures = 0, rest_until = now()
where municipality = $1 and abonnement = $2 and paused_at is not null returning 1`,
    }, [errand.municipality, abonnement]);
    return rows.length > 0;
}
//# sourceMappingURL=statistics.js.map