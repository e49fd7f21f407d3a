/**
 * Concurrent writes of one municipality share a statement, and with it a commit. One that fails must not fail its
 * neighbours: then each half is stored by itself, until the one is alone. Only what was certainly not stored is tried again:
 * where the answer was lost, nobody knows.
 */
import { DatabaseProblem, isBrokenOff, unavailable } from '../foundation/db/problem.js';
import { isLate, tooLate } from '../foundation/deadline.js';
import { createLanes } from '../foundation/lanes.js';
import { STALE_EPOCH } from './store.js';
import { raisesEpoch } from './work.js';
/**
 * A statement, its commit and its entry in the logbook cost as much as several units do, so few large ones are cheaper than
 * many small ones. More than this makes who comes first wait for who comes last.
 */
const MOST_UNITS = 32;
/** One more is begun when so many wait, beside those that end soon: while one is stored the next is made and travels. */
const WORTH = 16;
/** Writes of one municipality that may wait; the next one is answered 503. */
const MOST_WAITING = 1_000;
/** A store that gathers; units that raise the epoch are stored alone, since each raises it once. */
export function batched(prepare) {
    const lanes = createLanes({
        mostRunning: 4,
        worth: WORTH,
        take: () => MOST_UNITS,
        run: storeSome,
    });
    async function storeSome(wanted) {
        const some = wanted.filter(isInTime);
        const [first] = some;
        if (!first)
            return;
        let isSent = false;
        try {
            const units = some.flatMap((one) => one.units);
            const send = prepare(first.municipality, first.epoch, units);
            isSent = true;
            const stored = await send();
            for (const { done } of some)
                done(stored);
        }
        catch (error) {
            if (some.length > 1 && (!isSent || isOfOne(error))) {
                // One after the other: two of one batch that want the same number must not wait for each other.
                for (const part of partsOf(some, error))
                    await storeSome(part);
            }
            else
                for (const { failed } of some)
                    failed(error);
        }
    }
    return (municipality, epoch, units) => {
        if (units.some(({ work }) => raisesEpoch(work)))
            return alone(municipality, epoch, units);
        return new Promise((done, failed) => {
            const key = `${municipality}/${epoch}`;
            if (lanes.waiting(key) >= MOST_WAITING)
                return failed(unavailable());
            lanes.add(key, { municipality, epoch, units, done, failed });
        });
    };
    async function alone(...of) {
        return prepare(...of)();
    }
}
/** Nothing was stored, and that may lie with one of them. An epoch that was raised is as new to each. */
const isOfOne = (error) => error instanceof DatabaseProblem ? error.sqlState !== STALE_EPOCH : isBrokenOff(error);
/** Halves find the one in few statements; where it takes seconds to fail, they would let all of a half wait for it each time. */
function partsOf(some, error) {
    if (isBrokenOff(error))
        return some.map((one) => [one]);
    const half = Math.ceil(some.length / 2);
    return [some.slice(0, half), some.slice(half)];
}
/** The caller of a late one was told to look whether it is there. It is not, and it does not come. */
function isInTime({ units, failed }) {
    const late = units.some(({ work }) => isLate(work.caller));
    if (late)
        failed(tooLate());
    return !late;
}
//# sourceMappingURL=batch.js.map