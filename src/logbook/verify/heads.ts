/** Signed heads in the order in which the tree is grown: the stored ones, and those that somebody kept elsewhere. */
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import { openCheckpoint } from '../merkle/checkpoint.ts';
import { type Hash, sameHash } from '../merkle/hash.ts';
import type { Verifier } from '../merkle/note.ts';
import { originOf } from '../origin.ts';
import { type Head, readHead } from '../tiles.ts';
import type { Finding } from './findings.ts';
import { readHeads } from './rows.ts';

export interface SignedHead {
  readonly size: number;
  readonly root: Hash;
}

export interface Heads {
  /** Size of the newest stored head; 0 without one. Entries that come during verification are left for the next time. */
  readonly last: number;
  /** How many of those that somebody kept belong to this log. */
  readonly kept: number;
  /** By size, at most `last`. */
  readonly heads: AsyncGenerator<SignedHead>;
}

/**
 * @param kept signed checkpoints from outside the database (a resident's proof, a witness, a backup): only these show that
 *   a log was put back as a whole.
 */
export async function openHeads(
  q: Queryable,
  municipality: Municipality,
  keys: readonly Verifier[],
  kept: readonly string[],
  report: (finding: Finding) => void,
): Promise<Heads> {
  const newest = await readHead(q, municipality);
  const last = newest?.size ?? 0;
  const ofThisLog = kept.filter((note) => note.startsWith(`${originOf(municipality)}\n`));
  const outside = ofThisLog
    .map((note) => openCheckpoint(note, keys))
    .filter((head) => head !== null)
    .sort((a, b) => a.size - b.size);
  // One that says it is of this log and cannot be read compares nothing: then silence would say more than we know.
  for (let unread = ofThisLog.length - outside.length; unread > 0; unread--)
    report({ kind: 'checkpoint-forged', municipality });
  const beyond = outside.find(({ size }) => size > last);
  if (beyond) report({ kind: 'rollback', municipality, size: beyond.size });
  return { last, kept: outside.length, heads: merged() };

  async function* merged(): AsyncGenerator<SignedHead> {
    const waiting = outside.filter(({ size }) => size > 0 && size <= last);
    for await (const head of stored()) {
      while (waiting[0] && waiting[0].size <= head.size) yield waiting.shift()!;
      yield head;
    }
    yield* waiting;
  }

  async function* stored(): AsyncGenerator<SignedHead> {
    let size = 0;
    for await (const row of readHeads(q, municipality)) {
      // The row of this minute may have grown since; the newest head stands for it.
      if (newest === undefined || row.minute >= newest.minute) break;
      if (!isSigned(row)) report({ kind: 'checkpoint-forged', municipality, size: row.size });
      else if (row.size > last || row.size < size)
        report({ kind: 'rollback', municipality, size: Math.max(row.size, size) });
      else yield row;
      size = Math.max(size, row.size);
    }
    if (newest === undefined) return;
    if (isSigned(newest)) yield newest;
    else report({ kind: 'checkpoint-forged', municipality, size: newest.size });
  }

  /** The row says what the signed note in it says. */
  function isSigned({ note, size, root }: Head): boolean {
    const head = openCheckpoint(note, keys);
    return head !== null && head.size === size && sameHash(head.root, root);
  }
}
