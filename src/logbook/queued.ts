/** Whether a commit that waits for its number is what the program stored. Pure, for the sequencer and for verification. */
import type { Municipality } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import { bearsMark } from './mark.ts';
import { type PackedEntry, unpackCommit } from './packed.ts';

/** A row of the queue with what belongs to it. */
export interface Queued {
  readonly municipality: Municipality;
  readonly commit: string;
  readonly entries: number;
  readonly mark: string;
  /** Null when there is no commit with this id. */
  readonly data: string | null;
  /** It has a number already. */
  readonly numbered: boolean;
}

/** Why a commit gets no number: `deleted` before it had one, `edited` or put in past the program, queued `again`. */
export type Refusal = 'deleted' | 'edited' | 'again';

export interface CheckedCommit {
  /** As far as they can be read. */
  readonly entries: readonly PackedEntry[];
  readonly refusal: Refusal | undefined;
}

/** @param before the row before it, in the order of commits: who may take constraints away can put one in twice. */
export function checkQueued(
  { municipality, commit, entries: count, mark, data, numbered }: Queued,
  before: Queued | undefined,
  keys: Pick<RingKeys, 'hashes'>,
): CheckedCommit {
  const entries = data === null ? [] : unpackCommit(data);
  const preimages = entries.map(({ preimage }) => preimage);
  // The mark covers the entries; a commit that stands under the id of another is told apart by the id in its first entry.
  const isOurs = (): boolean =>
    entries.length === count && bearsId(preimages[0]!, commit) && bearsMark(keys, municipality, mark, preimages);
  const isAgain = numbered || (before?.municipality === municipality && before.commit === commit);
  return { entries, refusal: isAgain ? 'again' : data === null ? 'deleted' : isOurs() ? undefined : 'edited' };
}

/** In the preimage as leaf.ts makes it. */
const bearsId = (preimage: string, id: string): boolean => preimage.includes(`"id":"${id}"`);
