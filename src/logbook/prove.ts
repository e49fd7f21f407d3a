/** Makes the proof of one line: what a resident takes home and checks without us. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { linePreimage, parseLines, partOfLine } from './lines.ts';
import { leafHash } from './merkle/hash.ts';
import { formatLineProof } from './merkle/lineproof.ts';
import { inclusionPath, inclusionRanges } from './merkle/tree.ts';
import { readHashes, readHead } from './tiles.ts';

const PLACE: Statement = {
  name: 'log_place',
  text: `select p.position, e.preimage, e.lines from log_entry e
join log_position p on p.municipality = e.municipality and p.entry = e.id
where e.municipality = $1 and e.id = $2 and ${partOfLine('e.lines', '$3::int', 2)} = $4`,
};

interface Place {
  readonly position: number;
  readonly preimage: string;
  readonly lines: string;
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
  const preimages = parseLines(place.lines)?.map(linePreimage);
  // A log that somebody changed proves nothing; verification says where.
  if (!preimages) return null;
  return formatLineProof({
    entry: place.preimage,
    line: preimages[of.line]!,
    number: of.line,
    linePath: inclusionPath(preimages.map(leafHash), of.line),
    index: place.position,
    path: await readHashes(q, municipality, inclusionRanges(place.position, head.size)),
    checkpoint: head.note,
  });
}
