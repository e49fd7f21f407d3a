/**
 * Outbox: numbered changes become jobs. A reader is a task of the sequencer; its cursor and the jobs it adds are one
 * statement, so that every change is handed over exactly once, and the job that follows is done at least once.
 */
import type { SequencerTask } from '../logbook/sequencer.ts';

export interface OutboxReader {
  /** Names the cursor, and the queue of its jobs. */
  readonly name: string;
  /** Registered names of the resources it wants to hear of. */
  readonly resources: readonly string[];
  readonly actions: readonly ('create' | 'update' | 'delete')[];
}

/** What a job of an outbox reader is about. */
export interface ChangePayload {
  readonly change: string;
  /** The record that was changed, and when. Absent in a job that a release of before added. */
  readonly record?: string;
  readonly at?: string;
}

/** Most changes are nobody's news: looking at many costs little, and after a load there are millions. */
const BATCH = 5_000;

const HAND_OVER = {
  name: 'outbox_hand_over',
  text: `with heads as (
  select m.id as municipality, coalesce(c.number, 0) as number
  from municipality m left join engine_cursor c on c.municipality = m.id and c.reader = $1),
 next as materialized (
  select n.municipality, n.number, n.change from heads h cross join lateral (
    select o.municipality, o.number, o.change from engine_change_number o
    where o.municipality = h.municipality and o.number > h.number order by o.number limit ${BATCH}) n),
 moved as (
  insert into engine_cursor (municipality, reader, number)
  select municipality, $1, max(number) from next group by municipality
  on conflict (municipality, reader) do update set number = excluded.number),
 added as (
  insert into job (id, queue, municipality, payload, run_at, trace, sampled)
  select gen_random_uuid(), $1, n.municipality, jsonb_build_object('change', n.change, 'record', c.record, 'at', c.at), now(), c.trace, c.sampled
  from next n cross join lateral (
    select resource, action, record, at, implied or moved or kenmerken is null as silent, trace, sampled from engine_change where municipality = n.municipality and id = n.change limit 1) c
  where c.resource = any($2::text[]) and c.action = any($3::text[]) and not c.silent
  returning 1)
select (select count(*) from next)::int as handled,
  case when exists (select from added) then pg_notify('meent_job', $1) end as told`,
};

/**
 * Hands the changes of these resources over to the queue of the same name; what was moved here, or made in silence, is no news.
 * Runs after the changes were numbered.
 */
export const outboxTask = ({ name, resources, actions }: OutboxReader): SequencerTask => ({
  name: `outbox-${name}`,
  limit: BATCH,
  async run(tx) {
    const [row] = await tx.query<{ handled: number }>(HAND_OVER, [name, resources, actions]);
    return row?.handled ?? 0;
  },
});
