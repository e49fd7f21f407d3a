/** Who signs a log: its name for ever, and its keys. */
import type { Municipality } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import type { Keys } from '../foundation/types.ts';
import { type Checkpoint, openCheckpoint } from './merkle/checkpoint.ts';
import { formatVkey, type Signer, type Verifier } from './merkle/note.ts';

/** Opaque like the tenant key itself: hosts and municipal codes change, and a log never changes its origin. */
export const originOf = (municipality: Municipality): string => `logboek.meent/${municipality}`;

/** Of which log a checkpoint says it is; undefined when it is of none of ours. */
export function logOf(note: string): Municipality | undefined {
  const number = /^logboek\.meent\/(\d{1,10})\n/.exec(note)?.[1];
  return number === undefined ? undefined : Number(number);
}

export const signerOf = (municipality: Municipality, keys: Pick<Keys, 'sign' | 'publicKey'>): Signer => ({
  name: originOf(municipality),
  publicKey: keys.publicKey(municipality),
  sign: (message) => keys.sign(municipality, message),
});

/** Every key the log has signed with, as raw public keys. */
export const verifiersOf = (municipality: Municipality, publicKeys: readonly Uint8Array[]): Verifier[] =>
  publicKeys.map((publicKey) => ({ name: originOf(municipality), publicKey }));

/** The head in a note that this log signed, also with a key that another process was the first to use; else null. */
export function openHead(
  municipality: Municipality,
  note: string,
  keys: Pick<RingKeys, 'publicKeys' | 'reread'>,
): Checkpoint | null {
  const open = () => openCheckpoint(note, verifiersOf(municipality, keys.publicKeys(municipality)));
  return open() ?? (keys.reread() ? open() : null);
}

/** The verifier key that people and witnesses keep: `name+hash+key`. */
export const vkeyOf = (municipality: Municipality, keys: Pick<Keys, 'publicKey'>): string =>
  formatVkey({ name: originOf(municipality), publicKey: keys.publicKey(municipality) });
