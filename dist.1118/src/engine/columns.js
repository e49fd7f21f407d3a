export const bodyVersionOf = (it) => it.bodyVersion ?? 1;
/** A declaration does not change, and each write asks. */
const columns = new WeakMap();
/** Every field whose value is kept as a column, and every extra column, in a stable order. */
export function columnsOf(it) {
    const known = columns.get(it) ?? readColumns(it);
    columns.set(it, known);
    return known;
}
function readColumns(it) {
    const own = Object.entries(it.fields)
        .filter(([, field]) => field.column)
        .map(([name, field]) => [
        snake(name),
        isSecret(field)
            ? { type: 'text' }
            : { type: columnType(field), from: (record) => columnValue(record[name], field) },
    ]);
    const extra = Object.entries(it.columns ?? {}).map(([name, column]) => [snake(name), column]);
    return [...own, ...extra];
}
/** Names come from declarations, and each write and row asks for the same few. */
const snakes = new Map();
/** A guard, should a name ever come from elsewhere. */
const MOST_SNAKES = 10_000;
/** `eindeGeldigheid` to `einde_geldigheid`. */
export function snake(name) {
    const known = snakes.get(name);
    if (known !== undefined)
        return known;
    const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (snakes.size < MOST_SNAKES)
        snakes.set(name, made);
    return made;
}
/** The way back: `einde_geldigheid` to `eindeGeldigheid`. */
export const camel = (column) => column.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());
const byName = new WeakMap();
/** One of them, by its name in the table. */
export function columnOf(it, name) {
    let known = byName.get(it);
    if (!known) {
        known = new Map(columnsOf(it));
        byName.set(it, known);
    }
    return known.get(name);
}
const takenIn = new WeakMap();
/** Fields that are only taken in: what was given for them is no part of the record that is kept. */
export function takenInOf(it) {
    const known = takenIn.get(it) ?? Object.keys(it.fields).filter((name) => it.fields[name].writeOnly);
    takenIn.set(it, known);
    return known;
}
/** Taken in and never given out; kept sealed in a column of its own, where it stays until another is given. */
export const isSecret = (field) => field.writeOnly === true && field.sealed === true;
const columnValue = (value, field) => value === '' || value === undefined
    ? null
    : field.kind === 'relation' && !field.external && typeof value === 'string'
        ? idIn(value)
        : value;
/** A relation with several targets holds `name/id`; an id is unique without its name. */
export const idIn = (relation) => relation.slice(relation.indexOf('/') + 1);
function columnType(field) {
    switch (field.kind) {
        // A relation that may point elsewhere holds an URL, one that may not holds an id.
        case 'relation':
            return field.external ? 'text' : 'uuid';
        case 'date':
            return 'date';
        case 'instant':
            return 'timestamptz';
        case 'integer':
            return 'bigint';
        case 'flag':
            return 'boolean';
        case 'list':
            return 'text[]';
        default:
            return 'text';
    }
}
//# sourceMappingURL=columns.js.map