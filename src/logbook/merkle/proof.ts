/**
 * Verification of proofs. Strict: every hash of the proof is used exactly once and is 32 bytes; numbers that make no
 * sense give false, never an exception. Subtree proofs are those of Merkle Tree Certificates; the proofs of RFC 6962
 * are the case in which the subtree starts at 0.
 */
import { EMPTY_ROOT, HASH_SIZE, type Hash, nodeHash, sameHash } from './hash.ts';
import { isSubtree, type Range, splitOf } from './tree.ts';

/** The root that a path leads to, or null when the numbers or the number of hashes do not fit. */
export function rootOfPath(index: number, size: number, leaf: Hash, path: readonly Hash[]): Hash | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return null;
  if (leaf.length !== HASH_SIZE || !path.every((hash) => hash.length === HASH_SIZE)) return null;
  let root = leaf;
  let at = index;
  let last = size - 1;
  for (const sibling of path) {
    if (last === 0) return null;
    // On the right edge a node without a partner moves up unchanged.
    while (at === last && at % 2 === 0) {
      at /= 2;
      last /= 2;
    }
    root = at % 2 === 1 ? nodeHash(sibling, root) : nodeHash(root, sibling);
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : null;
}

/** Entry `index` with this leaf hash is in the tree of `size` with this root (RFC 6962 section 2.1.1). */
export function verifyInclusion(index: number, size: number, leaf: Hash, path: readonly Hash[], root: Hash): boolean {
  const found = rootOfPath(index, size, leaf, path);
  return found !== null && sameHash(found, root);
}

/** Entry `index` of the log is in the subtree with this root. */
export const verifySubtreeInclusion = (
  index: number,
  subtree: Range,
  leaf: Hash,
  path: readonly Hash[],
  root: Hash,
): boolean =>
  isSubtree(subtree) && verifyInclusion(index - subtree.start, subtree.end - subtree.start, leaf, path, root);

/** The tree of `size2` extends the tree of `size1` (RFC 6962 section 2.1.2). From an empty tree there is nothing to prove: false. */
export function verifyConsistency(
  size1: number,
  size2: number,
  root1: Hash,
  root2: Hash,
  proof: readonly Hash[],
): boolean {
  if (size1 === 0) return size2 === 0 && proof.length === 0 && sameHash(root1, EMPTY_ROOT) && sameHash(root1, root2);
  return verifySubtreeConsistency({ start: 0, end: size1 }, size2, root1, root2, proof);
}

/** The subtree with `root1` is a part of the tree of `size` with `root2`. The empty subtree is a part of every tree. */
export function verifySubtreeConsistency(
  subtree: Range,
  size: number,
  root1: Hash,
  root2: Hash,
  proof: readonly Hash[],
): boolean {
  const { start, end } = subtree;
  if (!Number.isSafeInteger(size) || end > size) return false;
  if (start === end) return start >= 0 && proof.length === 0 && sameHash(root1, EMPTY_ROOT);
  if (!isSubtree(subtree)) return false;
  if (start === 0 && end === size) return proof.length === 0 && sameHash(root1, root2);
  if (root1.length !== HASH_SIZE || !proof.every((hash) => hash.length === HASH_SIZE)) return false;
  const replay = replayProof(proof, root1);
  const roots = replay(start, end, size, true);
  return roots !== null && replay.rest() === 0 && sameHash(roots.part, root1) && sameHash(roots.whole, root2);
}

interface Roots {
  readonly part: Hash;
  readonly whole: Hash;
}

/** Walks the definition of SUBPROOF from the root down; what the definition appends last is taken from the end first. */
function replayProof(proof: readonly Hash[], known: Hash) {
  let left = proof.length;
  const take = (): Hash | undefined => proof[--left];

  function walk(start: number, end: number, size: number, isKnown: boolean): Roots | null {
    if (start === 0 && end === size) {
      const hash = isKnown ? known : take();
      return hash === undefined ? null : { part: hash, whole: hash };
    }
    const sibling = take();
    if (sibling === undefined) return null;
    const k = splitOf(size);
    if (end <= k) {
      const below = walk(start, end, k, isKnown);
      return below && { part: below.part, whole: nodeHash(below.whole, sibling) };
    }
    if (start >= k) {
      const below = walk(start - k, end - k, size - k, isKnown);
      return below && { part: below.part, whole: nodeHash(sibling, below.whole) };
    }
    const below = walk(0, end - k, size - k, false);
    return below && { part: nodeHash(sibling, below.part), whole: nodeHash(sibling, below.whole) };
  }

  return Object.assign(walk, { rest: () => left });
}
