/**
 * What residents' restrictions and accepted objections take from a caller's rights, where the caller is made: whatever door the
 * call goes through, it meets the rights that are left (gate/restricted.ts).
 */
import type { Snapshot } from '../engine/snapshot.ts';
import type { Caller } from '../gate/context.ts';
import { restricted } from '../gate/restricted.ts';
import type { Rights } from '../gate/rights.ts';
import { AVG_VERZOEKEN, INZAGE } from '../registers/activiteiten/index.ts';
import { beperkteActiviteiten } from '../registers/beperking.ts';

/** Who handles a request sees what it is about, and whose data they are keeps seeing them. */
export const EXEMPT: ReadonlySet<string> = new Set([AVG_VERZOEKEN, INZAGE]);

/** What rights open is worked out once for each value, so the same rights and purpose give the same value. */
const known = new WeakMap<Rights, Map<string, Rights>>();

export function unrestricted(
  snapshot: Snapshot,
  { rights, activity, serves }: Pick<Caller, 'rights' | 'activity' | 'serves'>,
  raw: Rights = rights,
): Rights {
  const activities = beperkteActiviteiten(snapshot);
  if (activities.size === 0) return raw;
  const nameOf = (id: string) =>
    id ? (snapshot.get('verwerkingsactiviteit', id)?.record.identificatie as string | undefined) : undefined;
  const own = nameOf(activity.id);
  const usedFor = (source: string) => (serves?.has(source) ? nameOf(serves.get(source)!.id) : own);
  const key = `${[...activities].join(' ')}|${usedFor('personen')}|${usedFor('objecten')}`;
  const byPurpose = known.get(raw) ?? new Map<string, Rights>();
  known.set(raw, byPurpose);
  const found = byPurpose.get(key) ?? restricted(raw, { activities, exempt: EXEMPT, usedFor });
  byPurpose.set(key, found);
  return found;
}
