/**
 * Where a page of a list begins that rights alone narrow: at a rung, when the list is long and somebody asked for a deep page
 * of it before. The answer tells whether that led to the page, and how the rungs are worn.
 */
import type { Municipality } from '../foundation/db/types.ts';
import { parted } from '../gate/conditions.ts';
import { walkOf } from './climb.ts';
import { type Drift, isReached, isWorn } from './drift.ts';
import type { EngineParts } from './engine.ts';
import { type Key, keysOf } from './key-order.ts';
import type { Order, Selection } from './pages.ts';
import type { Resource } from './resource.ts';
import type { Place, Seen } from './rungs.ts';

/** The order of a list in which rows can be counted: that of ids, newest first, or that of a key. */
export type Ranked = 'id' | Key;

export function rankedBy(resource: Resource, [first, second, ...more]: readonly Order[]): Ranked | undefined {
  if (!resource.rights?.type) return undefined;
  if (!second) return first!.descending ? 'id' : undefined;
  if (more.length > 0 || first!.expression || first!.empty || first!.descending !== second.descending) return undefined;
  return keysOf(resource).find(({ column }) => column === first!.column);
}

/** Who is named on a case sees its documents come and go, without a change of the document: those lists have no rungs. */
const keepsItsRows = ({ resource, access }: Selection): boolean =>
  parted(access).named.length === 0 || resource.subjects?.kind !== 'linked';

export interface Beginning {
  readonly place: Place | undefined;
  /** Learns from an answer; false when it is not the page, which is then asked without a place. */
  isPage(told: Drift, seen: Seen): boolean;
}

export function beginningOf(
  { db, rungs }: Pick<EngineParts, 'db' | 'rungs'>,
  municipality: Municipality,
  list: string,
  it: Selection,
  ranked: Ranked,
): Beginning | undefined {
  if (!keepsItsRows(it)) return undefined;
  const { offset, size, order } = it;
  const key = ranked === 'id' ? undefined : ranked;
  const ladder = { list, by: key?.column ?? 'id' };
  /** The rank of the highest row of the page, among so many. */
  const topOf = (count: number): number => (order[0]!.descending ? count - offset : Math.min(offset + size, count));
  const place = rungs.place(ladder, offset, topOf);
  return {
    place,
    isPage(told, seen) {
      const isHere =
        place !== undefined && place.disturbed === seen.disturbed && isReached(told, place, topOf(seen.count));
      // Of ids each type has a walk of its own, which begins at the front.
      const depth = key ? Math.min(offset, seen.count - offset) : offset;
      rungs.learn(ladder, depth, walkOf(db, { ...it, seen }, municipality, key), isHere && !isWorn(told));
      return isHere || !place;
    },
  };
}
