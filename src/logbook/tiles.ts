/** Stored tiles and heads. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import type { Tile } from './merkle/edge.ts';
import type { Hash } from './merkle/hash.ts';
import { locate, nodeFromTile, type TileAddress } from './merkle/tile.ts';
import { foldNodes, nodesOf, type Range } from './merkle/tree.ts';

const TILES: Statement = {
  name: 'log_tiles',
  text: `select t.level, t.index, t.data from unnest($2::smallint[], $3::bigint[]) as a (level, index)
join log_tile t on t.municipality = $1 and t.level = a.level and t.index = a.index`,
};

/** The tiles at these addresses, as far as they exist, in no order. */
export function readTiles(
  q: Queryable,
  municipality: Municipality,
  addresses: readonly TileAddress[],
): Promise<Tile[]> {
  return q.query<Tile>(TILES, [municipality, addresses.map(({ level }) => level), addresses.map(({ index }) => index)]);
}

/** A tile is not there, or too narrow. */
export class IncompleteTile extends Error {}

/** Hashes of ranges of the tree, as proofs need them. @throws IncompleteTile when a tile is not there or too narrow. */
export async function readHashes(q: Queryable, municipality: Municipality, ranges: readonly Range[]): Promise<Hash[]> {
  const nodes = ranges.map(nodesOf);
  const addresses = new Map(
    nodes
      .flat()
      .map(locate)
      .map((tile) => [keyOf(tile), tile]),
  );
  const stored = await readTiles(q, municipality, [...addresses.values()]);
  const tiles = new Map(stored.map((tile) => [keyOf(tile), tile.data]));
  return nodes.map((perfect) =>
    foldNodes(
      perfect.map((node) => {
        const tile = keyOf(locate(node));
        const data = tiles.get(tile);
        const hash = data && nodeFromTile(node, data);
        if (!hash) throw new IncompleteTile(`tile ${tile} of the log is not complete`);
        return hash;
      }),
    ),
  );
}

const keyOf = ({ level, index }: TileAddress): string => `${level}/${index}`;

export interface Head {
  readonly minute: Date;
  readonly size: number;
  readonly root: Hash;
  /** The signed checkpoint. */
  readonly note: string;
}

const HEAD: Statement = {
  name: 'log_head',
  text: 'select minute, size, root, note from log_checkpoint where municipality = $1 order by minute desc limit 1',
};

/** The newest signed head; undefined when nothing was numbered yet. */
export const readHead = async (q: Queryable, municipality: Municipality): Promise<Head | undefined> =>
  (await q.query<Head>(HEAD, [municipality]))[0];
