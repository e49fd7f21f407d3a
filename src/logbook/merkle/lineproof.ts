/**
 * Proof that one line about one person is in the log: a C2SP tlog-proof whose extra data hold the entry, the line with its
 * salt and the path between them. Shows nothing of the other people in the entry: their lines are salted hashes.
 */
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { HASH_SIZE, type Hash, leafHash } from './hash.ts';
import type { Verifier } from './note.ts';
import { rootOfPath } from './proof.ts';
import { hashesOf } from './tile.ts';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlogproof.ts';

export interface LineProof {
  /** Preimage of the entry's leaf. */
  readonly entry: string;
  /** Preimage of the line's leaf in the small tree. */
  readonly line: string;
  /** Which line of the entry, from 0. */
  readonly number: number;
  readonly linePath: readonly Hash[];
  readonly index: number;
  readonly path: readonly Hash[];
  readonly checkpoint: string;
}

export function formatLineProof({ entry, line, number, linePath, index, path, checkpoint }: LineProof): string {
  const extra = JSON.stringify({ entry, line, number, path: Buffer.concat(linePath).toString('base64') });
  return formatTlogProof({ extra: Buffer.from(extra), index, path, checkpoint });
}

export interface ProvenLine {
  /** The entry as it was committed: activity, organ, application, at, kind, ... */
  readonly entry: Readonly<Record<string, unknown>>;
  /** `subject`, `resource`, `id` and `salt`. */
  readonly line: Readonly<Record<string, unknown>>;
  readonly head: Checkpoint;
}

/** What the proof proves; null when it proves nothing under these keys. */
export function verifyLineProof(text: string, keys: readonly Verifier[]): ProvenLine | null {
  const proof = parseTlogProof(text);
  const extra = proof?.extra && parseObject(Buffer.from(proof.extra).toString('utf8'));
  if (!proof || !extra) return null;
  const { entry, line, number, path } = extra;
  if (typeof entry !== 'string' || typeof line !== 'string' || typeof number !== 'number' || typeof path !== 'string')
    return null;
  const entryObject = parseObject(entry);
  const lineObject = parseObject(line);
  if (!entryObject || !lineObject || typeof entryObject.lines !== 'number') return null;

  const bytes = Buffer.from(path, 'base64');
  if (bytes.length % HASH_SIZE !== 0) return null;
  const root = rootOfPath(number, entryObject.lines, leafHash(line), hashesOf(bytes));
  if (root === null || Buffer.from(root).toString('hex') !== entryObject.root) return null;
  if (!verifyTlogProof(proof, leafHash(entry), keys)) return null;
  return { entry: entryObject, line: lineObject, head: openCheckpoint(proof.checkpoint, keys)! };
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
