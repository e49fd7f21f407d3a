import { today } from '../../foundation/clock.js';
import { addDuration } from '../../foundation/days.js';
import { decisionsOf } from '../../logbook/decisions.js';
/** Who acted has a period of its own. */
export const MEDEWERKERS = 'medewerkers';
const ALLE = 'alle';
/** Undefined: nobody decided one, and then nothing goes. */
export async function termijnVan({ parts: { db, keys } }, municipality, activiteit) {
    const all = await decisionsOf(db.in(municipality), keys, municipality, 'termijn');
    // The one that was decided last counts; what was proposed first may be decided last.
    const standing = all
        .filter(({ decided, ended }) => decided && !ended)
        .toSorted((a, b) => a.decided.id.localeCompare(b.decided.id));
    const of = (what) => standing.findLast(({ terms }) => terms.of === what)?.terms.period;
    return of(activiteit) ?? of(ALLE);
}
/** Whether lines of the day before this one have been kept for long enough. */
export const verstreken = (voor, termijn) => addDuration(voor, termijn) <= today();
//# sourceMappingURL=termijn.js.map