/**
 * Lines that a person does not see yet (AVG 23, UAVG 41): by decision of the organ that answers for them, until a day. Whoever
 * reads lines for the person they are about needs this value. With it a page is as full, and goes on from the same kind of
 * cursor, as that of a log in which those lines never were.
 */
import { today } from '../foundation/clock.js';
import { DECISION, decisionsAbout } from './decisions.js';
/** For whom may see all: who supervises. */
export const NOTHING_WITHHELD = { hides: () => false };
/**
 * @param subjects the keyed hash of the person, and those under keys that hashed before
 * @param versionsOf ids of all versions of an activity, by its identificatie: a version that begins later is withheld too
 */
export async function withheldFrom(q, keys, municipality, subjects, versionsOf) {
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
    if (quiet.size === 0)
        return NOTHING_WITHHELD;
    return {
        hides: ({ activity, organ, at }, { resource, id }) => (resource === DECISION && quiet.has(id)) ||
            rules.some((rule) => rule.organ === organ && rule.versions.has(activity) && rule.from <= at.toISOString()),
    };
}
/** Up to and with its last day; a decision that was ended goes at once. */
const stands = ({ terms, ended }, day) => !ended && day <= (terms.until ?? '');
//# sourceMappingURL=withheld.js.map