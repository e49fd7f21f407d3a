/** `portaal.bewijs`: proofs of a resident's newest lines, to take home and check without us. */
import type { Engine } from '../../engine/engine.ts';
import { logEntry } from '../../engine/log.ts';
import { today } from '../../foundation/clock.ts';
import type { Keys } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { requireMandate, subjectsOf } from '../../gate/mandate.ts';
import { vkeyOf } from '../../logbook/origin.ts';
import { type PlaceOfLine, proveLines } from '../../logbook/prove.ts';
import { looksAt } from '../../logbook/read.ts';
import { type Head, readHead } from '../../logbook/tiles.ts';
import type { LogEntry } from '../../logbook/types.ts';
import type { Withheld } from '../../logbook/withheld.ts';
import { stillActing } from './door.ts';
import { withheldOf } from './looks.ts';

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
  requireMandate(caller, 'wie-keek');
  const [subject = '', ...formerly] = subjectsOf(caller);
  const q = engine.parts.db.in(caller);
  const withheld = await withheldOf(engine, caller);
  // One head for all of them: a file whose proofs stand under several would ask for a comparison of those.
  const head = await readHead(q, municipality);
  const found = head && (await looksAt(q, municipality, subject, withheld, { limit: MOST_LINES, formerly }));
  const places = (found?.looks ?? []).flatMap(({ position, records }) =>
    records.map(({ line }) => ({ position, line })),
  );
  const bewijzen = await proofsOf(engine, caller, places, { withheld, head });
  await stillActing(engine, caller);
  await logProofs(engine, caller);
  return fileOf(keys, caller, head, bewijzen);
}

/** A proof of each that is this person's to see, under one head. */
export const proofsOf = async (
  engine: Engine,
  caller: Caller,
  places: readonly PlaceOfLine[],
  { withheld, head }: { readonly withheld: Withheld; readonly head: Head | undefined },
): Promise<readonly string[]> =>
  head
    ? proveLines(
        engine.parts.db.in(caller),
        caller.municipality,
        places,
        { subjects: subjectsOf(caller), withheld },
        head,
      )
    : [];

export const fileOf = (
  keys: Keys,
  { municipality }: Caller,
  head: Head | undefined,
  bewijzen: readonly string[],
): ProofFile => ({ gemaakt: today(), sleutel: vkeyOf(municipality, keys, head?.note), bewijzen });

/** What is taken home is a look at one's own lines, whatever becomes of it. */
export const logProofs = (engine: Engine, caller: Caller): Promise<void> =>
  logLines(engine, caller, 'portaal.bewijs', 'geexporteerd');

/** An entry that somebody looked at what is told of their own lines, or took it home. */
export async function logLines(
  engine: Engine,
  caller: Caller,
  operation: string,
  kind: LogEntry['kind'],
): Promise<void> {
  const [subject = ''] = subjectsOf(caller);
  const line = { subject, resource: 'logboek', id: caller.trace.traceId };
  await engine.parts.logbook.append(logEntry(caller, operation, kind, [line]).entry, undefined, caller);
}
