/** How many records of a kind there are, and of each type: what a search costs depends on it. Believed for a while. */
import { monotonic } from '../../foundation/clock.ts';
import type { Database } from '../../foundation/db/types.ts';
import type { Caller } from '../../gate/context.ts';
import { countsOf } from '../counts.ts';

export interface Total {
  readonly all: number;
  readonly ofType: ReadonlyMap<string, number>;
}

export type Totals = (caller: Caller, resource: string) => Promise<Total>;

const BELIEVED_MS = 60_000;

export function createTotals(db: Pick<Database, 'in'>): Totals {
  const known = new Map<string, { readonly total: Total; readonly until: number }>();
  return async (caller, resource) => {
    const key = `${caller.municipality}/${resource}`;
    const found = known.get(key);
    if (found && found.until > monotonic()) return found.total;
    const counted = await countsOf(db, caller, resource);
    const ofType = new Map<string, number>();
    for (const { type, total } of counted) if (type) ofType.set(type, (ofType.get(type) ?? 0) + total);
    const total = { all: counted.reduce((sum, one) => sum + one.total, 0), ofType };
    known.set(key, { total, until: monotonic() + BELIEVED_MS });
    return total;
  };
}
