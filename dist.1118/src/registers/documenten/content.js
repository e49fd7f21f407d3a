/**
 * The content of a document: one or more blobs behind one another. A row refers to them as `<digest>/<bytes>`. Content that
 * was sent in parts stays in those parts, so that putting them together copies nothing.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
/** The column of a row or draft. */
export const contentOf = (columns) => Array.isArray(columns.inhoud) && columns.inhoud.length > 0 ? columns.inhoud : null;
export const EMPTY = [`${createHash('sha256').digest('hex')}/0`];
export const pieceOf = ({ digest, size }) => `${digest}/${size}`;
export const digestOf = (piece) => piece.slice(0, piece.indexOf('/'));
const bytesOf = (piece) => Number(piece.slice(piece.indexOf('/') + 1));
export const sizeOf = (content) => content.reduce((sum, piece) => sum + bytesOf(piece), 0);
/** Stores bytes before the row that refers to them; without that row the sweep removes them. */
export async function storeContent(blobs, municipality, content) {
    return [pieceOf(await blobs.write(municipality, content))];
}
/** Changes when one byte does (RFC 9110 8.8.3: a strong validator). */
export const contentTag = (content) => `"${createHash('sha256').update(content.join()).digest('base64url')}"`;
/**
 * Bytes from `start` up to `end`. The first piece is opened before this resolves, so that content which is not there is an
 * answer of its own and no half download. @throws blob-missing, blob-damaged
 */
export async function readContent(blobs, municipality, content, { start, end } = { start: 0, end: sizeOf(content) }) {
    let offset = 0;
    const ranges = content
        .map((piece) => {
        const range = { digest: digestOf(piece), start: start - offset, end: end - offset, bytes: bytesOf(piece) };
        offset += range.bytes;
        return { ...range, start: Math.max(range.start, 0), end: Math.min(range.end, range.bytes) };
    })
        .filter(({ start, end }) => start < end);
    const open = (at) => blobs.read(municipality, ranges[at].digest, ranges[at]);
    if (ranges.length === 0)
        return Readable.from([]);
    const first = await open(0);
    if (ranges.length === 1)
        return first;
    async function* pieces() {
        yield* first;
        for (let at = 1; at < ranges.length; at++)
            yield* await open(at);
    }
    const stream = Readable.from(pieces(), { objectMode: false });
    // A reader that leaves before the first byte never started the generator that would close it.
    stream.once('close', () => first.destroy());
    return stream;
}
//# sourceMappingURL=content.js.map