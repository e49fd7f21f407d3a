import { now } from './clock.js';
import { randomSlice } from './random.js';
/** Ids of one millisecond, counted in the twelve bits after the time (RFC 9562, 6.2, method 1). */
const LAST = 0xfff;
/** Milliseconds that the clock may go back before ids do so too. */
const SET_BACK = 1_000;
let millisecond = -1;
let count = 0;
/**
 * A UUID version 7: new rows land at the end of an index. Each id of this process sorts after the one before it, also within
 * a millisecond: what was made later stands later.
 */
export function newId() {
    const bytes = randomSlice(16);
    const at = now().getTime();
    if (at > millisecond || at < millisecond - SET_BACK) {
        millisecond = at;
        // Random, so that two processes seldom count alike; in the lower half, so that there is room to count.
        count = bytes.readUInt16BE(6) & (LAST >> 1);
    }
    else if (count < LAST)
        count += 1;
    else {
        // Ahead of the clock until it catches up.
        millisecond += 1;
        count = bytes.readUInt16BE(6) & (LAST >> 1);
    }
    bytes.writeUIntBE(millisecond, 0, 6);
    bytes.writeUInt16BE(0x7000 | count, 6);
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** True for a UUID in lower-case canonical form. */
export const isUuid = (text) => UUID.test(text);
/** When a UUID of version 7 was made, to the millisecond; of a burst of thousands it may be a few later. */
export const instantOf = (id) => new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
//# sourceMappingURL=ids.js.map