/**
 * What schemas of somebody else take of the time of everybody: while one is tested or compiled nothing else is done. Each
 * test ends by itself (within-time.ts); who asks for one long test after another gets a small part of the time, and not all.
 * What counts is the work of the processor: that a machine has no room is not their doing.
 */
import { monotonic, worked } from '../clock.js';
import { Problem } from '../problems.js';
/** Milliseconds that cost nothing: nearly every test takes less. */
const FREE_MS = 20;
/** Milliseconds that may be spent at once. */
const MOST_MS = 2_000;
/** Of the time that passes, what comes back. */
const SHARE = 1 / 10;
const MOST_ASKERS = 1_000;
/** @param work milliseconds that were worked so far; others in a test alone */
export function createSpending(work = worked) {
    const known = new Map();
    const spentBy = (asker, at) => {
        const { ms, at: since } = known.get(asker) ?? { ms: 0, at };
        return Math.max(0, ms - (at - since) * SHARE);
    };
    function add(asker, ms) {
        const at = monotonic();
        const spent = spentBy(asker, at) + ms;
        known.delete(asker);
        known.set(asker, { ms: spent, at });
        if (known.size > MOST_ASKERS)
            known.delete(known.keys().next().value);
    }
    return {
        run(asker, test) {
            const started = work();
            const over = spentBy(asker, monotonic()) - MOST_MS;
            if (over > 0)
                throw new Problem('too-many-requests', 'Het testen met een JSON-schema kostte hier zo veel tijd dat anderen moesten wachten. Maak de teksten korter of het schema eenvoudiger, en probeer het later opnieuw.', { retryAfterSeconds: Math.ceil(over / SHARE / 1000) });
            try {
                return test();
            }
            finally {
                const ms = work() - started - FREE_MS;
                if (ms > 0)
                    add(asker, ms);
            }
        },
    };
}
//# sourceMappingURL=spending.js.map