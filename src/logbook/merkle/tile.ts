/** Tiles of C2SP tlog-tiles: 256 hashes wide, 8 levels high. */
import { HASH_SIZE, type Hash } from './hash.ts';
import { type Node, treeRoot } from './tree.ts';

export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;

/** Level 0 holds leaf hashes; a hash at level L is the root of a full tile at level L - 1. */
export interface TileAddress {
  readonly level: number;
  readonly index: number;
}

/** What a path under the log's prefix asks for. `width` is 256 for a full tile or bundle. */
export type TilePath =
  | { readonly kind: 'tile'; readonly level: number; readonly index: number; readonly width: number }
  | { readonly kind: 'entries'; readonly index: number; readonly width: number };

/** `x001/x234/067` for 1234067. */
function indexPath(index: number): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return groups.join('/');
}

/** Path under the log's prefix: `tile/0/x001/x234/067.p/8`, `tile/entries/000`. */
export function formatTilePath(path: TilePath): string {
  const level = path.kind === 'tile' ? path.level : 'entries';
  return `tile/${level}/${indexPath(path.index)}${path.width === TILE_WIDTH ? '' : `.p/${path.width}`}`;
}

const PATH = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,4}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** The inverse of formatTilePath; null for every other text, so that a tile has one address. */
export function parseTilePath(text: string): TilePath | null {
  const match = PATH.exec(text);
  if (match === null) return null;
  const [, level, groups, partial] = match;
  const index = Number(groups!.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const path: TilePath =
    level === 'entries' ? { kind: 'entries', index, width } : { kind: 'tile', level: Number(level), index, width };
  if (path.kind === 'tile' && path.level > 63) return null;
  return Number.isSafeInteger(index) && formatTilePath(path) === text ? path : null;
}

/** Hashes that the tile at this address has in a tree of `size`: 256 when full, 0 when it does not exist yet. */
export function widthIn(size: number, { level, index }: TileAddress): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.min(TILE_WIDTH, Math.max(0, hashes - index * TILE_WIDTH));
}

/** The tile that holds a perfect subtree, and which of its hashes make it up. */
export function locate({ level, index }: Node): TileAddress & { readonly from: number; readonly count: number } {
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
export function hashesOf(tile: Uint8Array, from = 0, count = tile.length / HASH_SIZE - from): Hash[] {
  const hashes: Hash[] = [];
  for (let i = from; i < from + count; i += 1) hashes.push(tile.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE));
  return hashes;
}

/** Hash of a perfect subtree from the tile that holds it; null when the tile is too narrow. */
export function nodeFromTile(node: Node, tile: Uint8Array): Hash | null {
  const { from, count } = locate(node);
  return tile.length < (from + count) * HASH_SIZE ? null : treeRoot(hashesOf(tile, from, count));
}
