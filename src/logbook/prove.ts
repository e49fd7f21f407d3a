/** Makes the proof of one line: what a resident takes home and checks without us. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { linePreimage, type StoredLine } from './leaf.ts';
import type { Tile } from './merkle/edge.ts';
import { type Hash, leafHash } from './merkle/hash.ts';
import { formatLineProof } from './merkle/lineproof.ts';
import { locate, nodeFromTile } from './merkle/tile.ts';
import { foldNodes, inclusionPath, inclusionRanges, type Node, nodesOf } from './merkle/tree.ts';
import { readHead, readTiles } from './tiles.ts';

const PLACE: Statement = {
  name: 'log_place',
  text: `select p.position, e.preimage, e.lines from log_entry e
join log_position p on p.municipality = e.municipality and p.entry = e.id
where e.municipality = $1 and e.id = $2 and e.lines -> $3::int ->> 1 = $4`,
};

interface Place {
  readonly position: number;
  readonly preimage: string;
  readonly lines: readonly StoredLine[];
}

/**
 * A C2SP tlog-proof as text, at most 3 kB. Null when this line is not about this subject, does not exist, or has no number
 * yet (less than a second after the answer).
 */
export async function proveLine(
  q: Queryable,
  municipality: Municipality,
  of: { readonly subject: string; readonly entry: string; readonly line: number },
): Promise<string | null> {
  if (!Number.isInteger(of.line) || of.line < 0 || of.line > 2 ** 31 - 1) return null;
  const [place] = await q.query<Place>(PLACE, [municipality, of.entry, of.line, of.subject]);
  // Read after the place, so that the head covers it.
  const head = place && (await readHead(q, municipality));
  if (place === undefined || head === undefined) return null;
  const preimages = place.lines.map(linePreimage);
  return formatLineProof({
    entry: place.preimage,
    line: preimages[of.line]!,
    number: of.line,
    linePath: inclusionPath(preimages.map(leafHash), of.line),
    index: place.position,
    path: await inclusionProof(q, municipality, place.position, head.size),
    checkpoint: head.note,
  });
}

/** Path of an entry in the tree of `size`, nearest the leaf first, from stored tiles. @throws Error when a tile is not there. */
export async function inclusionProof(
  q: Queryable,
  municipality: Municipality,
  index: number,
  size: number,
): Promise<Hash[]> {
  const ranges = inclusionRanges(index, size).map(nodesOf);
  const addresses = new Map(
    ranges
      .flat()
      .map(locate)
      .map((tile) => [key(tile), tile]),
  );
  const tiles = new Map((await readTiles(q, municipality, [...addresses.values()])).map((tile) => [key(tile), tile]));
  return ranges.map((nodes) => foldNodes(nodes.map((node) => nodeOf(node, tiles))));
}

const key = ({ level, index }: { readonly level: number; readonly index: number }): string => `${level}/${index}`;

function nodeOf(node: Node, tiles: ReadonlyMap<string, Tile>): Hash {
  const tile = tiles.get(key(locate(node)));
  const hash = tile && nodeFromTile(node, tile.data);
  if (!hash) throw new Error(`tile ${key(locate(node))} of the log is not complete`);
  return hash;
}
