/** For how long lines of the logbook are kept: per activity, or for all that has no period of its own. */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import { addDuration } from '../../foundation/days.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { decisionsOf } from '../../logbook/decisions.ts';

/** Who acted has a period of its own. */
export const MEDEWERKERS = 'medewerkers';
const ALLE = 'alle';

/** Undefined: nobody decided one, and then nothing goes. */
export async function termijnVan(
  { parts: { db, keys } }: Engine,
  municipality: Municipality,
  activiteit: string,
): Promise<string | undefined> {
  const all = await decisionsOf(db.in(municipality), keys, municipality, 'termijn');
  // The one that was decided last counts; what was proposed first may be decided last.
  const standing = all
    .filter(({ decided, ended }) => decided && !ended)
    .toSorted((a, b) => a.decided!.id.localeCompare(b.decided!.id));
  const of = (what: string): string | undefined => standing.findLast(({ terms }) => terms.of === what)?.terms.period;
  return of(activiteit) ?? of(ALLE);
}

/** Whether lines of the day before this one have been kept for long enough. */
export const verstreken = (voor: string, termijn: string): boolean => addDuration(voor, termijn) <= today();
