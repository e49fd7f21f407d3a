import { packedAt } from './entry-at.js';
import { hashOfLine, isErased, linePreimage, parseKept } from './lines.js';
import { formatLineProof } from './merkle/lineproof.js';
import { inclusionPath, inclusionRanges } from './merkle/tree.js';
import { unpackEntry } from './packed.js';
import { readHashes, readHead } from './tiles.js';
/**
 * A C2SP tlog-proof as text, at most 3 kB, under the newest head or the one that is given: many proofs then agree on one.
 * Null when this line is not about this subject, does not exist or is withheld from whom it is for: one answer for all three.
 */
export async function proveLine(q, municipality, of, withheld, under) {
    const place = await packedAt(q, municipality, of.position);
    // Read after the place, so that the head covers it.
    const head = place === undefined ? undefined : (under ?? (await readHead(q, municipality)));
    if (place === undefined || head === undefined || of.position >= head.size)
        return null;
    const { preimage, lines: text } = unpackEntry(place);
    const lines = parseKept(text);
    const line = lines?.[of.line];
    // A log that somebody changed proves nothing; verification says where. What was erased is nobody's any more.
    if (!lines || !line || isErased(line) || line[1] !== of.subject)
        return null;
    const said = JSON.parse(preimage);
    if (withheld.hides({ ...said, at: new Date(said.at) }, { resource: line[2], id: line[3] }))
        return null;
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
//# sourceMappingURL=prove.js.map