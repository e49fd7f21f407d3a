/** What must be loaded to remove the mirrors of a record. What is new has none yet. */
export const needsOfMirrors = ({ mirrors = [] }, id, record) => mirrors
    .filter((mirror) => mirror.record({ id, record }))
    .map(({ resource, by: { there, here } }) => ({
    resource,
    where: there,
    is: here === 'id' ? id : String(record[here]),
}));
/** Makes or removes the mirrors of a record. Returns them, so that their parents can show it. */
export function keepMirrors(work, draft, kind) {
    return (draft.resource.mirrors ?? []).flatMap((mirror) => {
        const said = mirror.record(draft);
        if (!said || kind === 'update')
            return [];
        if (kind === 'create')
            return [work.create(mirror.resource, said)];
        const there = work.filter(mirror.resource, ({ record }) => says(record, said));
        // A moved record may bring the other side with it.
        if (kind === 'move')
            return there.length > 0 ? [] : [work.create(mirror.resource, said)];
        for (const one of there)
            work.remove(one);
        return there;
    });
}
/** Whether one of these records tells what the draft tells, so that it stays as long as they do. */
export const isToldBy = ({ resource, record }, others) => others.some((other) => (other.resource.mirrors ?? []).some((mirror) => {
    const said = mirror.resource === resource.name && mirror.record(other);
    return said && says(record, said);
}));
const says = (record, said) => Object.entries(said).every(([name, value]) => record[name] === value);
//# sourceMappingURL=mirrors.js.map