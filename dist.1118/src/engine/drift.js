/**
 * How many rows of a list there are now up to and including a rung that was counted a while ago: as many as then, with those
 * that came in since, and with those of which the key changed since. Asked in the statement that gives the page, of the same
 * moment as its count. What else moves rows makes the rung worthless (`disturbed`).
 */
import { accessSql } from './access.js';
import { snake } from './columns.js';
import { downFrom, valueSql } from './key-order.js';
import { KEPT_MINUTES } from './moved-keys.js';
import { STEP } from './rungs.js';
/** Rows that a page may look at to know where its rung is now: beyond that it is walked to from an end. */
const MOST_PASSED = 500;
/** After so many a rung is worn: it serves, and is counted anew. */
const WORN = 100;
/** Rows between a rung and its page. */
export const MOST_SKIPPED = 3 * STEP;
/**
 * One row: `rank`; `passed`, how many rows it looked at; and `late`, when the changes since then are no longer all there.
 * Each change of a key is a line of its own: what they add and take away comes down to the first value and the last.
 */
export function driftSql(it, key, { from, rank, since }, bind) {
    const { resource, reach, access } = it;
    const [mark, snapshot] = [`${bind(since.mark)}::uuid`, `${bind(since.snapshot)}::pg_snapshot`];
    const { type, level } = resource.rights;
    const rights = [type, level].flatMap((name) => (name ? [snake(name)] : []));
    const own = ['id', ...rights, key.column].map((name) => `t.${name}`).join(', ');
    const fresh = `select ${own} from ${resource.table} t where t.municipality = $1 and t.id >= ${mark} order by t.id desc limit ${MOST_PASSED + 1}`;
    const lines = `select * from engine_moved_key where municipality = $1 and resource = '${resource.name}' and tx >= pg_snapshot_xmin(${snapshot}) and tx < pg_snapshot_xmax(pg_current_snapshot()) limit ${MOST_PASSED + 1}`;
    // Under the names of the row itself, so that the same rights decide.
    const columns = [
        'm.id',
        ...(type ? [`m.type as ${snake(type)}`] : []),
        ...(level ? [`m.level as ${snake(level)}`] : []),
        ...['before', 'after'].map((column) => `${valueSql(key, `m.${column} ->> '${key.column}'`)} as ${column}`),
        `not pg_visible_in_snapshot(m.tx, ${snapshot}) and m.id < ${mark} and m.before ? '${key.column}' as since`,
    ];
    const mine = `${accessSql(reach, access, bind)} is true`;
    const upTo = (at) => `((${downFrom(key, from, bind, at).join(') or (')})) is true`;
    const count = (at, also = '') => `count(*) filter (where ${also}${mine} and ${upTo(at)})`;
    const moved = (at) => count(at, 't.since and ');
    return `select ${bind(rank)}::bigint + f.come + m.moved as rank, f.passed + m.passed as passed, now() > ${bind(since.at)}::timestamptz + interval '${KEPT_MINUTES / 2} minutes' as late
 from (select ${count(`t.${key.column}`)} as come, count(*) as passed from (${fresh}) t) f
 cross join (select ${moved('t.after')} - ${moved('t.before')} as moved, count(*) as passed from (select ${columns.join(', ')} from (${lines}) m) t) m`;
}
/** Whether a page of which the highest row has rank `top` was found from this place. */
export function isReached({ rank, passed, late }, place, top) {
    const skipped = Number(rank ?? place.rank) - top;
    return late !== true && Number(passed ?? 0) <= MOST_PASSED && skipped >= 0 && skipped <= MOST_SKIPPED;
}
export const isWorn = ({ passed }) => Number(passed ?? 0) > WORN;
//# sourceMappingURL=drift.js.map