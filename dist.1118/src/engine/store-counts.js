/** What a write adds to the counters, and what it moves in the order of lists. */
import { snake } from './columns.js';
import { datedIn, summed } from './count-dates.js';
import { movedIn } from './moved-keys.js';
import { isNewest } from './settled.js';
import { arrayLiteral, givenTo } from './store-rows.js';
/** What lists are ordered by has changed: for pages that begin where that was counted. */
export function movedKeys({ draft: { action, resource, id, before }, columns }) {
    const changed = action === 'update' ? movedIn(resource, before.columns, columns) : [];
    if (changed.length === 0)
        return [];
    const { type, level } = dimensionsIn(resource, columns);
    const only = (of) => Object.fromEntries(changed.map((name) => [name, of[name] ?? null]));
    return [{ resource: resource.name, id, type, level, before: only(before.columns), after: only(columns) }];
}
/** The type and level of a row, as its counters and its rights know it. */
const dimensionsIn = ({ rights }, columns) => ({
    type: rights?.type ? (columns[snake(rights.type)] ?? null) : null,
    level: rights?.level ? (columns[snake(rights.level)] ?? null) : null,
});
/** What a written row adds to the counters of its type and level, and of its dates among those. */
export function countDeltas({ draft, columns }) {
    const { resource } = draft;
    if (!resource.rights?.type)
        return [];
    const delta = (of, amount, disturbed) => ({
        resource: resource.name,
        ...dimensionsIn(resource, of),
        delta: amount,
        disturbed,
        dated: datedIn(resource, of, amount),
    });
    if (draft.action === 'create')
        return [delta(columns, 1, isNewest(draft.id) ? 0 : 1)];
    const before = delta(draft.before.columns, -1, 1);
    if (draft.action === 'delete')
        return [before];
    const after = delta(columns, 1, 0);
    if (after.type !== before.type || after.level !== before.level)
        return [before, after];
    // It stays where it is in every list that its dates do not order, and moved-keys.ts tells of those that they do.
    const dated = summed([...before.dated, ...after.dated]);
    return dated.length === 0 ? [] : [{ ...after, delta: 0, dated }];
}
/** Those of one type and level as one: what is counted then is folded later all the same. */
function folded(deltas) {
    const sums = new Map();
    for (const one of deltas) {
        const key = `${one.resource}/${one.type}/${one.level}`;
        const { delta, disturbed, dated } = sums.get(key) ?? { delta: 0, disturbed: 0, dated: [] };
        sums.set(key, {
            ...one,
            delta: delta + one.delta,
            disturbed: disturbed + one.disturbed,
            dated: [...dated, ...one.dated],
        });
    }
    return [...sums.values()].map((one) => ({ ...one, dated: summed(one.dated) }));
}
export function countStatement(deltas, bind) {
    const { value, from } = givenTo(folded(deltas), bind);
    // A list of lists is no list of values: these travel as text.
    const dated = (of, type) => `${value(({ dated }) => (dated.length > 0 ? arrayLiteral(dated.map(of)) : null), 'text')}::${type}[]`;
    const values = [
        value((d) => d.resource, 'text'),
        value((d) => d.type, 'uuid'),
        value((d) => d.level, 'smallint'),
        value((d) => d.delta, 'int'),
        value((d) => d.disturbed, 'int'),
        dated(({ field }) => field, 'text'),
        dated(({ day }) => day, 'date'),
        dated(({ amount }) => amount, 'int'),
    ];
    return `counted as (insert into engine_count_delta (municipality, resource, type, level, delta, disturbed, fields, days, amounts) select $1, ${values.join(', ')} from ${from()})`;
}
//# sourceMappingURL=store-counts.js.map