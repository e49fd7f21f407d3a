/** Which leaves stand under the newest signed head: a row that gives them a number can be put in by anybody, a path cannot. */
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import type { Hash } from './merkle/hash.ts';
import { verifyInclusion } from './merkle/proof.ts';
import { inclusionRanges } from './merkle/tree.ts';
import { openHead } from './origin.ts';
import { IncompleteTile, readHashes, readHead } from './tiles.ts';

export interface Placed {
  readonly leaf: Hash;
  readonly position: number;
}

/** Undefined when the head was signed with a key that this process does not have: it may get it yet. */
export async function underHead<One extends Placed>(
  q: Queryable,
  municipality: Municipality,
  keys: Pick<RingKeys, 'publicKeys' | 'reread'>,
  placed: readonly One[],
): Promise<ReadonlySet<One> | undefined> {
  const none: ReadonlySet<One> = new Set();
  const head = await readHead(q, municipality);
  if (!head) return none;
  const signed = openHead(municipality, head.note, keys);
  if (!signed) return undefined;
  const inside = placed.filter(({ position }) => position >= 0 && position < signed.size);
  const ranges = inside.map(({ position }) => inclusionRanges(position, signed.size));
  try {
    const hashes = (await readHashes(q, municipality, ranges.flat())).values();
    const paths = ranges.map((some) => [...hashes.take(some.length)]);
    return new Set(
      inside.filter(({ position, leaf }, at) => verifyInclusion(position, signed.size, leaf, paths[at]!, signed.root)),
    );
  } catch (error) {
    if (error instanceof IncompleteTile) return none;
    throw error;
  }
}
