import { locate, nodeFromTile } from './merkle/tile.js';
import { foldNodes, nodesOf } from './merkle/tree.js';
const TILES = {
    name: 'log_tiles',
    text: `select t.level, t.index, t.data from unnest($2::smallint[], $3::bigint[]) as a (level, index)
join log_tile t on t.municipality = $1 and t.level = a.level and t.index = a.index`,
};
/** The tiles at these addresses, as far as they exist, in no order. */
export function readTiles(q, municipality, addresses) {
    return q.query(TILES, [municipality, addresses.map(({ level }) => level), addresses.map(({ index }) => index)]);
}
/** A tile is not there, or too narrow. */
export class IncompleteTile extends Error {
}
/** Hashes of ranges of the tree, as proofs need them. @throws IncompleteTile when a tile is not there or too narrow. */
export async function readHashes(q, municipality, ranges) {
    const nodes = ranges.map(nodesOf);
    const addresses = new Map(nodes
        .flat()
        .map(locate)
        .map((tile) => [keyOf(tile), tile]));
    const stored = await readTiles(q, municipality, [...addresses.values()]);
    const tiles = new Map(stored.map((tile) => [keyOf(tile), tile.data]));
    return nodes.map((perfect) => foldNodes(perfect.map((node) => {
        const tile = keyOf(locate(node));
        const data = tiles.get(tile);
        const hash = data && nodeFromTile(node, data);
        if (!hash)
            throw new IncompleteTile(`tile ${tile} of the log is not complete`);
        return hash;
    })));
}
const keyOf = ({ level, index }) => `${level}/${index}`;
const HEAD = {
    name: 'log_head',
    text: 'select minute, size, root, note from log_checkpoint where municipality = $1 order by minute desc limit 1',
};
/** The newest signed head; undefined when nothing was numbered yet. */
export const readHead = async (q, municipality) => (await q.query(HEAD, [municipality]))[0];
//# sourceMappingURL=tiles.js.map