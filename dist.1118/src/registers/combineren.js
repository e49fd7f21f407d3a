import { refusalWords } from '../gate/combinations.js';
import { verdictsOn } from '../gate/combining.js';
import { askingOf } from './combinaties.js';
import { basePurposes } from './purposes.js';
/** For each activity that this caller works for, whether it may use what it reads. */
export function verdictsFor(snapshot, asker, day) {
    const purposes = basePurposes(snapshot, asker, day);
    const all = verdictsOn(asker.rights, purposes, askingOf(snapshot, asker.recipients, day));
    return new Map([...all].filter(([activity]) => purposes.own.includes(activity)));
}
/**
 * What may not be used together after a change, and was not refused already before it: a change that makes nothing worse
 * is no reason to refuse it. In words, of each activity.
 */
export function newlyRefused(after, before = new Map()) {
    return [...after].flatMap(([activity, verdict]) => {
        if (verdict.kind !== 'refused')
            return [];
        const was = before.get(activity);
        return was?.kind === 'refused' && verdict.sources.isSubsetOf(was.sources) ? [] : [refusalWords(activity, verdict)];
    });
}
/** As the snapshot would be with this record in it. */
export function supposing(snapshot, name, row) {
    const derived = new Map();
    const all = (resource) => {
        const rows = snapshot.all(resource);
        if (resource !== name)
            return rows;
        const old = rows.find(({ id }) => id === row.id);
        const made = { ...(old ?? rows[0]), columns: old?.columns ?? {}, ...row };
        return [...rows.filter((one) => one !== old), made];
    };
    const supposed = {
        ...snapshot,
        all,
        get: (resource, id) => resource === name && id === row.id ? all(resource).find((one) => one.id === id) : snapshot.get(resource, id),
        related: (resource, field, id) => resource === name
            ? all(resource).filter(({ record }) => [record[field]].flat().includes(id))
            : snapshot.related(resource, field, id),
        derive(key, compute) {
            if (!derived.has(key))
                derived.set(key, compute(supposed));
            return derived.get(key);
        },
    };
    return supposed;
}
//# sourceMappingURL=combineren.js.map