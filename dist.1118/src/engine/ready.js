/**
 * Records as they go out, kept in memory under the version of the row that they were made of. Which rows a caller sees, and
 * in which version, comes from the database at each call; only the bytes come from here. So nothing old is ever shown: a
 * row that was written since has another version, and a row that one may not see is not asked for.
 */
import { etagOf } from './answer.js';
export class ReadyRecord {
    version;
    xmin;
    /** The JSON of the record, after a comma. */
    bytes;
    /** Whom it is about, where the row itself says so. */
    lines;
    #etag;
    constructor({ version, xmin }, json, lines) {
        this.version = version;
        this.xmin = xmin;
        // Not from the shared pool: what is kept would hold its neighbours there.
        this.bytes = Buffer.allocUnsafeSlow(1 + Buffer.byteLength(json));
        this.bytes[0] = COMMA;
        this.bytes.write(json, 1);
        this.lines = lines;
    }
    get json() {
        return this.bytes.subarray(1);
    }
    /** Of the record alone; worked out for the first who reads it alone. */
    get etag() {
        this.#etag ??= etagOf(this.json);
        return this.#etag;
    }
}
const COMMA = 0x2c;
/** So much is kept where nothing else is said. */
export const READY_BYTES = 64 * 1024 * 1024;
/**
 * Nothing is kept longer than twice this after the database last said that it is so: what was destroyed goes from memory too,
 * also when it is asked for all the time.
 */
const AGE_MS = 120_000;
/** Of a record beside its bytes: its maps, its lines. */
const OVERHEAD = 500;
/**
 * Two generations: what is still so when it is asked for moves to the young one; when that is full or aged it becomes the old one, and what was
 * old goes.
 */
export function createReady(most = READY_BYTES) {
    let young = new Map();
    let old = new Map();
    let youngBytes = 0;
    let oldBytes = 0;
    let timer;
    function age() {
        old = young;
        oldBytes = youngBytes;
        young = new Map();
        youngBytes = 0;
    }
    /** Runs while something is kept, and keeps no process alive. */
    function watch() {
        timer ??= setInterval(() => {
            age();
            if (youngBytes + oldBytes > 0)
                return;
            clearInterval(timer);
            timer = undefined;
        }, AGE_MS).unref();
    }
    function keep(shape, id, record) {
        const bytes = record.bytes.length + OVERHEAD;
        if (bytes > most / 4)
            return;
        if (youngBytes + bytes > most / 2)
            age();
        let records = young.get(shape);
        if (!records) {
            records = new Map();
            young.set(shape, records);
        }
        const before = records.get(id);
        if (before === record)
            return;
        records.set(id, record);
        youngBytes += before ? record.bytes.length - before.bytes.length : bytes;
        watch();
    }
    const last = (shape, id) => young.get(shape)?.get(id) ?? old.get(shape)?.get(id);
    return {
        get(shape, { id, version, xmin }) {
            const found = last(shape, id);
            if (found?.version !== version || found.xmin !== xmin)
                return undefined;
            keep(shape, id, found);
            return found;
        },
        last,
        keep,
        clear() {
            age();
            age();
        },
        size: () => youngBytes + oldBytes,
    };
}
//# sourceMappingURL=ready.js.map