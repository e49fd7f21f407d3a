/**
 * Entries that are durable and have no place in the log yet: no signed head covers them, and nobody reads them under "who
 * looked". They wait for a part of a second; longer when the sequencer lags, or when the log is not signed on (continue.ts).
 */
import { now } from '../foundation/clock.js';
import { instantOf } from '../foundation/ids.js';
const OLDEST = {
    name: 'log_waiting',
    text: 'select commit from log_queue where municipality = $1 order by commit limit 1',
};
/** From one municipality to the next by the index: the queue of a log that is not signed on may be long. */
const OLDEST_OF_EACH = {
    name: 'log_waiting_each',
    text: `with recursive waits (municipality) as (
  select min(municipality) from log_queue
  union all
  select (select min(q.municipality) from log_queue q where q.municipality > w.municipality) from waits w where w.municipality is not null
)
select q.commit from waits w
cross join lateral (select commit from log_queue where municipality = w.municipality order by commit limit 1) q`,
};
/** What waits this long does not wait for its turn: who reads the log must be told that it is not complete. */
const TURN_MS = 10_000;
/** Since when entries of this municipality are missing from its log; undefined when it is complete but for the last moments. */
export async function missingSince(q, municipality) {
    const [oldest] = await q.query(OLDEST, [municipality]);
    const since = oldest && instantOf(oldest.commit);
    return since && now().getTime() - since.getTime() > TURN_MS ? since : undefined;
}
/** Age in seconds of what waits longest, of all municipalities; 0 when nothing waits. */
export async function waitingSeconds(q) {
    const oldest = await q.query(OLDEST_OF_EACH);
    const instant = now().getTime();
    return Math.max(0, ...oldest.map(({ commit }) => instant - instantOf(commit).getTime())) / 1000;
}
//# sourceMappingURL=waiting.js.map