/** The right edge of a growing log: all that is needed to append to it, at most 255 hashes per tile level. */
import { HASH_SIZE } from './hash.js';
import { hashesOf, TILE_WIDTH, widthIn } from './tile.js';
import { foldNodes, nodesOf, treeRoot } from './tree.js';
export const EMPTY_EDGE = { size: 0, levels: [] };
/** Addresses of the partial tiles of a tree of this size, with their widths: what must be read to go on from there. */
export function edgeTiles(size) {
    const tiles = [];
    for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
        const index = Math.floor(size / TILE_WIDTH ** (level + 1));
        const width = widthIn(size, { level, index });
        if (width > 0)
            tiles.push({ level, index, width });
    }
    return tiles;
}
/** The edge of a tree of this size from its stored partial tiles. @throws Error when one is missing or too narrow. */
export function edgeFrom(size, stored) {
    const levels = [];
    for (const { level, index, width } of edgeTiles(size)) {
        const tile = stored.find((candidate) => candidate.level === level && candidate.index === index);
        if (tile === undefined || tile.data.length < width * HASH_SIZE)
            throw new Error(`tile ${level}/${index} of a log of ${size} is not complete`);
        while (levels.length < level)
            levels.push([]);
        levels[level] = hashesOf(tile.data, 0, width);
    }
    return { size, levels };
}
/** Appends leaf hashes. `tiles` are the tiles that changed: full ones once, partial ones as they stand at the end. */
export function extend(edge, leaves) {
    const levels = edge.levels.map((hashes) => [...hashes]);
    const tiles = [];
    const touched = new Set();
    // Tiles already full at each level: the index of the tile that is being filled.
    const filling = (level, size) => Math.floor(size / TILE_WIDTH ** (level + 1));
    let size = edge.size;
    for (const leaf of leaves) {
        let hash = leaf;
        for (let level = 0;; level += 1) {
            levels[level] ??= [];
            const hashes = levels[level];
            hashes.push(hash);
            touched.add(level);
            if (hashes.length < TILE_WIDTH)
                break;
            tiles.push({ level, index: filling(level, size), data: Buffer.concat(hashes) });
            hash = treeRoot(hashes);
            levels[level] = [];
        }
        size += 1;
    }
    for (const level of touched) {
        const hashes = levels[level];
        if (hashes.length > 0)
            tiles.push({ level, index: filling(level, size), data: Buffer.concat(hashes) });
    }
    return { edge: { size, levels }, tiles };
}
/** Root of the tree that ends at this edge. */
export function edgeRoot({ levels }) {
    const perfect = [];
    for (const hashes of [...levels].reverse()) {
        for (const { level, index } of nodesOf({ start: 0, end: hashes.length })) {
            const width = 2 ** level;
            perfect.push(treeRoot(hashes.slice(index * width, (index + 1) * width)));
        }
    }
    return foldNodes(perfect);
}
//# sourceMappingURL=edge.js.map