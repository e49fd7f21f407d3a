/** Tiles of C2SP tlog-tiles: 256 hashes wide, 8 levels high. */
import { HASH_SIZE } from './hash.js';
import { treeRoot } from './tree.js';
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;
/** `x001/x234/067` for 1234067. */
function indexPath(index) {
    const groups = [String(index % 1000).padStart(3, '0')];
    for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
        groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
    }
    return groups.join('/');
}
/** Path under the log's prefix: `tile/0/x001/x234/067.p/8`, `tile/entries/000`. */
export function formatTilePath(path) {
    const level = path.kind === 'tile' ? path.level : 'entries';
    return `tile/${level}/${indexPath(path.index)}${path.width === TILE_WIDTH ? '' : `.p/${path.width}`}`;
}
const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,4}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;
/** The inverse of formatTilePath; null for every other text, so that a tile has one address. */
export function parseTilePath(text) {
    const match = PATH.exec(text);
    if (match === null)
        return null;
    const [, level, groups, partial] = match;
    const index = Number(groups.replaceAll(/[x/]/g, ''));
    const width = partial === undefined ? TILE_WIDTH : Number(partial);
    const path = level === 'entries' ? { kind: 'entries', index, width } : { kind: 'tile', level: Number(level), index, width };
    if (path.kind === 'tile' && path.level > 63)
        return null;
    return Number.isSafeInteger(index) && formatTilePath(path) === text ? path : null;
}
/** Hashes that the tile at this address has in a tree of `size`: 256 when full, 0 when it does not exist yet. */
export function widthIn(size, { level, index }) {
    const hashes = Math.floor(size / TILE_WIDTH ** level);
    return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}
/** The tile that holds a perfect subtree, and which of its hashes make it up. */
export function locate({ level, index }) {
    const count = 2 ** (level % TILE_HEIGHT);
    const first = index * count;
    return {
        level: Math.floor(level / TILE_HEIGHT),
        index: Math.floor(first / TILE_WIDTH),
        from: first % TILE_WIDTH,
        count,
    };
}
/** Hashes `from` up to `from + count` of a tile, without copying. */
export function hashesOf(tile, from = 0, count = tile.length / HASH_SIZE - from) {
    const hashes = [];
    for (let i = from; i < from + count; i += 1)
        hashes.push(tile.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE));
    return hashes;
}
/** Hash of a perfect subtree from the tile that holds it; null when the tile is too narrow. */
export function nodeFromTile(node, tile) {
    const { from, count } = locate(node);
    return tile.length < (from + count) * HASH_SIZE ? null : treeRoot(hashesOf(tile, from, count));
}
//# sourceMappingURL=tile.js.map