/** Most bytes of one UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;
const FIRST_SIZE = 512 * 1024;
/** A larger page has memory of its own, which goes with it. */
const MOST_KEPT = 8 * 1024 * 1024;
/** Shared by all pages: one is written from front to end in one turn of the event loop. */
let shared = Buffer.allocUnsafeSlow(FIRST_SIZE);
export function createPageWriter() {
    let bytes = shared;
    let used = 0;
    return {
        write(text) {
            const most = used + text.length * MOST_BYTES;
            if (most > bytes.length) {
                const larger = Buffer.allocUnsafeSlow(Math.max(most, bytes.length * 2));
                bytes.copy(larger, 0, 0, used);
                bytes = larger;
                if (larger.length <= MOST_KEPT)
                    shared = larger;
            }
            used += bytes.write(text, used);
        },
        end() {
            const page = Buffer.from(bytes.subarray(0, used));
            // No page of somebody else lies in the memory that the next is written in.
            bytes.fill(0, 0, used);
            return page;
        },
    };
}
/** An answer that is bytes already; its text is made only for who asks for it. */
export class BytesAnswer {
    status = 200;
    bytes;
    release;
    headers;
    constructor({ bytes, release }, headers) {
        this.bytes = bytes;
        if (release)
            this.release = release;
        if (headers)
            this.headers = headers;
    }
    get json() {
        return this.bytes.toString();
    }
}
//# sourceMappingURL=page-writer.js.map