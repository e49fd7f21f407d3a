/**
 * A zip that is written while it is read: no file of it is held in memory, and it may be larger than 4 GB (zip64, APPNOTE
 * 6.3). The same members give the same bytes.
 */
import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x808;
const DEFLATED = 8;
/** The first day that a zip can tell. */
const DAY = 0x21;
const FULL = 0xffffffff;
/** Deflated data can be a little larger than what it is of. */
const LARGE = 0xf0000000;
export async function* zipStream(members) {
    const stored = [];
    let at = 0;
    for await (const member of members) {
        const name = Buffer.from(member.name, 'utf8');
        const large = member.size >= LARGE;
        const head = Buffer.concat([localHeader(name, large), name, large ? extra64([0, 0]) : Buffer.alloc(0)]);
        yield head;
        let crc = 0;
        let size = 0;
        let packed = 0;
        const source = await member.open();
        const deflate = createDeflateRaw();
        const feeding = (async () => {
            for await (const chunk of source) {
                crc = crc32(chunk, crc);
                size += chunk.length;
                if (!deflate.write(chunk))
                    await once(deflate, 'drain');
            }
            deflate.end();
        })().catch((error) => deflate.destroy(error));
        for await (const chunk of deflate) {
            packed += chunk.length;
            yield chunk;
        }
        await feeding;
        const tail = descriptor(crc, packed, size, large);
        yield tail;
        stored.push({ name, at, crc, packed, size });
        at += head.length + packed + tail.length;
    }
    let length = 0;
    for (const one of stored) {
        const entry = centralEntry(one);
        length += entry.length;
        yield entry;
    }
    yield ending(stored.length, at, length);
}
function localHeader(name, large) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(LOCAL, 0);
    head.writeUInt16LE(large ? 45 : 20, 4);
    head.writeUInt16LE(FLAGS, 6);
    head.writeUInt16LE(DEFLATED, 8);
    head.writeUInt16LE(DAY, 12);
    if (large)
        head.fill(0xff, 18, 26);
    head.writeUInt16LE(name.length, 26);
    head.writeUInt16LE(large ? 20 : 0, 28);
    return head;
}
function extra64(numbers) {
    const extra = Buffer.alloc(4 + 8 * numbers.length);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8 * numbers.length, 2);
    for (const [index, number] of numbers.entries())
        extra.writeBigUInt64LE(BigInt(number), 4 + 8 * index);
    return extra;
}
function descriptor(crc, packed, size, large) {
    const tail = Buffer.alloc(large ? 24 : 16);
    tail.writeUInt32LE(DESCRIPTOR, 0);
    tail.writeUInt32LE(crc, 4);
    if (large) {
        tail.writeBigUInt64LE(BigInt(packed), 8);
        tail.writeBigUInt64LE(BigInt(size), 16);
    }
    else {
        tail.writeUInt32LE(packed, 8);
        tail.writeUInt32LE(size, 12);
    }
    return tail;
}
function centralEntry({ name, at, crc, packed, size }) {
    const wide = [size, packed, at].some((number) => number >= FULL);
    const extra = wide ? extra64([size, packed, at]) : Buffer.alloc(0);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(CENTRAL, 0);
    head.writeUInt16LE(45, 4);
    head.writeUInt16LE(wide ? 45 : 20, 6);
    head.writeUInt16LE(FLAGS, 8);
    head.writeUInt16LE(DEFLATED, 10);
    head.writeUInt16LE(DAY, 14);
    head.writeUInt32LE(crc, 16);
    head.writeUInt32LE(wide ? FULL : packed, 20);
    head.writeUInt32LE(wide ? FULL : size, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt16LE(extra.length, 30);
    head.writeUInt32LE(wide ? FULL : at, 42);
    return Buffer.concat([head, name, extra]);
}
function ending(count, at, length) {
    const wide = count >= 0xffff || at >= FULL || length >= FULL;
    const end = Buffer.alloc(22);
    end.writeUInt32LE(END, 0);
    end.writeUInt16LE(wide ? 0xffff : count, 8);
    end.writeUInt16LE(wide ? 0xffff : count, 10);
    end.writeUInt32LE(wide ? FULL : length, 12);
    end.writeUInt32LE(wide ? FULL : at, 16);
    if (!wide)
        return end;
    const end64 = Buffer.alloc(56);
    end64.writeUInt32LE(END64, 0);
    end64.writeBigUInt64LE(44n, 4);
    end64.writeUInt16LE(45, 12);
    end64.writeUInt16LE(45, 14);
    end64.writeBigUInt64LE(BigInt(count), 24);
    end64.writeBigUInt64LE(BigInt(count), 32);
    end64.writeBigUInt64LE(BigInt(length), 40);
    end64.writeBigUInt64LE(BigInt(at), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(LOCATOR64, 0);
    locator.writeBigUInt64LE(BigInt(at + length), 8);
    locator.writeUInt32LE(1, 16);
    return Buffer.concat([end64, locator, end]);
}
//# sourceMappingURL=zip-stream.js.map