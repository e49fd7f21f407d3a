/**
 * Which records got another place in an order of their list (key-order.ts): written with the change itself, and read by pages
 * that begin at a rung which was counted before it (drift.ts). A new record writes nothing here.
 */
import type { SequencerTask } from '../logbook/sequencer.ts';
import { keysOf } from './key-order.ts';
import type { Resource } from './resource.ts';

type Columns = Readonly<Record<string, unknown>>;

export interface MovedKey {
  readonly resource: string;
  readonly id: string;
  readonly type: unknown;
  readonly level: unknown;
  /** The columns that changed. */
  readonly before: Columns;
  readonly after: Columns;
}

/** Columns of the order that differ. One that only looks different does no harm: what it adds it also takes away. */
export function movedIn(resource: Resource, before: Columns, after: Columns): readonly string[] {
  return keysOf(resource)
    .map(({ column }) => column)
    .filter((column) => (before[column] ?? null) !== (after[column] ?? null));
}

/** @param list binds one array: what each of them has, and its type */
export const movedStatement = (list: (of: (one: MovedKey) => unknown, type: string) => string): string =>
  `moved as (insert into engine_moved_key (municipality, resource, id, type, level, before, after) select $1, x.* from unnest(${[
    list(({ resource }) => resource, 'text'),
    list(({ id }) => id, 'uuid'),
    list(({ type }) => type, 'uuid'),
    list(({ level }) => level, 'smallint'),
    list(({ before }) => JSON.stringify(before), 'jsonb'),
    list(({ after }) => JSON.stringify(after), 'jsonb'),
  ].join(', ')}) as x)`;

/** Rungs serve a third of the time for which their changes are kept: see drift.ts. */
export const KEPT_MINUTES = 30;
const AT_ONCE = 5_000;

/**
 * What is older goes. So does what came with a backup from another server, where transactions are counted further: it would
 * seem to lie ahead.
 */
export const forgetMovedKeys: SequencerTask = {
  name: 'moved-keys',
  limit: AT_ONCE,
  async run(tx) {
    const rows = await tx.query<{ n: number }>({
      name: 'forget_moved_keys',
      text: `with old as (
  select municipality, resource, tx, id from (select * from engine_moved_key order by tx limit ${AT_ONCE}) o
  where at < now() - interval '${KEPT_MINUTES} minutes'
  union all
  select municipality, resource, tx, id from engine_moved_key where tx >= pg_snapshot_xmax(pg_current_snapshot())),
 gone as (
  delete from engine_moved_key where (municipality, resource, tx, id) in (select * from old) returning 1)
select count(*)::int as n from gone`,
    });
    return rows[0]?.n ?? 0;
  },
};
