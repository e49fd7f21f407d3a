/**
 * Lanes: requests that want the same kind of statement share it. What comes while statements of a lane are under way waits,
 * and goes together in the next: the busier it is, the more each statement carries, and nobody waits when it is quiet.
 */
import { monotonic } from './clock.js';
/** A statement that runs longer waits for something, a row that another holds: nobody else is to wait with it. */
const QUICK_MS = 50;
export function createLanes({ mostRunning, worth, take, run }) {
    const lanes = new Map();
    /** How many must wait for another statement: beside those that end soon it must be worth it, else each would carry less and less. */
    const needed = (lane, itself) => (quickUntil(lane, itself) > monotonic() ? worth : 1);
    async function drain(key, lane) {
        const mine = { since: monotonic() };
        lane.running.add(mine);
        // Requests of the same turn of the event loop go together, also when the lane was at rest.
        await new Promise(setImmediate);
        while (lane.items.length >= needed(lane, mine)) {
            mine.since = monotonic();
            await run(lane.items.splice(0, take(lane.items)), key);
        }
        lane.running.delete(mine);
        if (lane.running.size > 0)
            return look(key, lane);
        clearTimeout(lane.alarm);
        lanes.delete(key);
    }
    /** Begins another when it is worth it, or sees to it that somebody looks again. */
    function look(key, lane) {
        if (lane.items.length === 0 || lane.running.size >= mostRunning)
            return;
        if (lane.items.length >= needed(lane))
            return void drain(key, lane);
        lane.alarm ??= setTimeout(() => {
            lane.alarm = undefined;
            look(key, lane);
        }, Math.ceil(quickUntil(lane) - monotonic())).unref();
    }
    return {
        add(key, item) {
            let lane = lanes.get(key);
            if (!lane) {
                lane = { items: [], running: new Set(), alarm: undefined };
                lanes.set(key, lane);
            }
            lane.items.push(item);
            look(key, lane);
        },
        waiting: (key) => lanes.get(key)?.items.length ?? 0,
    };
}
/** When the last of those under way is quick no longer. */
function quickUntil({ running }, itself) {
    let until = 0;
    for (const one of running)
        if (one !== itself)
            until = Math.max(until, one.since + QUICK_MS);
    return until;
}
//# sourceMappingURL=lanes.js.map