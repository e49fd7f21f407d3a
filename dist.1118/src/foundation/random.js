/** Random bytes from a pool: asking the system for each id costs more than making the id. Every byte is given out once. */
import { randomFillSync } from 'node:crypto';
const pool = Buffer.allocUnsafe(16_384);
let used = pool.length;
/** A view of `size` fresh bytes (at most 1,024), to be read or written over before the next call. */
export function randomSlice(size) {
    if (used + size > pool.length) {
        randomFillSync(pool);
        used = 0;
    }
    used += size;
    return pool.subarray(used - size, used);
}
//# sourceMappingURL=random.js.map