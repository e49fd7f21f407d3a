/** Hashing of RFC 6962 section 2.1. The prefixes keep a leaf from being passed off as a node. */
import { hash } from 'node:crypto';
export const HASH_SIZE = 32;
/** Root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = hash('sha256', '', 'buffer');
/** Hash of one entry. Text counts as its UTF-8 bytes. */
export function leafHash(entry) {
    if (typeof entry === 'string')
        return hash('sha256', `\u0000${entry}`, 'buffer');
    const prefixed = new Uint8Array(entry.length + 1);
    prefixed.set(entry, 1);
    return hash('sha256', prefixed, 'buffer');
}
const pair = new Uint8Array(1 + 2 * HASH_SIZE);
pair[0] = 1;
/** Hash of an inner node. Both sides are 32 bytes. */
export function nodeHash(left, right) {
    pair.set(left, 1);
    pair.set(right, 1 + HASH_SIZE);
    return hash('sha256', pair, 'buffer');
}
/** True for the same bytes. Hashes in a public log are no secret, so time may leak. */
export const sameHash = (a, b) => Buffer.compare(a, b) === 0;
//# sourceMappingURL=hash.js.map