/**
 * The order of a list by one column and then by id, up or down, as an index has it: rows without a value come last going up.
 * What is said here is said in the direction down, from the end of the index: rows without a value first.
 */
import { columnsOf, snake } from './columns.js';
const keys = new WeakMap();
/**
 * Columns by which the lists of a resource can be ordered along an index, and of which each change is kept for a while
 * (moved-keys.ts): of lists that counters know the length of.
 */
export function keysOf(resource) {
    const known = keys.get(resource) ?? readKeys(resource);
    keys.set(resource, known);
    return known;
}
function readKeys(resource) {
    if (!resource.rights?.type || resource.timeline)
        return [];
    const columns = new Map(columnsOf(resource));
    return (resource.ordering ?? [])
        .filter((name) => resource.indexes?.some((fields) => fields.length === 1 && fields[0] === name))
        .map((name) => ({ column: snake(name), type: columns.get(snake(name)).type }));
}
/** A text as a value of the key. */
export const valueSql = ({ type }, text) => `(${text})::${type}${type === 'text' ? ' collate "C"' : ''}`;
/**
 * Where rows are up to and including a rung: stretches of the index, from the nearest down. A comparison of rows is where the
 * walk starts only as long as all in it have a value, so those without one are a stretch of their own.
 */
export function downFrom(key, { id, key: value = null }, bind, at, row = 't') {
    const from = `${bind(id)}::uuid`;
    return value === null
        ? [`${at} is null and ${row}.id <= ${from}`, `${at} is not null`]
        : [`(${at}, ${row}.id) <= (${valueSql(key, bind(value))}, ${from})`];
}
//# sourceMappingURL=key-order.js.map