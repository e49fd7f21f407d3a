/**
 * Writes on one record wait for each other within an engine, so that 25 documents added to a case at once do not all
 * load, collide and retry. Between processes the version guard of the store decides.
 */
import { unavailable } from '../foundation/db/problem.js';
/** Writes that may wait for one record; the next one is answered 503. */
const MOST_WAITING = 1_000;
/** What it returns throws `unavailable` when too many wait already. */
export function createExclusive() {
    const lines = new Map();
    return async (key, work) => {
        const before = lines.get(key);
        if (before && before.length > MOST_WAITING)
            throw unavailable();
        const run = before ? before.tail.then(work, work) : work();
        const line = before ?? { tail: run, length: 0 };
        if (!before)
            lines.set(key, line);
        line.tail = run;
        line.length += 1;
        try {
            return await run;
        }
        finally {
            line.length -= 1;
            if (line.length === 0)
                lines.delete(key);
        }
    };
}
/** Waits for every one of these records, in one order whoever asks, so that two never wait for each other. */
export function inTurn(exclusive, municipality, keys, work) {
    const [first, ...rest] = [...new Set([keys].flat())].sort();
    if (first === undefined)
        return work();
    return exclusive(`${municipality}/${first}`, () => inTurn(exclusive, municipality, rest, work));
}
//# sourceMappingURL=exclusive.js.map