/**
 * What is hashed. The preimage of an entry's leaf holds no personal data: the data subjects are only in salted lines,
 * of which it carries the count and the root of a small tree. Without its salt a line can no longer be guessed back.
 */
import { canonical, canonicalString } from './jcs.ts';
import { hashOfLine, isErased, type KeptLine, linePreimage, type StoredLine, saltLines } from './lines.ts';
import { EMPTY_ROOT } from './merkle/hash.ts';
import { rootOfTexts } from './merkle/texts.ts';
import { treeRoot } from './merkle/tree.ts';
import type { Erased, LogEntry } from './types.ts';

/** 2: the entry binds who acted (actor.ts). Those of before stay as they were signed. */
export const PREIMAGE_VERSION = 2;

export interface Leaf {
  /** Of the hash that stands in the log. */
  readonly preimage: string;
  /** The lines as they are stored. */
  readonly lines: string;
}

/** Root of the small tree, hexadecimal. */
export const linesRootHex = (preimages: readonly string[]): string =>
  preimages.length === 0 ? Buffer.from(EMPTY_ROOT).toString('hex') : rootOfTexts(preimages);

/** The same of stored lines, of which some may be erased: a hash in the place of a line leaves the root as it was. */
export const keptRootHex = (lines: readonly KeptLine[]): string =>
  lines.some(isErased)
    ? Buffer.from(treeRoot(lines.map(hashOfLine))).toString('hex')
    : linesRootHex((lines as readonly StoredLine[]).map(linePreimage));

/**
 * @param at RFC 3339 UTC with milliseconds
 * @param bound who acted, as actor.ts binds it
 * @throws TypeError for text with lone surrogates, or a line with spaces
 */
export function makeLeaf(entry: LogEntry, at: string, bound?: string): Leaf {
  const { text: lines, preimages } = saltLines(entry.lines);
  const actor = bound === undefined ? '' : `"actor":"${bound}",`;
  const actorRole = entry.actorRole === undefined ? '' : `"actorRole":${canonicalString(entry.actorRole)},`;
  const basis = entry.basis === undefined ? '' : `"basis":"${entry.basis.digest}",`;
  const decision = entry.decision === undefined ? '' : `"decision":${canonical(entry.decision)},`;
  const emergency = entry.emergency === undefined ? '' : `"emergency":${canonical(entry.emergency)},`;
  const erased = entry.erased === undefined ? '' : `"erased":${canonical({ ...entry.erased })},`;
  const parent = entry.parent === undefined ? '' : `"parent":${canonicalString(entry.parent)},`;
  const preimage =
    `{"activity":${canonicalString(entry.activity)},${actor}${actorRole}"application":${canonicalString(entry.application)},` +
    `"at":"${at}",${basis}${decision}${emergency}${erased}"id":${canonicalString(entry.id)},"kind":${canonicalString(entry.kind)},"lines":${preimages.length},` +
    `"operation":${canonicalString(entry.operation)},"organ":${canonicalString(entry.organ)},` +
    `${parent}"root":"${linesRootHex(preimages)}","span":${canonicalString(entry.span)},` +
    `"trace":${canonicalString(entry.trace)},"v":${PREIMAGE_VERSION}}`;
  return { preimage, lines };
}

/** What a stored preimage says. @throws SyntaxError when it is not JSON. */
export interface Preimage {
  readonly v: number;
  readonly id: string;
  readonly at: string;
  readonly operation: string;
  readonly kind: LogEntry['kind'];
  readonly activity: string;
  readonly organ: string;
  readonly application: string;
  /** Who acted, bound; absent when nobody did, and in version 1. */
  readonly actor?: string;
  readonly actorRole?: string;
  readonly trace: string;
  readonly span: string;
  readonly parent?: string;
  /** Digest of the rights that it rests on. */
  readonly basis?: string;
  readonly lines: number;
  readonly root: string;
  readonly decision?: LogEntry['decision'];
  readonly erased?: Erased;
}
