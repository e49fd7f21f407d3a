/**
 * Memory for pages on their way out. A page of a hundred records is some two hundred kilobytes: to have that made and cleared
 * away for each answer costs several times what filling it costs, so it is used again once it has left. What was in it is
 * cleared then (some 2 µs of a list that costs a thousand): no answer of somebody else lies in it, whatever goes wrong.
 */
const SIZE = 256 * 1024;
/** A smaller page is soon made. */
const SMALL = 32 * 1024;
const MOST_KEPT = 32;
const kept = [];
/** The parts one after the other. */
export function joined(parts) {
    let length = 0;
    for (const part of parts)
        length += part.length;
    if (length < SMALL || length > SIZE)
        return { bytes: Buffer.concat(parts, length) };
    const memory = kept.pop() ?? Buffer.allocUnsafeSlow(SIZE);
    let used = 0;
    for (const part of parts)
        used += part.copy(memory, used);
    let lent = true;
    return {
        bytes: memory.subarray(0, length),
        release() {
            // Given back twice, it would be two pages at once.
            if (!lent)
                return;
            lent = false;
            memory.fill(0, 0, length);
            if (kept.length < MOST_KEPT)
                kept.push(memory);
        },
    };
}
//# sourceMappingURL=page-memory.js.map