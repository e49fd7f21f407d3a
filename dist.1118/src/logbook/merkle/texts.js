/**
 * Root over many short texts: the tree of RFC 6962, as tree.ts makes it. Written for the page of a hundred people that every
 * list logs: a hash that comes back as text costs a quarter of one in a buffer of its own.
 */
import { hash } from 'node:crypto';
import { HASH_SIZE } from './hash.js';
const pair = Buffer.alloc(1 + 2 * HASH_SIZE);
pair[0] = 1;
/** Hashes of one row of the tree, below each other; grows to the longest list that was met. */
let row = Buffer.alloc(128 * HASH_SIZE);
/** @param texts at least one, in ASCII. @returns hexadecimal */
export function rootOfTexts(texts) {
    if (texts.length === 1)
        return hash('sha256', `\u0000${texts[0]}`, 'hex');
    if (row.length < texts.length * HASH_SIZE)
        row = Buffer.alloc(texts.length * HASH_SIZE);
    for (let i = 0; i < texts.length; i += 1)
        row.write(hash('sha256', `\u0000${texts[i]}`, 'binary'), i * HASH_SIZE, HASH_SIZE, 'latin1');
    let count = texts.length;
    for (; count > 1; count = (count + 1) >> 1) {
        for (let i = 0; i + 1 < count; i += 2) {
            row.copy(pair, 1, i * HASH_SIZE, (i + 2) * HASH_SIZE);
            row.write(hash('sha256', pair, 'binary'), (i >> 1) * HASH_SIZE, HASH_SIZE, 'latin1');
        }
        // A last one without a partner moves up as it is.
        if (count % 2 === 1)
            row.copy(row, (count >> 1) * HASH_SIZE, (count - 1) * HASH_SIZE, count * HASH_SIZE);
    }
    return row.toString('hex', 0, HASH_SIZE);
}
//# sourceMappingURL=texts.js.map