/**
 * The mark of a commit: a keyed hash that waits with it in the queue. Its key is not in the database, so the sequencer signs
 * what the program stored, and not what somebody changed or put in before it had a number.
 */
import type { Municipality } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import type { Keys } from '../foundation/types.ts';

const PURPOSE = 'logboek';

/** Preimages hold no line ends. Lines need no mark: each preimage has the root of its own. */
const textOf = (preimages: readonly string[]): string => preimages.join('\n');

/** @param preimages of the entries of one commit, in their order. */
export const markOf = (keys: Pick<Keys, 'hash'>, municipality: Municipality, preimages: readonly string[]): string =>
  keys.hash(municipality, PURPOSE, textOf(preimages));

/** Under any key there ever was: what is never written over keeps the mark of its time. */
export const everBore = (
  keys: Pick<Keys, 'hash' | 'formerHashes'>,
  municipality: Municipality,
  mark: string,
  texts: readonly string[],
): boolean =>
  mark === markOf(keys, municipality, texts) || keys.formerHashes(municipality, PURPOSE, textOf(texts)).includes(mark);

/** Under a key that hashes, or did until just now: it may have been made when the keys were rotated. */
export const bearsMark = (
  keys: Pick<RingKeys, 'hashes'>,
  municipality: Municipality,
  mark: string,
  preimages: readonly string[],
): boolean => keys.hashes(municipality, PURPOSE, textOf(preimages)).includes(mark);
