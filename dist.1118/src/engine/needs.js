/** What must be loaded before a record can be judged: its parent, what it refers to, and what its rules ask for. */
import { goingAlong, needsOfRemoval } from './children.js';
import { idIn } from './columns.js';
import { needsOfMirrors } from './mirrors.js';
export function needsOf(parts, resource, record, work, id, kind = 'create') {
    const needs = [...(resource.needs?.(record, work, { kind, id }) ?? [])];
    if (kind === 'delete')
        needs.push(...needsOfRemoval(parts.registry, resource, id), ...needsOfMirrors(resource, id, record));
    if (resource.parent)
        needs.push({ resource: resource.fields[resource.parent].to[0], id: String(record[resource.parent]) });
    for (const { id: target, resource: name } of relationsOf(resource, record))
        needs.push({ resource: name, id: target });
    return needs.filter((need) => parts.registry.get(need.resource) && !('id' in need && need.id === ''));
}
/** What effects look at when a record goes with another, beside what is loaded by then. */
export function needsOfWhatGoes(parts, work, going) {
    const needs = goingAlong(parts.registry, work, going)
        .filter(({ resource }) => resource.effects?.some(({ on }) => on.includes('delete')))
        .flatMap(({ resource, id, record }) => [
        ...(resource.needs?.(record, work, { kind: 'delete', id }) ?? []),
        ...relationsOf(resource, record).map((one) => ({ resource: one.resource, id: one.id })),
    ])
        .filter((need) => !('id' in need && (need.id === '' || work.find(need.resource, need.id))));
    return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
/** Loads all that a removal changes: first what goes, then what stays and looks at it. @throws wrong-state */
export async function loadRemoval(parts, work, { resource, id, record }, besides = []) {
    const needs = needsOf(parts, resource, record, work, id, 'delete');
    work.load(await parts.loader.whole(work.caller, [...needs, ...besides]));
    work.load(await parts.loader.whole(work.caller, needsOfWhatGoes(parts, work, work.find(resource.name, id))));
}
/** A declaration does not change, and each write asks. */
const relationFields = new WeakMap();
function relationFieldsOf(resource) {
    const known = relationFields.get(resource);
    if (known)
        return known;
    const found = Object.entries(resource.fields).flatMap(([name, field]) => {
        const one = field.kind === 'list' ? field.item : field;
        return one.kind === 'relation' && !field.server ? [[name, one]] : [];
    });
    relationFields.set(resource, found);
    return found;
}
/** Relations of a record to records of this installation, with the place of each in the body. */
export function relationsOf(resource, record) {
    return relationFieldsOf(resource).flatMap(([name, one]) => {
        const value = record[name];
        const values = Array.isArray(value) ? value : [value];
        return values.flatMap((target, index) => typeof target === 'string' && target !== '' && !target.includes(':')
            ? [
                {
                    name: Array.isArray(value) ? `${name}.${index}` : name,
                    resource: target.includes('/') ? target.split('/')[0] : one.to[0],
                    id: idIn(target),
                },
            ]
            : []);
    });
}
//# sourceMappingURL=needs.js.map