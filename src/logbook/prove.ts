/** Makes the proof of one line: what a resident takes home and checks without us. */
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import { packedAt } from './entry-at.ts';
import type { Preimage } from './leaf.ts';
import { hashOfLine, isErased, linePreimage, parseKept } from './lines.ts';
import { formatLineProof } from './merkle/lineproof.ts';
import { inclusionPath, inclusionRanges } from './merkle/tree.ts';
import { unpackEntry } from './packed.ts';
import { type Head, readHashes, readHead } from './tiles.ts';
import type { Withheld } from './withheld.ts';

/**
 * A C2SP tlog-proof as text, at most 3 kB, under the newest head or the one that is given: many proofs then agree on one.
 * Null when this line is not about this subject, does not exist or is withheld from whom it is for: one answer for all three.
 */
export async function proveLine(
  q: Queryable,
  municipality: Municipality,
  of: { readonly subject: string; readonly position: number; readonly line: number },
  withheld: Withheld,
  under?: Head,
): Promise<string | null> {
  const place = await packedAt(q, municipality, of.position);
  // Read after the place, so that the head covers it.
  const head = place === undefined ? undefined : (under ?? (await readHead(q, municipality)));
  if (place === undefined || head === undefined || of.position >= head.size) return null;
  const { preimage, lines: text } = unpackEntry(place);
  const lines = parseKept(text);
  const line = lines?.[of.line];
  // A log that somebody changed proves nothing; verification says where. What was erased is nobody's any more.
  if (!lines || !line || isErased(line) || line[1] !== of.subject) return null;
  const said = JSON.parse(preimage) as Preimage;
  if (withheld.hides({ ...said, at: new Date(said.at) }, { resource: line[2], id: line[3] })) return null;
  return formatLineProof({
    entry: preimage,
    line: linePreimage(line),
    number: of.line,
    linePath: inclusionPath(lines.map(hashOfLine), of.line),
    index: of.position,
    path: await readHashes(q, municipality, inclusionRanges(of.position, head.size)),
    checkpoint: head.note,
  });
}
