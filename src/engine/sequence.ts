/**
 * Tasks of the one background sequencer (logbook/sequencer.ts runs them): committed changes get their number, and counter
 * deltas are folded. A database sequence would skip late commits; numbering what is visible does not.
 */
import type { SequencerTask } from '../logbook/sequencer.ts';

const BATCH = 1_000;

/** Tells every process up to which number there are changes: `<municipality> <number>`. */
export const NUMBERED_CHANNEL = 'meent_wijzigingen';

/** Numbers committed changes per municipality, in the order in which they were queued. */
export const numberChanges: SequencerTask = {
  name: 'changes',
  async run(tx) {
    const rows = await tx.query<{ n: number }>({
      name: 'number_changes',
      text: `with taken as (
  delete from engine_change_queue where ordinal in (select ordinal from engine_change_queue order by ordinal limit ${BATCH})
  returning municipality, ordinal, change),
 last as (
  select municipality, (select coalesce(max(number), 0) from engine_change_number n where n.municipality = t.municipality) as number
  from (select distinct municipality from taken) t),
 numbered as (
  insert into engine_change_number (municipality, number, change)
  select taken.municipality, last.number + row_number() over (partition by taken.municipality order by taken.ordinal), taken.change
  from taken join last using (municipality) returning municipality, number)
select coalesce(sum(t.n), 0)::int as n from (
  select count(*) as n, pg_notify('${NUMBERED_CHANNEL}', municipality || ' ' || max(number)) from numbered group by municipality) t`,
    });
    return rows[0]?.n ?? 0;
  },
};

/** Folds counter deltas into their totals. */
export const foldCounts: SequencerTask = {
  name: 'counts',
  async run(tx) {
    const rows = await tx.query<{ n: number }>({
      name: 'fold_counts',
      text: `with taken as (
  delete from engine_count_delta where ordinal in (select ordinal from engine_count_delta order by ordinal limit ${BATCH * 5})
  returning municipality, resource, type, level, delta, disturbed),
 folded as (
  insert into engine_count as c (municipality, resource, type, level, total, disturbed)
  select municipality, resource, type, level, sum(delta), sum(disturbed) from taken group by 1, 2, 3, 4
  on conflict (municipality, resource, type, level) do update set total = c.total + excluded.total, disturbed = c.disturbed + excluded.disturbed)
select count(*)::int as n from taken`,
    });
    return rows[0]?.n ?? 0;
  },
};
