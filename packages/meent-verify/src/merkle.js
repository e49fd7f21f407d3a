// @ts-check
/**
 * The tree of hashes (RFC 6962, section 2.1). The two checks are those of RFC 9162, sections 2.1.3.2 and 2.1.4.2: each hash of
 * a proof is used once, and numbers that make no sense are refused.
 */
import { createHash } from 'node:crypto';

/** @param {...Uint8Array} parts @returns {Buffer} */
export function sha256(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** A leaf and a node begin with another byte, so that one cannot be passed off as the other. @param {string | Uint8Array} entry */
export const leafHash = (entry) => sha256(Uint8Array.of(0), typeof entry === 'string' ? Buffer.from(entry) : entry);
/** @param {Uint8Array} left @param {Uint8Array} right */
export const nodeHash = (left, right) => sha256(Uint8Array.of(1), left, right);

/** Base64 in its one proper form; undefined for anything else. @param {string} text */
export function fromBase64(text) {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** @param {Uint8Array} a @param {Uint8Array} b */
const same = (a, b) => Buffer.compare(a, b) === 0;
/** @param {readonly Uint8Array[]} hashes */
const areHashes = (hashes) => hashes.every((hash) => hash.length === 32);
/** @param {number} n */
const odd = (n) => n % 2 === 1;
/** @param {number} n */
const half = (n) => Math.floor(n / 2);

/**
 * The root that a leaf and its path lead to, in a tree of `size` leaves; undefined when the numbers do not fit.
 * @param {number} index @param {number} size @param {Uint8Array} leaf @param {readonly Uint8Array[]} path
 */
export function rootOf(index, size, leaf, path) {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  if (!areHashes([leaf, ...path])) return undefined;
  let [at, last, root] = [index, size - 1, leaf];
  for (const hash of path) {
    if (last === 0) return undefined;
    if (odd(at) || at === last) {
      root = nodeHash(hash, root);
      // On the right edge a node without a neighbour moves up as it is.
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else root = nodeHash(root, hash);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 ? root : undefined;
}

/**
 * The leaf is number `index` of the tree with this root.
 * @param {number} index @param {number} size @param {Uint8Array} leaf @param {readonly Uint8Array[]} path @param {Uint8Array} root
 */
export function isIncluded(index, size, leaf, path, root) {
  const found = rootOf(index, size, leaf, path);
  return found !== undefined && same(found, root);
}

/**
 * The tree of `size2` begins with the whole tree of `size1`: nothing of it was changed or taken out. Of an empty tree there is
 * nothing to say.
 * @param {number} size1 @param {number} size2 @param {Uint8Array} root1 @param {Uint8Array} root2 @param {readonly Uint8Array[]} proof
 */
export function isExtended(size1, size2, root1, root2, proof) {
  if (!Number.isSafeInteger(size1) || !Number.isSafeInteger(size2) || size1 < 0 || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && same(root1, root2) && (size1 > 0 || same(root1, sha256()));
  if (size1 === 0 || !areHashes([root1, root2, ...proof])) return false;
  let [at, last] = [size1 - 1, size2 - 1];
  while (odd(at)) [at, last] = [half(at), half(last)];
  // A tree that is a power of two stands in the later one as it is, so its root is not in the proof.
  const [start, ...rest] = at === 0 ? [root1, ...proof] : proof;
  if (!start) return false;
  let [before, after] = [start, start];
  for (const hash of rest) {
    if (last === 0) return false;
    if (odd(at) || at === last) {
      [before, after] = [nodeHash(hash, before), nodeHash(hash, after)];
      while (!odd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else after = nodeHash(after, hash);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && same(before, root1) && same(after, root2);
}
