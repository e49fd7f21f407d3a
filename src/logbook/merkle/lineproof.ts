/**
 * Proof that one line about one person is in the log: a C2SP tlog-proof whose extra data hold the entry, the line with its
 * salt and the path between them. Shows nothing of the other people in the entry: their lines are salted hashes.
 * It is read and judged by packages/meent-verify, which shares no code with what makes it.
 */
import type { Hash } from './hash.ts';
import { formatTlogProof } from './tlogproof.ts';

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
