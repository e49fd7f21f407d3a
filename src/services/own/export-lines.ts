/**
 * What every export is: lines in pieces. Each piece is read when the one before it was taken, with rights of that moment,
 * and is in the logbook before it leaves. What changes meanwhile is found by `/wijzigingen`, from the number in the header.
 */
import { text } from '../../engine/fields.ts';
import { LINES, type Long, type OwnAnswer, type OwnCall } from '../../engine/own.ts';
import { lastNumber } from '../../engine/walk.ts';
import type { Caller } from '../../gate/context.ts';
import { whileTaken } from './untaken.ts';

export interface Piece<Place> {
  /** Text of whole lines; a line may come in several. It is read to its end before the next piece. */
  readonly lines: Iterable<string> | AsyncIterable<string>;
  /** Where the next piece begins; nothing at the end. */
  readonly next: Place | undefined;
}

export const after = (help: string) => text(80, { help: `${help} Zonder dit: vanaf het begin.` });

/** @param read a piece after a place */
export async function exported<Place>(
  { engine, long }: Pick<OwnCall, 'engine' | 'long'>,
  from: Place,
  read: (caller: Caller, after: Place) => Promise<Piece<Place>>,
): Promise<OwnAnswer> {
  const since = await long!.fresh((caller) => lastNumber(engine.parts, caller));
  // The first piece is read before the answer begins, so that a refusal is an answer of its own.
  const first = await long!.fresh((caller) => read(caller, from));
  return {
    status: 200,
    headers: { 'content-type': LINES, 'meent-wijzigingen-sinds': String(since) },
    content: whileTaken(pieces(long!, first, read)),
  };
}

async function* pieces<Place>(
  long: Long,
  first: Piece<Place>,
  read: (caller: Caller, after: Place) => Promise<Piece<Place>>,
): AsyncGenerator<string> {
  for (let piece = first; ; ) {
    const { lines, next } = piece;
    for await (const line of lines) if (line !== '') yield line;
    if (next === undefined || long.gone.aborted) return;
    piece = await long.fresh((caller) => read(caller, next));
  }
}
