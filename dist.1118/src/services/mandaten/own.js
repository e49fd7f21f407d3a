import { today } from '../../foundation/clock.js';
import { Problem } from '../../foundation/problems.js';
import { activityFor } from '../../registers/activiteiten/index.js';
import { MANDAAT, MANDATEN_EIGEN, MANDATEN_LEZEN } from '../../registers/mandaten/index.js';
import { snapshotOf } from '../operations/door.js';
import { underRules } from '../rules.js';
import { hashesOf } from './acting.js';
const EIGEN = { id: 'eigen-gegevens', version: 1 };
const SCOPES = new Set([MANDATEN_EIGEN, MANDATEN_LEZEN]);
/**
 * A mandate is of two people, and a right of a resident names one: each operation here looks itself whether the caller is
 * one of the two. @throws permission-denied for who acts for another: a mandate is not passed on
 */
export async function eigenCaller(engine, caller) {
    return underRules(await snapshotOf(engine, caller), await zonderRegels(engine, caller));
}
/** To refuse and to end what gives somebody else a say, no rule takes away (BW 3:72). @throws permission-denied as above */
export async function zonderRegels(engine, caller) {
    if (!caller.person || caller.mandate)
        throw new Problem('permission-denied', 'Dit doet u alleen voor uzelf.');
    const snapshot = await snapshotOf(engine, caller);
    const rights = { everything: false, grants: [{ component: 'meent', scopes: SCOPES, by: EIGEN }] };
    // To see what there is on them is one purpose; to arrange who acts for them is the service itself.
    const activity = activityFor(snapshot, { today: today() });
    return { ...caller, activity, rights };
}
/**
 * What one gives and takes is for oneself: in the middle of acting for another it would be a mistake.
 * @param namens for whom the session acts. @throws permission-denied
 */
export function nietNamens(namens) {
    if (namens !== undefined)
        throw new Problem('permission-denied', 'U doet nu iets voor een ander. Stop daarmee, en doe dit dan voor uzelf.');
}
/** Every mandate in which the caller is one of the two. */
export async function eigenMandaten({ parts: { loader } }, caller) {
    return loader.load(caller, hashesOf(caller.person).flatMap((is) => [
        { resource: MANDAAT, where: 'voor', is },
        { resource: MANDAAT, where: 'door', is },
    ]));
}
export const isVan = ({ person }, hash) => hashesOf(person).includes(String(hash));
//# sourceMappingURL=own.js.map