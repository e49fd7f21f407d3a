/**
 * What is hashed. The preimage of an entry's leaf holds no personal data: the data subjects are only in salted lines,
 * of which it carries the count and the root of a small tree. Without its salt a line can no longer be guessed back.
 */
import { canonical, canonicalString } from './jcs.js';
import { hashOfLine, isErased, linePreimage, saltLines } from './lines.js';
import { EMPTY_ROOT } from './merkle/hash.js';
import { rootOfTexts } from './merkle/texts.js';
import { treeRoot } from './merkle/tree.js';
/** 2: the entry binds who acted (actor.ts). Those of before stay as they were signed. */
export const PREIMAGE_VERSION = 2;
/** Root of the small tree, hexadecimal. */
export const linesRootHex = (preimages) => preimages.length === 0 ? Buffer.from(EMPTY_ROOT).toString('hex') : rootOfTexts(preimages);
/** The same of stored lines, of which some may be erased: a hash in the place of a line leaves the root as it was. */
export const keptRootHex = (lines) => lines.some(isErased)
    ? Buffer.from(treeRoot(lines.map(hashOfLine))).toString('hex')
    : linesRootHex(lines.map(linePreimage));
/**
 * @param at RFC 3339 UTC with milliseconds
 * @param bound who acted, as actor.ts binds it
 * @throws TypeError for text with lone surrogates, or a line with spaces
 */
export function makeLeaf(entry, at, bound) {
    const { text: lines, preimages } = saltLines(entry.lines);
    const actor = bound === undefined ? '' : `"actor":"${bound}",`;
    const actorRole = entry.actorRole === undefined ? '' : `"actorRole":${canonicalString(entry.actorRole)},`;
    const basis = entry.basis === undefined ? '' : `"basis":"${entry.basis.digest}",`;
    const decision = entry.decision === undefined ? '' : `"decision":${canonical(entry.decision)},`;
    const emergency = entry.emergency === undefined ? '' : `"emergency":${canonical(entry.emergency)},`;
    const erased = entry.erased === undefined ? '' : `"erased":${canonical({ ...entry.erased })},`;
    const parent = entry.parent === undefined ? '' : `"parent":${canonicalString(entry.parent)},`;
    const preimage = `{"activity":${canonicalString(entry.activity)},${actor}${actorRole}"application":${canonicalString(entry.application)},` +
        `"at":"${at}",${basis}${decision}${emergency}${erased}"id":${canonicalString(entry.id)},"kind":${canonicalString(entry.kind)},"lines":${preimages.length},` +
        `"operation":${canonicalString(entry.operation)},"organ":${canonicalString(entry.organ)},` +
        `${parent}"root":"${linesRootHex(preimages)}","span":${canonicalString(entry.span)},` +
        `"trace":${canonicalString(entry.trace)},"v":${PREIMAGE_VERSION}}`;
    return { preimage, lines };
}
//# sourceMappingURL=leaf.js.map