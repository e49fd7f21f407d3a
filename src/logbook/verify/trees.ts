/**
 * Two trees grown side by side up to each signed head: one from the stored level-0 tiles, one from the entries. The head
 * says which of the two is right, so that a changed entry and a changed tile are told apart.
 */
import { type Edge, EMPTY_EDGE, edgeRoot, extend, type Tile } from '../merkle/edge.ts';
import { type Hash, sameHash } from '../merkle/hash.ts';
import type { CheckedEntry } from './entry.ts';

export interface Place {
  readonly position: number;
  /** What stands there, as far as there is something. */
  readonly found: CheckedEntry | undefined;
  /** From the stored tile; null when the tile is missing or too narrow. */
  readonly inTile: Hash | null;
  /** Recomputed from the entry; null when the entry or its number is gone. */
  readonly fromEntry: Hash | null;
}

export type Verdict = 'both' | 'tiles' | 'entries' | 'neither';

const NOTHING: Hash = new Uint8Array(32);

export function growTrees() {
  let tiles: Edge = EMPTY_EDGE;
  let entries: Edge = EMPTY_EDGE;
  let same = true;
  let open: Place[] = [];
  let upper: Tile[] = [];

  return {
    /** Appends places; those whose two hashes differ are kept until the next head. */
    add(places: readonly Place[]): void {
      const differing = places.filter(({ inTile, fromEntry }) => !inTile || !fromEntry || !sameHash(inTile, fromEntry));
      open.push(...differing);
      const grown = extend(
        tiles,
        places.map(({ inTile, fromEntry }) => inTile ?? fromEntry ?? NOTHING),
      );
      same &&= differing.length === 0;
      entries = same
        ? grown.edge
        : extend(
            entries,
            places.map(({ inTile, fromEntry }) => fromEntry ?? inTile ?? NOTHING),
          ).edge;
      tiles = grown.edge;
      upper.push(...grown.tiles.filter(({ level, data }) => level > 0 && data.length === 8192));
    },
    /** Compares with a signed root of this size; after that both trees go on from the one that was right. */
    judge(root: Hash): { readonly verdict: Verdict; readonly differing: readonly Place[] } {
      const tilesRight = sameHash(edgeRoot(tiles), root);
      const entriesRight = same ? tilesRight : sameHash(edgeRoot(entries), root);
      const differing = open;
      open = [];
      if (tilesRight) entries = tiles;
      else if (entriesRight) tiles = entries;
      same = tilesRight || entriesRight || same;
      return {
        verdict: tilesRight ? (entriesRight ? 'both' : 'tiles') : entriesRight ? 'entries' : 'neither',
        differing,
      };
    },
    /** Full tiles above level 0 since the last call, to compare with the stored ones. */
    takeUpper(): Tile[] {
      const taken = upper;
      upper = [];
      return taken;
    },
    /** Places that differ and that no head covers. */
    rest: (): readonly Place[] => open,
    edge: (): Edge => tiles,
  };
}
