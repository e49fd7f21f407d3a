/** Of all municipalities, for the metrics. @param log `Database.log`: reads across municipalities */
export async function outboxState(log) {
    const [state] = await log.query({
        name: 'notificaties_state',
        text: `select greatest(0, extract(epoch from now() - least(
  (select min(created_at) from notificaties_aflevering where state = 'open'),
  (select min(c.at) from (select municipality, min(number) as number from notificaties_cursor where paused_at is null group by municipality) k
   cross join lateral (
    select change from engine_change_number n where n.municipality = k.municipality and n.number > k.number
    order by n.number limit 1) n
   join engine_change c on c.municipality = k.municipality and c.id = n.change))))::float8 as "oldestSeconds",
 (select count(*)::int from notificaties_aflevering where state = 'dead') as dead,
 (select count(*)::int from notificaties_cursor where paused_at is not null) as paused`,
    });
    return { oldestSeconds: state?.oldestSeconds ?? 0, dead: state?.dead ?? 0, paused: state?.paused ?? 0 };
}
/** Deliveries that were given up, oldest first; of one subscription where one is named. */
export const deadDeliveries = (db, errand, { abonnement, limit = 100 } = {}) => db.in(errand).query({
    name: 'notificaties_dead',
    text: `select abonnement, number, attempts, last_status as "lastStatus", last_error as "lastError", created_at as "createdAt"
from notificaties_aflevering where municipality = $1 and state = 'dead' and ($2::uuid is null or abonnement = $2)
order by created_at, abonnement, number limit $3`,
}, [errand.municipality, abonnement ?? null, limit]);
/**
 * Tries what was given up again, with all attempts; at most a minute later, when the subscriber rests. What came later
 * for the same object has gone before it. Without a number: all of the subscription. Returns how many.
 */
export async function resend(db, errand, of) {
    const rows = await db.in(errand).query({
        name: 'notificaties_resend',
        text: `update notificaties_aflevering set state = 'open', attempts = 0, next_at = now()
where municipality = $1 and abonnement = $2 and state = 'dead' and ($3::bigint is null or number = $3) returning 1`,
    }, [errand.municipality, of.abonnement, of.number ?? null]);
    return rows.length;
}
//# sourceMappingURL=operator.js.map