import { toSql } from '../gate/conditions-sql.js';
import { snake } from './columns.js';
import { countersSql } from './pages.js';
/** The condition on the row `t` that it is the one of its parent that held, or was known last, on a day. */
export function shownSql(resource, kind, day, bind) {
    const { number, start, known, last } = resource.timeline;
    const column = snake(kind === 'heldOn' ? start : known);
    const parent = snake(resource.parent);
    const on = `${bind(day)}::date`;
    const later = `select from ${resource.table} n where n.municipality = $1 and n.${parent} = t.${parent} and n.${snake(number)} > t.${snake(number)} and n.${column} <= ${on}`;
    return `t.${column} <= ${on} and (t.${snake(last)} or not exists (${later}))`;
}
/**
 * How many are shown on a day, of one type or of all that the access opens: one for each parent, but for parents of which
 * none has begun. Those are few, and in an index of their own.
 */
export function shownCountSql(registry, resource, access, asked, bind) {
    const parent = registry.get(resource.fields[resource.parent].to[0]);
    const { begins } = resource.timeline;
    const only = (row, type) => `${toSql(access, { type: `${row}.${type}` }, bind)}${asked.type === undefined ? '' : ` and ${row}.${type} = ${bind(asked.type)}::uuid`}`;
    const counters = countersSql(parent, only('n', 'type'));
    const waiting = `select count(*) from ${parent.table} o where o.municipality = $1 and o.${snake(begins)} > ${bind(asked.day)}::date and ${only('o', snake(parent.rights.type))}`;
    return `select a.total - (${waiting}) as total, a."all" from (${counters}) a`;
}
//# sourceMappingURL=timeline.js.map