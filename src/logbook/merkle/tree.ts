/**
 * The shape of the tree of RFC 6962 section 2.1, as numbers: which perfect subtrees a range consists of, and which
 * ranges a proof is made of. Indexes and sizes are safe integers (a log of 2^53 entries will not be reached).
 */
import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts';

/** Entries `start` up to but not including `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A perfect subtree: `2^level` entries from `index * 2^level`. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** Where a tree of `size` > 1 entries splits: the largest power of two below its size. */
export function splitOf(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** True for a non-empty range that is a subtree of every tree that holds it: its start is a multiple of its size rounded up to a power of two. */
export function isSubtree({ start, end }: Range): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start >= end) return false;
  const size = end - start;
  return start % (size === 1 ? 1 : splitOf(size) * 2) === 0;
}

/** The perfect subtrees of a subtree range, left to right, largest first. */
export function nodesOf({ start, end }: Range): Node[] {
  const nodes: Node[] = [];
  let from = start;
  while (from < end) {
    let level = 0;
    let width = 1;
    while (width * 2 <= end - from) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** Hash of a subtree range from the hashes of its perfect subtrees, left to right. */
export function foldNodes(hashes: readonly Hash[]): Hash {
  let root = hashes.at(-1);
  if (root === undefined) return EMPTY_ROOT;
  for (let i = hashes.length - 2; i >= 0; i -= 1) root = nodeHash(hashes[i]!, root);
  return root;
}

/** Root over leaf hashes held in memory: MTH of RFC 6962. */
export function treeRoot(leaves: readonly Hash[]): Hash {
  if (leaves.length === 0) return EMPTY_ROOT;
  let row = leaves;
  while (row.length > 1) {
    const above: Hash[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) above.push(nodeHash(row[i]!, row[i + 1]!));
    // A last node without a partner moves up as it is: that gives the same tree as splitting at a power of two.
    if (row.length % 2 === 1) above.push(row[row.length - 1]!);
    row = above;
  }
  return row[0]!;
}

/** Ranges whose hashes prove entry `index` in a tree of `size`, in the order of RFC 6962 section 2.1.1 (nearest the leaf first). */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/** Ranges whose hashes prove that the tree of `size` extends the tree of `earlier`, in the order of RFC 6962 section 2.1.2. */
export function consistencyRanges(earlier: number, size: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  let known = true;
  while (earlier !== end) {
    const middle = start + splitOf(end - start);
    if (earlier <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
      known = false;
    }
  }
  // The verifier knows the earlier root, so that hash is sent only where it is a part of the earlier tree.
  if (!known) ranges.push({ start, end });
  return ranges.reverse();
}

/** Path of one leaf in a small tree held in memory, nearest the leaf first. */
export const inclusionPath = (leaves: readonly Hash[], index: number): Hash[] =>
  inclusionRanges(index, leaves.length).map(({ start, end }) => treeRoot(leaves.slice(start, end)));
