import { RESTRICTED, SHIELD } from './rights.js';
/** Ids as one text: the driver writes a list element by element. */
const idsOf = new WeakMap();
export function idList(ids) {
    const known = idsOf.get(ids) ?? `{${ids.join(',')}}`;
    idsOf.set(ids, known);
    return known;
}
/**
 * The access as an SQL condition; `bind` adds a parameter and returns its placeholder.
 * A branch that names a dimension which the resource does not have opens nothing.
 */
export function toSql(access, dimensions, bind) {
    if (access === 'everything')
        return 'true';
    const ways = access.flatMap((branch) => {
        const conditions = [];
        if (branch.types) {
            if (!dimensions.type)
                return [];
            conditions.push(`${dimensions.type} = any(${bind(idList(branch.types))}::uuid[])`);
        }
        if (branch.level !== undefined && dimensions.level)
            conditions.push(levelSql(dimensions.level, branch.level, branch.restrictedToo, bind));
        if (branch.subject !== undefined) {
            if (!dimensions.subject)
                return [];
            conditions.push(dimensions.subject(`${bind(branch.subject)}::text`));
        }
        if (branch.records) {
            if (!dimensions.records)
                return [];
            conditions.push(dimensions.records(`${bind(idList(branch.records))}::uuid[]`));
        }
        if (branch.ready) {
            if (!dimensions.ready)
                return [];
            conditions.push(`${dimensions.ready} is true`);
        }
        for (const one of branch.choices ?? []) {
            if (!dimensions.choice)
                return [];
            conditions.push(dimensions.choice(`${bind(one)}::text`));
        }
        if (branch.unlessRestrictedFor !== undefined && dimensions.restricted)
            conditions.push(`(${bind(branch.unlessRestrictedFor)}::text = any(${dimensions.restricted})) is not true`);
        for (const one of branch.except ?? []) {
            const condition = exceptSql(one, dimensions, bind);
            if (condition !== undefined)
                conditions.push(condition);
        }
        return [conditions.length === 0 ? 'true' : `(${conditions.join(' and ')})`];
    });
    if (ways.includes('true'))
        return 'true';
    return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`;
}
function levelSql(column, level, restrictedToo, bind) {
    const upTo = `${column} <= ${bind(level)}::smallint`;
    return restrictedToo
        ? `(${upTo} or (${column} >= ${RESTRICTED} and ${column} <= ${bind(level + RESTRICTED)}::smallint))`
        : upTo;
}
/** That a row is not what a rule keeps back; nothing where rows of this kind cannot be. Of an unknown level it is kept back. */
function exceptSql({ types, from }, { type, level }, bind) {
    const is = [];
    if (types) {
        if (!type)
            return undefined;
        is.push(`(${type} = any(${bind(idList(types))}::uuid[])) is true`);
    }
    if (from !== undefined) {
        if (!level)
            return undefined;
        // The level of a shielded row has its own confidentiality in it.
        is.push(`(${level} % ${SHIELD} >= ${bind(from)}::smallint) is not false`);
    }
    return `not (${is.join(' and ')})`;
}
//# sourceMappingURL=conditions-sql.js.map