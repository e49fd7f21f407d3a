/** Which leaves stand under the newest signed head: a row that gives them a number can be put in by anybody, a path cannot. */
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import { openCheckpoint } from './merkle/checkpoint.ts';
import type { Hash } from './merkle/hash.ts';
import { verifyInclusion } from './merkle/proof.ts';
import { inclusionRanges } from './merkle/tree.ts';
import { verifiersOf } from './origin.ts';
import { IncompleteTile, readHashes, readHead } from './tiles.ts';

export interface Placed {
  readonly leaf: Hash;
  readonly position: number;
}

export async function underHead<One extends Placed>(
  q: Queryable,
  municipality: Municipality,
  keys: Pick<RingKeys, 'publicKeys'>,
  placed: readonly One[],
): Promise<ReadonlySet<One>> {
  const none: ReadonlySet<One> = new Set();
  const head = await readHead(q, municipality);
  const signed = head && openCheckpoint(head.note, verifiersOf(municipality, keys.publicKeys(municipality)));
  if (!signed) return none;
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
