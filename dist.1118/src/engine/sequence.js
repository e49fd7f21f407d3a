/**
 * Tasks of the one background sequencer (logbook/sequencer.ts runs them): committed changes get their number, and counter
 * deltas are folded. A database sequence would skip late commits; numbering what is visible does not.
 */
import { now } from '../foundation/clock.js';
import { instantOf } from '../foundation/ids.js';
import { PLACED } from './count-dates.js';
/** Changes that are numbered together: of as many statements as it takes, and of the last of them all. */
const CHANGES = 2_000;
/**
 * How many changes a statement queued, by the bytes in which they lie: exact while they are few. What a load queued is kept
 * elsewhere and packed, and to count it would be to fetch and unpack all that waits, each round.
 */
const ABOUT = '(pg_column_size(changes) - 21) / 16';
/** Deltas that are folded together. */
const DELTAS = 5_000;
/** Tells every process up to which number there are changes: `<municipality> <number>`. */
export const NUMBERED_CHANNEL = 'meent_wijzigingen';
/** Numbers committed changes per municipality, in the order in which they were queued. */
export const numberChanges = {
    name: 'changes',
    limit: CHANGES,
    async run(tx) {
        const rows = await tx.query({
            name: 'number_changes',
            text: `with taken as (
  delete from engine_change_queue where ordinal in (
    select ordinal from (
      select ordinal, sum(n) over (order by ordinal) - n as before
      from (select ordinal, ${ABOUT} as n from engine_change_queue order by ordinal limit ${CHANGES}) q) q
    where before < ${CHANGES})
  returning municipality, ordinal, changes),
 placed as (
  select t.municipality, c.change, row_number() over (partition by t.municipality order by t.ordinal, c.place) as place
  from taken t cross join lateral unnest(t.changes) with ordinality as c(change, place)),
 last as materialized (
  select municipality, (select coalesce(max(number), 0) from engine_change_number n where n.municipality = t.municipality) as number
  from (select distinct municipality from taken) t),
 numbered as (
  insert into engine_change_number (municipality, number, change)
  select municipality, last.number + place, change from placed join last using (municipality) returning municipality, number)
select coalesce(sum(t.n), 0)::int as n from (
  select count(*) as n, pg_notify('${NUMBERED_CHANNEL}', municipality || ' ' || max(number)) from numbered group by municipality) t`,
        });
        return rows[0]?.n ?? 0;
    },
};
/** Age in seconds of the first change in the queue, of all municipalities; 0 when none waits. */
export async function changesWaitSeconds(q) {
    const [oldest] = await q.query({
        name: 'changes_wait',
        text: 'select changes[1] as change from engine_change_queue where cardinality(changes) > 0 order by ordinal limit 1',
    });
    return oldest?.change ? Math.max(0, now().getTime() - instantOf(oldest.change).getTime()) / 1000 : 0;
}
/** The fold, and what makes counters by date right, one at a time: the fold comes back, so it waits for nobody. */
export const COUNTS_LOCK = `hashtextextended('meent counts', 0)`;
const TRY_COUNTS = {
    name: 'counts_lock',
    text: `select pg_try_advisory_xact_lock(${COUNTS_LOCK}) as locked`,
};
/**
 * Folds counter deltas into their totals: those of types and levels, and those of their years and months. Where somebody wrote
 * without dates, those are no longer said to be right, so that what tells of it need not be kept.
 */
export const foldCounts = {
    name: 'counts',
    limit: DELTAS,
    async run(tx) {
        const [lock] = await tx.query(TRY_COUNTS);
        if (!lock?.locked)
            return 0;
        const rows = await tx.query({
            name: 'fold_counts',
            text: `with taken as (
  delete from engine_count_delta where ordinal in (select ordinal from engine_count_delta order by ordinal limit ${DELTAS})
  returning municipality, resource, type, level, delta, disturbed, fields, days, amounts),
 folded as (
  insert into engine_count as c (municipality, resource, type, level, total, disturbed)
  select municipality, resource, type, level, sum(delta), sum(disturbed) from taken group by 1, 2, 3, 4
  having sum(delta) <> 0 or sum(disturbed) <> 0
  on conflict (municipality, resource, type, level) do update set total = c.total + excluded.total, disturbed = c.disturbed + excluded.disturbed),
 dated as (
  select municipality, resource, field, day, type, level, sum(amount)::bigint as amount
  from taken cross join unnest(fields, days, amounts) as x(field, day, amount) group by 1, 2, 3, 4, 5, 6),
 ${PLACED},
 missed as (delete from engine_dates_missed returning municipality, resource),
 unsure as (delete from engine_dates_right where (municipality, resource) in (select municipality, resource from missed))
select count(*)::int as n from taken`,
        });
        return rows[0]?.n ?? 0;
    },
};
//# sourceMappingURL=sequence.js.map