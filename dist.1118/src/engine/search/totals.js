/** How many records of a kind there are, and of each type: what a search costs depends on it. Believed for a while. */
import { monotonic } from '../../foundation/clock.js';
import { countsOf } from '../counts.js';
const BELIEVED_MS = 60_000;
export function createTotals(db) {
    const known = new Map();
    return async (caller, resource) => {
        const key = `${caller.municipality}/${resource}`;
        const found = known.get(key);
        if (found && found.until > monotonic())
            return found.total;
        const counted = await countsOf(db, caller, resource);
        const ofType = new Map();
        for (const { type, total } of counted)
            if (type)
                ofType.set(type, (ofType.get(type) ?? 0) + total);
        const total = { all: counted.reduce((sum, one) => sum + one.total, 0), ofType };
        known.set(key, { total, until: monotonic() + BELIEVED_MS });
        return total;
    };
}
//# sourceMappingURL=totals.js.map