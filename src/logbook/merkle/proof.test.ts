import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_EDGE, edgeFrom, edgeRoot, edgeTiles, extend, type Tile } from './edge.ts';
import { HASH_SIZE, type Hash, leafHash, nodeHash } from './hash.ts';
import {
  rootOfPath,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './proof.ts';
import { hashesOf, locate, nodeFromTile, TILE_WIDTH, widthIn } from './tile.ts';
import {
  consistencyRanges,
  foldNodes,
  inclusionPath,
  inclusionRanges,
  isSubtree,
  nodesOf,
  splitOf,
  treeRoot,
} from './tree.ts';

const leaves = Array.from({ length: 70_000 }, (_, i) => leafHash(`entry ${i}`));

/** RFC 6962 section 2.1 word for word, as the oracle. */
const mth = (row: readonly Hash[]): Hash => {
  if (row.length < 2) return treeRoot(row);
  const k = splitOf(row.length);
  return nodeHash(mth(row.slice(0, k)), mth(row.slice(k)));
};

const flip = (hash: Hash, bit: number): Hash => {
  const copy = Uint8Array.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
};

const sizes = fc.integer({ min: 1, max: 300 });
const sizeAndIndex = sizes.chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })));

describe('the tree', () => {
  test('the root, the perfect subtrees and the definition agree', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const row = leaves.slice(0, size);
        const nodes = nodesOf({ start: 0, end: size }).map(({ level, index }) =>
          mth(row.slice(index * 2 ** level, (index + 1) * 2 ** level)),
        );
        expect(treeRoot(row)).toEqual(mth(row));
        expect(foldNodes(nodes)).toEqual(mth(row));
      }),
    );
  });

  test('an inclusion proof holds for its own leaf, index, size and root, and for nothing else', () => {
    fc.assert(
      fc.property(
        sizeAndIndex,
        fc.nat({ max: 400 }),
        fc.nat({ max: 400 }),
        fc.nat({ max: 255 }),
        ([size, index], otherIndex, otherSize, bit) => {
          const row = leaves.slice(0, size);
          const root = treeRoot(row);
          const path = inclusionPath(row, index);
          expect(verifyInclusion(index, size, row[index]!, path, root)).toBe(true);
          if (otherIndex !== index) expect(verifyInclusion(otherIndex, size, row[index]!, path, root)).toBe(false);
          expect(verifyInclusion(index, size, row[index]!, [...path, root], root)).toBe(false);
          expect(verifyInclusion(index, size, row[index]!, path, flip(root, bit))).toBe(false);
          expect(verifyInclusion(index, size, flip(row[index]!, bit), path, root)).toBe(false);
          path.forEach((hash, i) => {
            expect(verifyInclusion(index, size, row[index]!, path.with(i, flip(hash, bit)), root)).toBe(false);
            expect(verifyInclusion(index, size, row[index]!, path.toSpliced(i, 1), root)).toBe(false);
          });
          // Another size may give a tree in which this path has the same shape; then the root decides, and it is the same root.
          const other = rootOfPath(index, otherSize, row[index]!, path);
          if (other !== null && inclusionRanges(index, otherSize).length !== path.length)
            throw new Error('a path of the wrong length was taken');
        },
      ),
    );
  });

  test('a consistency proof holds between its two trees, and fails when anything changes', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat({ max: 255 }), (a, b, bit) => {
        const [size1, size2] = a < b ? [a, b] : [b, a];
        const root1 = treeRoot(leaves.slice(0, size1));
        const root2 = treeRoot(leaves.slice(0, size2));
        const proof = consistencyRanges(size1, size2).map(({ start, end }) => mth(leaves.slice(start, end)));
        expect(verifyConsistency(size1, size2, root1, root2, proof)).toBe(true);
        expect(verifyConsistency(size1, size2, root1, root2, [...proof, root1])).toBe(false);
        if (size1 === size2) return;
        expect(verifyConsistency(size1, size2, flip(root1, bit), root2, proof)).toBe(false);
        expect(verifyConsistency(size1, size2, root1, flip(root2, bit), proof)).toBe(false);
        expect(
          verifyConsistency(size1, size2, root1, treeRoot([...leaves.slice(0, size2 - 1), leaves[999]!]), proof),
        ).toBe(false);
        proof.forEach((hash, i) => {
          expect(verifyConsistency(size1, size2, root1, root2, proof.with(i, flip(hash, bit)))).toBe(false);
          expect(verifyConsistency(size1, size2, root1, root2, proof.toSpliced(i, 1))).toBe(false);
        });
      }),
    );
  });

  test('every subtree of every small tree is proven by the general form', () => {
    for (let size = 1; size <= 20; size += 1) {
      for (let start = 0; start < size; start += 1) {
        for (let end = start + 1; end <= size; end += 1) {
          const part = leaves.slice(start, end);
          const path = inclusionPath(part, 0);
          expect(verifySubtreeInclusion(start, { start, end }, part[0]!, path, treeRoot(part))).toBe(
            isSubtree({ start, end }),
          );
        }
      }
      const root = treeRoot(leaves.slice(0, size));
      const proof = consistencyRanges(1, size).map(({ start, end }) => treeRoot(leaves.slice(start, end)));
      expect(verifySubtreeConsistency({ start: 0, end: 1 }, size, leaves[0]!, root, proof)).toBe(true);
    }
  });

  test('nonsense gives false', () => {
    const [leaf] = leaves;
    for (const bad of [-1, 0.5, Number.NaN, 2 ** 60]) {
      expect(verifyInclusion(bad, 1, leaf!, [], leaf!)).toBe(false);
      expect(verifyInclusion(0, bad, leaf!, [], leaf!)).toBe(false);
      expect(verifyConsistency(1, bad, leaf!, leaf!, [])).toBe(false);
    }
    expect(verifyInclusion(0, 2, leaf!, [Uint8Array.of(1)], leaf!)).toBe(false);
  });
});

describe('tiles', () => {
  /** What a store holds after each batch: the latest data of every address. */
  const store = () => {
    const tiles = new Map<string, Tile>();
    return {
      put: (changed: readonly Tile[]) => {
        for (const tile of changed) tiles.set(`${tile.level}/${tile.index}`, tile);
      },
      get: (level: number, index: number) => tiles.get(`${level}/${index}`),
      all: () => [...tiles.values()],
    };
  };

  test('a log grown in batches, its edge read back in between, equals one grown at once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 }), (batches) => {
        const stored = store();
        let size = 0;
        for (const batch of batches) {
          const { edge, tiles } = extend(edgeFrom(size, stored.all()), leaves.slice(size, size + batch));
          stored.put(tiles);
          size += batch;
          expect(edge.size).toBe(size);
          expect(edgeRoot(edge)).toEqual(treeRoot(leaves.slice(0, size)));
        }
        const once = store();
        once.put(extend(EMPTY_EDGE, leaves.slice(0, size)).tiles);
        expect(stored.all()).toHaveLength(once.all().length);
        for (const tile of once.all()) {
          expect(Buffer.from(stored.get(tile.level, tile.index)!.data)).toEqual(Buffer.from(tile.data));
          expect(tile.data.length / HASH_SIZE).toBe(widthIn(size, tile));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('the widths of the example in the standard: 70,000 entries', () => {
    const stored = store();
    stored.put(extend(EMPTY_EDGE, leaves).tiles);
    const widths = (level: number) =>
      stored
        .all()
        .filter((tile) => tile.level === level)
        .map((tile) => tile.data.length / HASH_SIZE);
    expect(widths(0).filter((width) => width === TILE_WIDTH)).toHaveLength(273);
    expect(widths(0).at(-1)).toBe(112);
    expect(widths(1)).toEqual([256, 17]);
    expect(widths(2)).toEqual([1]);
    expect(edgeTiles(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    // Any proof can be made from the tiles alone.
    for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
      const path = inclusionRanges(index, leaves.length).map((range) =>
        foldNodes(
          nodesOf(range).map((node) => {
            const { level, index: at } = locate(node);
            return nodeFromTile(node, stored.get(level, at)!.data)!;
          }),
        ),
      );
      expect(verifyInclusion(index, leaves.length, leaves[index]!, path, treeRoot(leaves))).toBe(true);
    }
  });

  test('a store that lost a tile is noticed', () => {
    const { tiles } = extend(EMPTY_EDGE, leaves.slice(0, 300));
    expect(() => edgeFrom(300, tiles.slice(1, 2))).toThrow(/not complete/);
    expect(hashesOf(tiles[0]!.data)).toHaveLength(256);
  });
});
