/**
 * Children: records whose `parent` is another record. The parent shows their ids, and they go when it goes, with what the
 * parent cascades to and with their mirrors. All follows from the declarations, so that a new kind of child is one.
 */
import { snake } from './columns.js';
import { keepMirrors } from './mirrors.js';
const parentOf = (registry, resource) => resource.parent ? registry.get(resource.fields[resource.parent].to[0]) : undefined;
const childrenOf = (registry, parent) => registry.all.filter((resource) => parentOf(registry, resource) === parent);
/** Puts a new child on its parent, or takes a removed one off: one id, or a list of ids. */
export function showOnParent(registry, work, child) {
    const resource = parentOf(registry, child.resource);
    if (!resource)
        return;
    const gone = child.action === 'delete';
    if (!gone && child.action !== 'create')
        return;
    const parent = work.find(resource.name, child.record[child.resource.parent]);
    if (!parent)
        return;
    for (const [property, column] of Object.entries(resource.columns ?? {})) {
        if (column.children !== child.resource.name)
            continue;
        const name = snake(property);
        const others = (parent.columns[name] ?? []).filter?.((id) => id !== child.id);
        work.setColumns(parent, {
            [name]: column.type === 'uuid' ? (gone ? null : child.id) : gone ? others : [...others, child.id],
        });
    }
}
/**
 * What a new record goes along with must still be there when it is stored. Where that shows nothing of it, and so is not
 * written itself, another process that removes it at the same moment would leave the new one behind.
 */
export function holdOwners(registry, work, { resource, record, before, action }) {
    if (action === 'delete')
        return;
    for (const { of, by } of ownersOf(registry, resource)) {
        if (of.cached || (before && before.record[by] === record[by]))
            continue;
        const owner = work.find(of.name, record[by]);
        if (owner)
            work.stamp(owner);
    }
}
/** Declarations do not change, and each write asks. */
const owners = new WeakMap();
/** The kinds that a record of this kind goes along with, and by which relation. */
function ownersOf(registry, resource) {
    let known = owners.get(registry);
    if (!known) {
        known = new Map();
        owners.set(registry, known);
    }
    const found = known.get(resource) ?? findOwners(registry, resource);
    known.set(resource, found);
    return found;
}
function findOwners(registry, resource) {
    const parent = parentOf(registry, resource);
    return [
        ...(parent ? [{ of: parent, by: resource.parent }] : []),
        ...registry.all.flatMap((of) => (of.cascade ?? []).flatMap(({ resource: name, by }) => (name === resource.name ? [{ of, by }] : []))),
    ];
}
/** What goes when a record of this kind goes, with the relation that says so: its parts, and what it cascades to. */
const owned = (registry, resource) => [
    ...childrenOf(registry, resource).map((of) => ({ of, by: of.parent })),
    ...(resource.cascade ?? []).map(({ resource: name, by }) => ({ of: registry.get(name), by })),
];
/** What must be loaded to remove a record: all that goes with it, and the mirrors of that. */
export const needsOfRemoval = (registry, resource, id) => needsBelow(registry, resource, { is: id }, []);
/** The same for records that others point at: the documents of a case. */
export const needsOfRemovals = (registry, resource, ids) => [
    { resource: resource.name, ...ids },
    ...needsBelow(registry, resource, ids, []),
];
function needsBelow(registry, resource, ids, above) {
    return owned(registry, resource).flatMap(({ of, by }) => {
        // A kind that cascades to itself does so once: a sub-case has no sub-cases.
        if (above.includes(of))
            return [];
        const among = (column) => ({ in: { resource: of.name, column, where: by, ...ids } });
        return [
            { resource: of.name, where: by, ...ids },
            ...(of.mirrors ?? []).map((mirror) => ({ resource: mirror.resource, where: mirror.by.there, ...among(mirror.by.here) })),
            ...needsBelow(registry, of, among('id'), [...above, resource]),
        ];
    });
}
/** What goes along with a record, of what was loaded. */
export function goingAlong(registry, work, going, above = []) {
    return owned(registry, going.resource).flatMap(({ of, by }) => {
        // What lives in a snapshot is not loaded with the rest.
        if (of.cached)
            for (const { id } of work.snapshot.related(of.name, by, going.id))
                work.find(of.name, id);
        return work
            .filter(of.name, (one) => one.record[by] === going.id && !above.includes(one))
            .flatMap((one) => [one, ...goingAlong(registry, work, one, [...above, going])]);
    });
}
/** Removes what belongs to a removed record, and returns it. */
export function removeChildren(registry, work, removed) {
    const along = goingAlong(registry, work, removed);
    for (const one of along)
        work.remove(one);
    for (const one of along)
        for (const mirror of keepMirrors(work, one, 'delete'))
            showOnParent(registry, work, mirror);
    return along;
}
//# sourceMappingURL=children.js.map