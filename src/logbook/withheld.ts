/**
 * Lines that a person does not see yet (AVG 23, UAVG 41): by decision of the organ that answers for them, until a day. Whoever
 * reads lines for the person they are about needs this value. With it a page is as full, and goes on from the same kind of
 * cursor, as that of a log in which those lines never were.
 */
import { today } from '../foundation/clock.ts';
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import type { Keys } from '../foundation/types.ts';
import { DECISION, type Decision, decisionsAbout } from './decisions.ts';
import type { Look } from './read.ts';

/** What of one look is seen: all, or nothing. */
export interface Withheld {
  hides(
    look: Pick<Look, 'activity' | 'organ' | 'at'>,
    record: { readonly resource: string; readonly id: string },
  ): boolean;
}

/** For whom may see all: who supervises. */
export const NOTHING_WITHHELD: Withheld = { hides: () => false };

/**
 * @param subjects the keyed hash of the person, and those under keys that hashed before
 * @param versionsOf ids of all versions of an activity, by its identificatie: a version that begins later is withheld too
 */
export async function withheldFrom(
  q: Queryable,
  keys: Pick<Keys, 'hash' | 'formerHashes'>,
  municipality: Municipality,
  subjects: readonly string[],
  versionsOf: (identificatie: string) => readonly string[],
): Promise<Withheld> {
  const all = await decisionsAbout(q, keys, municipality, subjects, 'onthouden');
  const day = today();
  // That it was decided, or asked for, is a line about this person as well. It appears when the last of it is over.
  const quiet = new Set(all.filter((one) => stands(one, day)).map(({ id }) => id));
  const decided = all.filter((one) => one.decided && stands(one, day));
  const rules = decided.map(({ terms: { organ, activity, from } }) => ({
    organ,
    versions: new Set(versionsOf(activity ?? '')),
    from: from ?? '',
  }));
  if (quiet.size === 0) return NOTHING_WITHHELD;
  return {
    hides: ({ activity, organ, at }, { resource, id }) =>
      (resource === DECISION && quiet.has(id)) ||
      rules.some((rule) => rule.organ === organ && rule.versions.has(activity) && rule.from <= at.toISOString()),
  };
}

/** Up to and with its last day; a decision that was ended goes at once. */
const stands = ({ terms, ended }: Decision, day: string): boolean => !ended && day <= (terms.until ?? '');
