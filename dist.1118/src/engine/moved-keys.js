import { keysOf } from './key-order.js';
/** Columns of the order that differ. One that only looks different does no harm: what it adds it also takes away. */
export function movedIn(resource, before, after) {
    return keysOf(resource)
        .map(({ column }) => column)
        .filter((column) => (before[column] ?? null) !== (after[column] ?? null));
}
/** @param list binds one array: what each of them has, and its type */
export const movedStatement = (list) => `moved as (insert into engine_moved_key (municipality, resource, id, type, level, before, after) select $1, x.* from unnest(${[
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
export const forgetMovedKeys = {
    name: 'moved-keys',
    limit: AT_ONCE,
    async run(tx) {
        const rows = await tx.query({
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
//# sourceMappingURL=moved-keys.js.map