/** Ids (UUIDv7) rise with time, so those of a moment ago are the last to come in. */
import { now } from '../foundation/clock.js';
import { instantOf } from '../foundation/ids.js';
/** Ids older than this have nothing come in between: a write takes seconds. */
const SETTLED_MS = 180_000;
/** Nothing comes in below this id any more without being counted as `disturbed` (store.ts). */
export const settledBefore = () => idAt(now().getTime() - SETTLED_MS);
/** True for an id that was made a moment ago: what has it comes in at the front. */
export const isNewest = (id) => Math.abs(now().getTime() - instantOf(id).getTime()) < SETTLED_MS / 2;
/** The lowest id that can be made at this moment. */
function idAt(instant) {
    const hex = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0');
    return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
//# sourceMappingURL=settled.js.map