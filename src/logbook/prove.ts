/** Makes the proof of one line: what a resident takes home and checks without us. */
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { linePreimage, parseLines } from './lines.ts';
import { leafHash } from './merkle/hash.ts';
import { formatLineProof } from './merkle/lineproof.ts';
import { inclusionPath, inclusionRanges } from './merkle/tree.ts';
import { entrySql, unpackEntry } from './packed.ts';
import { type Head, readHashes, readHead } from './tiles.ts';

const PLACE: Statement = {
  name: 'log_place',
  text: `select ${entrySql('c.data', '$2::bigint - n.position')} as entry
from (select position, commit from log_position where municipality = $1 and position <= $2::bigint order by position desc limit 1) n
join log_commit c on c.municipality = $1 and c.id = n.commit`,
};

/**
 * A C2SP tlog-proof as text, at most 3 kB, under the newest head or the one that is given: many proofs then agree on one. Null when this line is not about this subject or does not exist.
 */
export async function proveLine(
  q: Queryable,
  municipality: Municipality,
  of: { readonly subject: string; readonly position: number; readonly line: number },
  under?: Head,
): Promise<string | null> {
  if (!Number.isSafeInteger(of.position) || of.position < 0) return null;
  const [place] = await q.query<{ entry: string }>(PLACE, [municipality, of.position]);
  const head = under ?? (await readHead(q, municipality));
  if (place === undefined || head === undefined || of.position >= head.size) return null;
  const { preimage, lines: text } = unpackEntry(place.entry);
  const lines = parseLines(text);
  // A log that somebody changed proves nothing; verification says where.
  if (lines?.[of.line]?.[1] !== of.subject) return null;
  const preimages = lines.map(linePreimage);
  return formatLineProof({
    entry: preimage,
    line: preimages[of.line]!,
    number: of.line,
    linePath: inclusionPath(preimages.map(leafHash), of.line),
    index: of.position,
    path: await readHashes(q, municipality, inclusionRanges(of.position, head.size)),
    checkpoint: head.note,
  });
}
