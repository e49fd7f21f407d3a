/** Looks under the occasion they had, and those that say the same as one line. Pure. */
import { dateInNetherlands } from '../../foundation/clock.js';
/**
 * One ground for all that stands under it: looks at a case for another purpose stand apart. A program that went past many
 * cases says the same of each of them; those cases are one occasion. Newest first, in and out.
 */
export function byOccasion(seen) {
    const byCase = Map.groupBy(seen, ({ zaak = '', activity }) => `${zaak} ${activity}`);
    const alike = Map.groupBy(byCase.values(), (same) => {
        const { activity, organ } = same[0];
        return JSON.stringify([activity, organ, [...new Set(same.map(({ look }) => wordsOf(look)))]]);
    });
    return [...alike.values()].map((groups) => groups.flat().toSorted((a, b) => b.look.at.localeCompare(a.look.at)));
}
/**
 * Who works on a case opens it many times a day: looks of one day that say the same are one line, which says how often.
 * Newest first, in and out.
 */
export function together(looks) {
    return [...Map.groupBy(looks, wordsOf).values()].map((same) => {
        const [newest] = same;
        return same.length === 1 ? newest : { ...newest, same: { times: same.length, first: same.at(-1).at } };
    });
}
/** All that a line says but the hour and how often. */
const wordsOf = ({ at, who, kind, what, purpose, data }) => JSON.stringify([dateInNetherlands(new Date(at)), who, kind, what, purpose, data]);
//# sourceMappingURL=occasions.js.map