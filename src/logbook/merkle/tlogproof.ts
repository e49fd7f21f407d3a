/** C2SP tlog-proof: an entry's index, path and checkpoint in one text that is checked offline. */
import { openCheckpoint } from './checkpoint.ts';
import { HASH_SIZE, type Hash } from './hash.ts';
import { decodeBase64, type Verifier } from './note.ts';
import { verifyInclusion } from './proof.ts';

const HEADER = 'c2sp.org/tlog-proof@v1';

export interface TlogProof {
  /** Data of the application; not authenticated by itself. */
  readonly extra?: Uint8Array;
  readonly index: number;
  readonly path: readonly Hash[];
  /** The signed note, verbatim. */
  readonly checkpoint: string;
}

export function formatTlogProof({ extra, index, path, checkpoint }: TlogProof): string {
  const lines = [HEADER];
  if (extra !== undefined) lines.push(`extra ${Buffer.from(extra).toString('base64')}`);
  lines.push(`index ${index}`, ...path.map((hash) => Buffer.from(hash).toString('base64')));
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Null for every text that is not in the form of the standard. */
export function parseTlogProof(text: string): TlogProof | null {
  const border = text.indexOf('\n\n');
  if (border < 0) return null;
  const [header, ...lines] = text.slice(0, border).split('\n');
  if (header !== HEADER) return null;
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()!.slice(6)) : undefined;
  const index = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? '')?.[1];
  const path = lines.map(decodeBase64);
  if (extra === null || index === undefined || !path.every((hash) => hash?.length === HASH_SIZE)) return null;
  return { ...(extra && { extra }), index: Number(index), path: path as Hash[], checkpoint: text.slice(border + 2) };
}

/** True when the leaf is in the log at the index of the proof, under a head that the log signed. */
export function verifyTlogProof(proof: TlogProof, leaf: Hash, keys: readonly Verifier[]): boolean {
  const head = openCheckpoint(proof.checkpoint, keys);
  return head !== null && verifyInclusion(proof.index, head.size, leaf, proof.path, head.root);
}
