/**
 * The paths of `expand` as a tree. They are held against the declarations, so that a name that is no relation is refused
 * whatever the records happen to point at.
 */
import { Problem } from '../foundation/problems.js';
/** zrc-026: as deep as one likes. What is put in is counted; this only stops an address that repeats itself. */
const MOST_DEPTH = 20;
/** @throws not-found (zrc-027) for a path that the resource does not have. */
export function treeOf(registry, resource, paths) {
    const tree = { children: new Map() };
    for (const path of paths) {
        const steps = path.split('.');
        if (steps.length > MOST_DEPTH)
            throw badExpand(path);
        let at = tree;
        for (const step of steps.slice(0, resource.api.expandDepth)) {
            const next = at.children.get(step) ?? { children: new Map() };
            at.children.set(step, next);
            at = next;
        }
    }
    const unknown = unknownIn(registry, resource, tree);
    if (unknown !== undefined)
        throw badExpand(unknown);
    return tree;
}
/** A name in the tree that is no relation there. */
function unknownIn(registry, resource, node) {
    for (const [name, child] of node.children) {
        const targets = targetsOf(registry, resource, name);
        if (!targets)
            return name;
        // Of what may be of several kinds, a path is good that one of them has.
        const below = targets.map((target) => unknownIn(registry, target, child));
        if (below.length > 0 && !below.includes(undefined))
            return below[0];
    }
    return undefined;
}
/** What a property leads to: nothing for one that is no relation, an empty list where only the record itself tells. */
function targetsOf(registry, resource, name) {
    const fieldOf = (fields = {}) => Object.hasOwn(fields, name) ? fields[name] : undefined;
    const [, relation] = relationIn(fieldOf(resource.fields));
    if (relation)
        return relation.to.map(registry.get);
    const shown = registry.shownColumns(resource).find(({ property }) => property === name)?.target;
    if (shown)
        return [shown];
    const projected = fieldOf(resource.projects);
    return projected && (relationIn(projected)[1]?.to ?? []).map(registry.get);
}
/** The relation that a property is, or holds: in each item of a list, under a name when the items are groups. */
export function relationIn(field) {
    if (field?.kind === 'relation')
        return [undefined, field];
    if (field?.kind !== 'list')
        return [undefined, undefined];
    if (field.item?.kind === 'relation')
        return [undefined, field.item];
    return Object.entries(field.item?.fields ?? {}).find(([, { kind }]) => kind === 'relation') ?? [undefined, undefined];
}
export const badExpand = (path) => new Problem('not-found', `‘${path.slice(0, 60)}’ in expand is geen verwijzing van dit object. Laat dit weg.`);
//# sourceMappingURL=expand-paths.js.map