/**
 * The id of what a call makes in the first of several writes. Whoever sends the same again under one key meets what was made
 * before, in whichever process, also where the first attempt ended halfway, on another day or before a key was made anew: it
 * follows from the claim, which is stored before the first write. So does a call that is repeated since its rights changed.
 */
import { nameId } from '../foundation/name-id.js';
/** @param kind what is made: with one key two kinds of things have two ids */
export const idOfCall = (parts, caller, kind) => nameId(caller.municipality, kind, idOfClaim(parts) ?? caller.trace.spanId);
/** An id in order of time, for the one thing that the call makes; nothing for a call without a key. */
export function idOfClaim({ keep }) {
    if (keep && !keep.claim)
        throw new Error('an id is asked of a key that was not claimed');
    return keep?.claim?.id;
}
//# sourceMappingURL=id-of-call.js.map