/**
 * The deadline of a request travels with its caller: after it nobody waits for the answer any more, so no statement
 * starts, none that runs goes on, and nothing is tried again.
 */
import { monotonic } from './clock.js';
import { Problem } from './problems.js';
/** Longest time in milliseconds for a request, when nothing else is said. */
export const REQUEST_MS = 30_000;
export const deadlineIn = (ms) => monotonic() + ms;
export const isLate = ({ deadline }) => deadline !== undefined && deadline <= monotonic();
/** @throws deadline */
export function refuseLate(of) {
    if (isLate(of))
        throw tooLate();
}
export const tooLate = (detail) => new Problem('deadline', detail, { retryAfterSeconds: 5 });
export const isTooLate = (error) => error instanceof Problem && error.code === 'deadline';
/**
 * Waits for work until the deadline. What is under way then ends by itself, and its result is nobody's.
 * @param detail what to do next, where trying again is not enough
 * @throws deadline
 */
export const byDeadline = (deadline, work, detail) => new Promise((resolve, reject) => {
    const waiting = { deadline, giveUp: () => reject(tooLate(detail)) };
    watch(waiting);
    work.then((result) => {
        all.delete(waiting);
        resolve(result);
    }, (error) => {
        all.delete(waiting);
        reject(isTooLate(error) ? tooLate(detail) : error);
    });
});
/** One timer for all of them, at the earliest: nearly every request ends long before its own would. */
const all = new Set();
let alarm;
function watch(waiting) {
    all.add(waiting);
    if (alarm && alarm.at <= waiting.deadline)
        return;
    clearTimeout(alarm?.timer);
    setAlarm(waiting.deadline);
}
function setAlarm(at) {
    alarm = { at, timer: setTimeout(ring, Math.max(0, Math.ceil(at - monotonic()))).unref() };
}
function ring() {
    alarm = undefined;
    let next = Number.POSITIVE_INFINITY;
    for (const waiting of all)
        if (isLate(waiting)) {
            all.delete(waiting);
            waiting.giveUp();
        }
        else
            next = Math.min(next, waiting.deadline);
    if (all.size > 0)
        setAlarm(next);
}
//# sourceMappingURL=deadline.js.map