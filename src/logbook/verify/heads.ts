/** Signed heads in the order in which the tree is grown: the stored ones, and those that somebody kept elsewhere. */
import type { Municipality, Queryable } from '../../foundation/db/types.ts';
import type { RingKeys } from '../../foundation/keys/keys.ts';
import { type Before, namesBefore } from '../generation.ts';
import { type Hash, sameHash } from '../merkle/hash.ts';
import { generationOf, logOf, openUnderAnyName, originOf } from '../origin.ts';
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
  /** The log was put back and goes on under another name: what its newest head says of the one before. */
  readonly before: Before | undefined;
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
  keys: Pick<RingKeys, 'publicKeys'>,
  kept: readonly string[],
  report: (finding: Finding) => void,
): Promise<Heads> {
  const newest = await readHead(q, municipality);
  const last = newest?.size ?? 0;
  const opened = (note: string) => {
    const head = openUnderAnyName(municipality, note, keys);
    return head && { ...head, generation: generationOf(note) };
  };
  const ofThisLog = kept.filter((note) => logOf(note) === municipality);
  const outside = ofThisLog
    .map(opened)
    .filter((head) => head !== null)
    .sort((a, b) => a.size - b.size);
  // One that says it is of this log and cannot be read compares nothing: then silence would say more than we know.
  for (let unread = ofThisLog.length - outside.length; unread > 0; unread--)
    report({ kind: 'checkpoint-forged', municipality });
  const generation = generationOf(newest?.note);
  const names = newest && opened(newest.note) ? namesBefore(newest.note) : [];
  const here = outside.filter((head) => !isGone(head));
  const beyond = here.find(({ size }) => size > last);
  if (beyond) report({ kind: 'rollback', municipality, size: beyond.size });
  return { last, kept: outside.length, before: names[0], heads: merged() };

  /** A head of before the log was put back, of which the newest says that this much was known and is not here any more. */
  function isGone(head: { readonly size: number; readonly generation: number }): boolean {
    const own = names.findIndex(({ origin }) => origin === originOf(municipality, head.generation));
    // What was kept of it may have been lost when a later name was put back.
    return own >= 0 && head.size <= names[own]!.size && names.slice(0, own + 1).some(({ kept }) => head.size > kept);
  }

  async function* merged(): AsyncGenerator<SignedHead> {
    const waiting = here.filter(({ size }) => size > 0 && size <= last);
    for await (const head of stored()) {
      while (waiting[0] && waiting[0].size <= head.size) yield waiting.shift()!;
      yield head;
    }
    yield* waiting;
  }

  async function* stored(): AsyncGenerator<SignedHead> {
    let size = 0;
    let name = 0;
    for await (const row of readHeads(q, municipality)) {
      // The row of this minute may have grown since; the newest head stands for it.
      if (newest === undefined || row.minute >= newest.minute) break;
      if (!isSigned(row) || generationOf(row.note) < name)
        report({ kind: 'checkpoint-forged', municipality, size: row.size });
      else if (row.size > last || row.size < size)
        report({ kind: 'rollback', municipality, size: Math.max(row.size, size) });
      else yield row;
      size = Math.max(size, row.size);
      name = Math.max(name, generationOf(row.note));
    }
    if (newest === undefined) return;
    if (isSigned(newest) && generation >= name) yield newest;
    else report({ kind: 'checkpoint-forged', municipality, size: newest.size });
  }

  /** The row says what the signed note in it says. */
  function isSigned({ note, size, root }: Head): boolean {
    const head = opened(note);
    return head !== null && head.size === size && sameHash(head.root, root);
  }
}
