import { parted } from '../gate/conditions.js';
import { walkOf } from './climb.js';
import { isReached, isWorn } from './drift.js';
import { keysOf } from './key-order.js';
export function rankedBy(resource, [first, second, ...more]) {
    if (!resource.rights?.type)
        return undefined;
    if (!second)
        return first.descending ? 'id' : undefined;
    if (more.length > 0 || first.expression || first.empty || first.descending !== second.descending)
        return undefined;
    return keysOf(resource).find(({ column }) => column === first.column);
}
/** Who is named on a case sees its documents come and go, without a change of the document: those lists have no rungs. */
const keepsItsRows = ({ resource, access }) => parted(access).named.length === 0 || resource.subjects?.kind !== 'linked';
export function beginningOf({ db, rungs }, municipality, list, it, ranked) {
    if (!keepsItsRows(it))
        return undefined;
    const { offset, size, order } = it;
    const key = ranked === 'id' ? undefined : ranked;
    const ladder = { list, by: key?.column ?? 'id' };
    /** The rank of the highest row of the page, among so many. */
    const topOf = (count) => (order[0].descending ? count - offset : Math.min(offset + size, count));
    const place = rungs.place(ladder, offset, topOf);
    return {
        place,
        isPage(told, seen) {
            const isHere = place !== undefined && place.disturbed === seen.disturbed && isReached(told, place, topOf(seen.count));
            // Of ids each type has a walk of its own, which begins at the front.
            const depth = key ? Math.min(offset, seen.count - offset) : offset;
            rungs.learn(ladder, depth, walkOf(db, { ...it, seen }, municipality, key), isHere && !isWorn(told));
            return isHere || !place;
        },
    };
}
//# sourceMappingURL=beginning.js.map