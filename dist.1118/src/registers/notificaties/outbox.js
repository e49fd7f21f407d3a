import { selectRows } from '../../engine/rows.js';
import { announcementOf, wants } from './message.js';
import { hearShielded, SHIELDED } from './shielded.js';
export const QUEUE = 'notificaties.aflevering';
/** Changes per municipality and round: one that imports a million does not keep the others waiting. */
const BATCH = 200;
const NOBODY = new Set();
/** How far back the creation of a new subscription is looked for. */
const RECENT = 100_000;
/**
 * A subscription starts at the number of its own creation: it is told of what comes after. Unnumbered yet: next round.
 * Nothing else needs the record of a published message, since its change record is what is delivered.
 */
const START = {
    name: 'notificaties_start',
    text: `with cleared as (delete from notificaties_notificatie),
 gone as (
  delete from notificaties_cursor k where not exists (
   select from notificaties_abonnement a where a.municipality = k.municipality and a.id = k.abonnement)
  returning k.municipality, k.abonnement),
 untimed as (
  delete from notificaties_duur d using gone where d.municipality = gone.municipality and d.abonnement = gone.abonnement),
 dropped as (
  delete from notificaties_aflevering d using gone where d.municipality = gone.municipality and d.abonnement = gone.abonnement)
insert into notificaties_cursor (municipality, abonnement, number)
select a.municipality, a.id, coalesce(
  (select number from (
    select number, change from engine_change_number n where n.municipality = a.municipality order by number desc limit ${RECENT}) recent
   where recent.change = c.id),
  (select max(number) from engine_change_number n where n.municipality = a.municipality), 0)
from notificaties_abonnement a
left join engine_change c on c.municipality = a.municipality and c.record = a.id and c.resource = 'abonnement' and c.action = 'create'
where not exists (
  select from notificaties_cursor k where k.municipality = a.municipality and k.abonnement = a.id and k.number is not null)
 and not exists (select from engine_change_queue q where c.id = any(q.changes))
on conflict (municipality, abonnement) do update set number = excluded.number`,
};
const NEXT = {
    name: 'notificaties_next',
    text: `with behind as (
  select k.municipality, min(k.number) as number from notificaties_cursor k where k.paused_at is null group by k.municipality
  having min(k.number) < (
   select n.number from engine_change_number n where n.municipality = k.municipality order by n.number desc limit 1))
select b.municipality, n.number, n.change, c.resource, c.record, c.main_resource, c.main, c.action, c.at, ${SHIELDED} as shielded,
  case when not c.implied then c.kenmerken end as kenmerken, case when c.resource = 'notificatie' then c.after end as after
from behind b
cross join lateral (
  select number, change from engine_change_number where municipality = b.municipality and number > b.number
  order by number limit ${BATCH}) n
left join engine_change c on c.municipality = b.municipality and c.id = n.change
order by b.municipality, n.number`,
};
const CURSORS = {
    name: 'notificaties_cursors',
    text: 'select abonnement, number from notificaties_cursor where municipality = $1 and paused_at is null and number is not null',
};
const DELIVER = {
    name: 'notificaties_deliver',
    text: `insert into notificaties_aflevering (municipality, abonnement, number, change, lane, created_at)
select $1, * from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::text[], $6::timestamptz[])
on conflict do nothing`,
};
const ADVANCE = {
    name: 'notificaties_advance',
    text: `update notificaties_cursor set number = $2
where municipality = $1 and number < $2 and abonnement = any($3::uuid[]) and paused_at is null`,
};
/** Subscriptions with something due that rest no longer: new, to be tried again, or left behind by a process that died. */
const DUE = {
    name: 'notificaties_due',
    text: `select k.municipality, k.abonnement from notificaties_cursor k
where k.rest_until <= now() and k.paused_at is null and exists (
  select from notificaties_aflevering d where d.municipality = k.municipality and d.abonnement = k.abonnement
   and d.state = 'open' and d.next_at <= now())`,
};
export function handOut(parts, jobs) {
    return {
        name: 'notificaties',
        limit: BATCH,
        async run(tx) {
            await tx.query(START);
            const changes = await tx.query(NEXT);
            for (const [municipality, some] of Map.groupBy(changes, (change) => change.municipality))
                await handOutOne(tx, municipality, some);
            const due = await tx.query(DUE);
            for (const { municipality, abonnement } of due)
                await jobs.add(tx, { queue: QUEUE, municipality, payload: { abonnement }, key: abonnement });
            return changes.length;
        },
    };
    async function handOutOne(tx, municipality, changes) {
        const cursors = await tx.query(CURSORS, [municipality]);
        const from = new Map(cursors.map(({ abonnement, number }) => [abonnement, Number(number)]));
        const subscriptions = await readSubscriptions(tx, municipality);
        const may = changes.some(({ shielded }) => shielded) ? await hearShielded(parts, tx, municipality) : NOBODY;
        const deliveries = changes.flatMap((change) => deliveriesOf(municipality, change, change.shielded ? subscriptions.filter(({ columns }) => may.has(String(columns.applicatie))) : subscriptions, from));
        if (deliveries.length > 0)
            await tx.query(DELIVER, [
                municipality,
                deliveries.map(({ abonnement }) => abonnement),
                deliveries.map(({ number }) => number),
                deliveries.map(({ change }) => change),
                deliveries.map(({ lane }) => lane),
                deliveries.map(({ at }) => at.toISOString()),
            ]);
        // Those that were looked at alone: one that was resumed meanwhile must not miss these.
        await tx.query(ADVANCE, [municipality, changes.at(-1).number, [...from.keys()]]);
    }
    async function readSubscriptions(tx, municipality) {
        const resource = parts.registry.get('abonnement');
        const statement = {
            name: 'notificaties_abonnementen',
            text: `${selectRows(parts.registry, resource)} where t.municipality = $1 order by t.id`,
        };
        const rows = await tx.query(statement, [municipality]);
        return rows.map((raw) => parts.reader(resource, municipality, raw));
    }
    function deliveriesOf(municipality, change, subscriptions, from) {
        // A left join: of a change that was destroyed only the number is left.
        const announcement = change.resource === null ? undefined : announcementOf(parts, municipality, change);
        if (!announcement)
            return [];
        const number = Number(change.number);
        return subscriptions
            .filter(({ id }) => (from.get(id) ?? Number.POSITIVE_INFINITY) < number)
            .filter(({ record }) => wants(parts.registry, record.kanalen, announcement))
            .map(({ id }) => ({
            abonnement: id,
            number,
            change: change.change,
            lane: announcement.lane,
            at: change.at,
        }));
    }
}
//# sourceMappingURL=outbox.js.map