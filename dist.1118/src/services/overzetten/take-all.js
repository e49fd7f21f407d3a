/** All that waits of one kind, some dossiers at once; what the source or this installation fails on waits for the next start. */
import { monotonic } from '../../foundation/clock.js';
import { Problem } from '../../foundation/problems.js';
import { faultSentence } from '../../foundation/start-fault.js';
import { SourceProblem } from './source.js';
import { takeOver } from './take.js';
/** This many failures behind one another: the source is away, not a record. */
const MOST_FAILURES = 20;
const BATCH = 200;
const TOLD_EVERY_MS = 2_000;
export async function takeAll(parts, soort, parallel, tell) {
    let done = 0;
    let refused = 0;
    let failed = 0;
    const waits = new Map();
    let behind = 0;
    let told = monotonic();
    const progress = () => tell(`${soort}: ${done} gedaan${refused > 0 ? `, ${refused} geweigerd` : ''}${failed > 0 ? `, ${failed} wachten nog` : ''}`);
    async function one(record) {
        parts.lost.throwIfAborted();
        try {
            if ((await takeOver(parts, soort, record)) === 'geweigerd')
                refused++;
            else
                done++;
            behind = 0;
        }
        catch (error) {
            const reason = passing(error);
            if (reason === undefined || ++behind >= MOST_FAILURES)
                throw error;
            failed++;
            waits.set(reason, (waits.get(reason) ?? 0) + 1);
        }
        if (monotonic() - told < TOLD_EVERY_MS)
            return;
        told = monotonic();
        progress();
    }
    // What belongs to another of its kind comes after it.
    for (const late of [false, true]) {
        let after = '00000000-0000-0000-0000-000000000000';
        for (;;) {
            const batch = await parts.inventory.waiting(soort, late, after, BATCH);
            if (batch.length === 0)
                break;
            await together(batch, parallel, one);
            after = batch.at(-1).id;
        }
    }
    if (done + refused + failed > 0)
        progress();
    return waits;
}
/** The reason of what may succeed later. */
function passing(error) {
    if (error instanceof SourceProblem && error.kind === 'failing')
        return error.message;
    if (error instanceof Problem && error.status >= 500)
        return faultSentence(error);
    return undefined;
}
/** The first that fails ends it: no other begins, and those that are under way come to their end. */
async function together(all, atOnce, work) {
    const queue = [...all];
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, async () => {
        try {
            for (let next = queue.shift(); next; next = queue.shift())
                await work(next);
        }
        finally {
            queue.length = 0;
        }
    }));
    for (const one of ended)
        if (one.status === 'rejected')
            throw one.reason;
}
//# sourceMappingURL=take-all.js.map