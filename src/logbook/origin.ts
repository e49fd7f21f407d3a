/** Who signs a log: its name for ever, and its keys. */
import type { Municipality } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import type { Keys } from '../foundation/types.ts';
import { type Checkpoint, openCheckpoint } from './merkle/checkpoint.ts';
import { formatVkey, type Signer, type Verifier } from './merkle/note.ts';

const FIRST = 0;

/**
 * Opaque like the tenant key itself: hosts and municipal codes change, and a log never changes its origin. A log that was put back
 * is another log, and goes on under another: its generation is the moment that it began, `20261127221300`, so that two restores of one
 * backup never share a name (generation.ts). The first has none.
 */
export const originOf = (municipality: Municipality, generation = FIRST): string =>
  generation === FIRST ? `logboek.meent/${municipality}` : `logboek.meent/${municipality}/${generation}`;

export interface LogName {
  readonly municipality: Municipality;
  readonly generation: number;
}

/** Of which log a checkpoint says it is; undefined when it is of none of ours. */
export function nameIn(note: string): LogName | undefined {
  const [, municipality, generation = FIRST] = /^logboek\.meent\/(\d{1,10})(?:\/(\d{14}))?\n/.exec(note) ?? [];
  const name = { municipality: Number(municipality), generation: Number(generation) };
  // One name has one spelling.
  return note.startsWith(`${originOf(name.municipality, name.generation)}\n`) ? name : undefined;
}

export const logOf = (note: string): Municipality | undefined => nameIn(note)?.municipality;

/** The first without a head: that is how a log begins. */
export const generationOf = (note: string | undefined): number =>
  (note === undefined ? undefined : nameIn(note)?.generation) ?? FIRST;

export const signerOf = (
  municipality: Municipality,
  keys: Pick<Keys, 'sign' | 'publicKey'>,
  generation = FIRST,
): Signer => ({
  name: originOf(municipality, generation),
  publicKey: keys.publicKey(municipality),
  sign: (message) => keys.sign(municipality, message),
});

/** Every key the log has signed with, as raw public keys. */
export const verifiersOf = (
  municipality: Municipality,
  publicKeys: readonly Uint8Array[],
  generation = FIRST,
): Verifier[] => publicKeys.map((publicKey) => ({ name: originOf(municipality, generation), publicKey }));

/** The head in a note that this log signed under any of its names; else null. */
export function openUnderAnyName(
  municipality: Municipality,
  note: string,
  keys: Pick<RingKeys, 'publicKeys'>,
): Checkpoint | null {
  const name = nameIn(note);
  if (name?.municipality !== municipality) return null;
  return openCheckpoint(note, verifiersOf(municipality, keys.publicKeys(municipality), name.generation));
}

/** The same, also with a key that another process was the first to use. */
export function openHead(
  municipality: Municipality,
  note: string,
  keys: Pick<RingKeys, 'publicKeys' | 'reread'>,
): Checkpoint | null {
  const open = () => openUnderAnyName(municipality, note, keys);
  return open() ?? (keys.reread() ? open() : null);
}

/** The verifier key that people and witnesses keep: `name+hash+key`. @param note the newest head, when there is one */
export const vkeyOf = (municipality: Municipality, keys: Pick<Keys, 'publicKey'>, note?: string): string =>
  formatVkey({ name: originOf(municipality, generationOf(note)), publicKey: keys.publicKey(municipality) });
