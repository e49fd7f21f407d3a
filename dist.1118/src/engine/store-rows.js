/** The statements of store.ts that write rows. Rows of one table travel as one list for each column. */
import { arrayOf } from '../foundation/db/arrays.js';
import { columnsOf } from './columns.js';
import { unseen } from './planned-once.js';
/** Binds what each of them has as one array. */
export const listOf = (all, bind) => (of, type) => `${bind(arrayOf(type, all.map(of)))}::${type}[]`;
/** So many rows are looked up in their lists by place: a longer list would be walked through from its front too often. */
const MOST_PLACED = 64;
/**
 * `unnest` makes a table of each list before it gives the first row: for a case with its change that are fifty tables, which
 * took more time than writing the rows. Rows of an insert are few and have no plan to choose, so they are picked by place.
 */
export function givenTo(all, bind) {
    const list = listOf(all, bind);
    if (all.length <= MOST_PLACED) {
        // A plan for this many would look cheaper than one for any number, and be made anew at each call.
        const count = unseen(`${bind(all.length)}::int`);
        return {
            value: (of, type) => `(${list(of, type)})[x.i]`,
            from: () => `generate_series(1, ${count}) as x(i)`,
        };
    }
    const lists = [];
    return {
        value: (of, type) => `x.c${lists.push(list(of, type)) - 1}`,
        from: () => `unnest(${lists.join(', ')}) as x(${lists.map((_, at) => `c${at}`).join(', ')})`,
    };
}
export function rowStatement(resource, action, rows, bind) {
    if (action === 'create')
        return insertStatement(resource, rows, bind);
    const list = listOf(rows, bind);
    const ids = list(({ draft }) => draft.id, 'uuid');
    if (action === 'delete') {
        return `delete from ${resource.table} t using unnest(${ids}, ${list(({ draft }) => draft.before.version, 'bigint')}) as x(id, guard) where t.municipality = $1 and t.id = x.id and t.version = x.guard`;
    }
    const columns = columnsOf(resource);
    const names = columns.map(([name]) => name);
    const inputs = columns.map((column) => columnSql(column, list));
    const picked = columns.map(([name, { type }]) => (type.endsWith('[]') ? `x.${name}::${type}` : `x.${name}`));
    const bodies = list(({ body }) => body, 'text');
    const versions = list(({ bodyVersion }) => bodyVersion, 'smallint');
    const guards = list(({ draft }) => draft.before.version, 'bigint');
    const sets = [
        'version = t.version + 1',
        'body = x.body',
        'body_version = x.body_version',
        ...names.map((name, index) => `${name} = ${picked[index]}`),
    ];
    return `update ${resource.table} t set ${sets.join(', ')} from unnest(${[ids, guards, bodies, versions, ...inputs].join(', ')}) as x(${['id', 'guard', 'body', 'body_version', ...names].join(', ')}) where t.municipality = $1 and t.id = x.id and t.version = x.guard`;
}
function insertStatement(resource, rows, bind) {
    const given = givenTo(rows, bind);
    const columns = columnsOf(resource);
    const values = [
        given.value(({ draft }) => draft.id, 'uuid'),
        '1',
        given.value(({ body }) => body, 'text'),
        given.value(({ bodyVersion }) => bodyVersion, 'smallint'),
        ...columns.map((column) => {
            const [, { type }] = column;
            const value = columnSql(column, given.value);
            return type.endsWith('[]') ? `${value}::${type}` : value;
        }),
    ];
    const names = ['municipality', 'id', 'version', 'body', 'body_version', ...columns.map(([name]) => name)];
    return `insert into ${resource.table} (${names.join(', ')}) select ${['$1', ...values].join(', ')} from ${given.from()}`;
}
/** A list of lists is no list of values: each travels as text. */
const columnSql = ([name, { type }], value) => type.endsWith('[]')
    ? value(({ columns }) => arrayLiteral(columns[name]), 'text')
    : value(({ columns }) => columns[name] ?? null, type);
/** The version alone: see `stamp` in work.ts. */
export function stampStatement(resource, drafts, bind) {
    const list = listOf(drafts, bind);
    return `update ${resource.table} t set version = t.version + 1 from unnest(${list(({ id }) => id, 'uuid')}, ${list(({ before }) => before.version, 'bigint')}) as x(id, guard) where t.municipality = $1 and t.id = x.id and t.version = x.guard`;
}
export const arrayLiteral = (value) => Array.isArray(value)
    ? `{${value.map((item) => `"${String(item).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`
    : null;
//# sourceMappingURL=store-rows.js.map