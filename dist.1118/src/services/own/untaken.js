/** Lines for a reader that may stop reading without going away: what waits for it keeps a turn and memory from others. */
import { Readable } from 'node:stream';
/** Ample for a whole piece over a slow line. */
const PATIENCE_MS = 300_000;
/** Ends, broken off, when nothing was taken for so long; the reader goes on with another request. */
export function whileTaken(lines, patienceMs = PATIENCE_MS) {
    const readable = Readable.from(watched(), { objectMode: false });
    async function* watched() {
        for await (const line of lines) {
            const timer = setTimeout(() => readable.destroy(), patienceMs);
            try {
                yield line;
            }
            finally {
                clearTimeout(timer);
            }
        }
    }
    return readable;
}
//# sourceMappingURL=untaken.js.map