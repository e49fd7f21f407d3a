/**
 * A page in the order of a key, of a list that is narrowed by rights alone. Its rows are named from the index of that order,
 * walked from a rung or from the nearer end: what is passed on the way costs no look at the table. Then only they are read:
 * as one stretch of that index (two, where rows with and without a value meet), or by id where the list is a small part of
 * what lies there.
 */
import { accessSql } from './access.js';
import { MOST_SKIPPED } from './drift.js';
import { downFrom } from './key-order.js';
import { isSmallPart, numberSql, pageSql } from './pages.js';
/** `c.total` is the exact count beside it, and `c.rank` where the place is now. */
export function pageByKeySql(it, key, place, bind) {
    const { reach, access, order, offset } = it;
    const small = isSmallPart(it);
    if (offset === 0 && !small)
        return pageSql(it, bind);
    // `is true` keeps the planner from gathering all rows of these types instead.
    const mine = `t.municipality = $1${access === 'everything' ? '' : ` and ${accessSql(reach, access, bind)} is true`}`;
    const page = place ? fromRung(it, key, place, mine, bind) : fromEnd(it, key, mine, bind);
    // Up to a rung with a value there are no rows without.
    const rows = (small ? byId : stretches)(it, key, mine).slice(place && place.from.key !== null ? 1 : 0);
    const way = order[0].descending ? 'desc' : 'asc';
    return `select r.* from (${namesSql(page)}) p cross join lateral (${rows.join(' union all ')}) r order by r.key ${way}, r.id ${way}`;
}
/** The rows of a page, from the highest down: with a value, and without. */
const namesSql = (page) => `select array_agg(w.key) filter (where w.key is not null) as keys, array_agg(w.id) filter (where w.key is not null) as ids, array_agg(w.id) filter (where w.key is null) as empty from (${page}) w`;
/** What lies between the first and the last of them: without a value, and with one. */
const stretches = ({ resource, columns, size }, { column }, mine) => [
    `t.${column} is null and t.id <= p.empty[1] and t.id >= p.empty[cardinality(p.empty)]`,
    `(t.${column}, t.id) <= (p.keys[1], p.ids[1]) and (t.${column}, t.id) >= (p.keys[cardinality(p.keys)], p.ids[cardinality(p.ids)])`,
].map((within) => `(select ${columns}, t.${column} as key from ${resource.table} t where ${mine} and ${within} order by t.${column} desc, t.id desc limit ${size})`);
/** Those without a value lie together in the index of the order. */
const byId = ({ resource, columns }, { column }, mine) => [`t.${column} is null and t.id = any(p.empty)`, `t.id = any(p.ids)`].map((within) => `select ${columns}, t.${column} as key from ${resource.table} t where ${mine} and ${within}`);
const DOWN = 'order by w.key desc, w.id desc';
/** Rows on the page: the last one is shorter. */
const lengthSql = (it, bind) => `greatest(least(${it.size}, c.total - ${numberSql(it, it.offset, bind)}), 0)`;
/** Keys of the page, from the highest down. */
function fromRung(it, key, { from }, mine, bind) {
    const { resource, order, offset, size } = it;
    const length = lengthSql(it, bind);
    const top = order[0].descending
        ? `c.total - ${numberSql(it, offset, bind)}`
        : `least(c.total, ${numberSql(it, offset + size, bind)})`;
    const skip = `greatest(c.rank - (${top}), 0)`;
    // The limit is a number that the planner can read: for one that it cannot it sorts the whole table.
    const [nearest, next] = downFrom(key, from, bind, `t.${key.column}`).map((within) => `select t.${key.column} as key, t.id from ${resource.table} t where ${mine} and ${within} order by t.${key.column} desc, t.id desc limit ${MOST_SKIPPED + size}`);
    const page = (walk) => `select w.key, w.id from (${walk}) w ${DOWN} limit ${length} offset ${skip}`;
    if (!next)
        return page(nearest);
    // The second stretch begins where the first one ends, and is not begun when that was enough.
    return `with near as materialized (select * from (${nearest}) n limit ${skip} + ${length}), far as materialized (select * from (${next}) n limit ${skip} + ${length} - (select count(*) from near)) ${page('select * from near union all select * from far')}`;
}
function fromEnd(it, key, mine, bind) {
    const { resource, order, offset, size, seen } = it;
    const far = seen !== undefined && offset > seen.count / 2;
    const way = order[0].descending !== far ? 'desc' : 'asc';
    const skip = far ? `greatest(c.total - ${numberSql(it, offset + size, bind)}, 0)` : numberSql(it, offset, bind);
    const walk = `select t.${key.column} as key, t.id from ${resource.table} t where ${mine} order by t.${key.column} ${way}, t.id ${way} limit ${size} offset ${skip}`;
    const page = `select w.key, w.id from (${walk}) w order by w.key ${way}, w.id ${way} limit ${lengthSql(it, bind)}`;
    return `select w.key, w.id from (${page}) w ${DOWN}`;
}
//# sourceMappingURL=pages-by-key.js.map