/** `portaal.bewijs`: proofs of a resident's newest lines, to take home and check without us. */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import type { Keys } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { verifyLineProof } from '../../logbook/merkle/lineproof.ts';
import { parseVkey, type Verifier } from '../../logbook/merkle/note.ts';
import { vkeyOf } from '../../logbook/origin.ts';
import { proveLine } from '../../logbook/prove.ts';
import { looksAt } from '../../logbook/read.ts';
import { readHead } from '../../logbook/tiles.ts';

export interface ProofHead {
  /** Entries in the log of this municipality. */
  readonly size: number;
  readonly signedAt: string;
  /** Hexadecimal. */
  readonly root: string;
}

/** Undefined when nothing was signed yet. */
export async function proofHead(engine: Engine, caller: Caller): Promise<ProofHead | undefined> {
  const head = await readHead(engine.parts.db.in(caller), caller.municipality);
  return (
    head && {
      size: Number(head.size),
      signedAt: head.minute.toISOString(),
      root: Buffer.from(head.root).toString('hex'),
    }
  );
}

/** Lines in one file; the newest, because older ones were proven before. */
const MOST_LINES = 100;

export interface ProofFile {
  readonly gemaakt: string;
  /** Verifier key of the log, the one at /logboek/tlog/vkey. Who keeps it needs nobody's word for it. */
  readonly sleutel: string;
  /** C2SP tlog-proofs, newest line first. */
  readonly bewijzen: readonly string[];
}

/** A line of the last second has no number yet, and is left out. */
export async function proofFile(engine: Engine, keys: Keys, caller: Caller): Promise<ProofFile> {
  const { municipality } = caller;
  const { subject } = caller.person!;
  const q = engine.parts.db.in(caller);
  const found = await looksAt(q, municipality, subject, { limit: MOST_LINES });
  const bewijzen: string[] = [];
  for (const { position, records } of found?.looks ?? [])
    for (const { line } of records) {
      const proof = await proveLine(q, municipality, { subject, position, line });
      if (proof) bewijzen.push(proof);
    }
  return { gemaakt: today(), sleutel: vkeyOf(municipality, keys), bewijzen };
}

/**
 * How many proofs of a file hold; null when the text is no such file.
 * @param verifiers keys of the log; absent: the one that the file itself names, which proves no more than that it fits.
 */
export function checkProofFile(
  text: string,
  verifiers?: readonly Verifier[],
): { readonly good: number; readonly bad: number } | null {
  const file = parse(text);
  if (!file || !Array.isArray(file.bewijzen)) return null;
  const own = typeof file.sleutel === 'string' ? parseVkey(file.sleutel) : null;
  const keys = verifiers ?? (own ? [own] : []);
  const good = file.bewijzen.filter((one) => typeof one === 'string' && verifyLineProof(one, keys) !== null).length;
  return { good, bad: file.bewijzen.length - good };
}

function parse(text: string): { readonly bewijzen?: unknown; readonly sleutel?: unknown } | null {
  try {
    return JSON.parse(text) as object | null;
  } catch {
    return null;
  }
}
