/**
 * Whose turn it is. All calls of one application share its places; so do those of one person on the pages, and of one
 * address that has not said who it is. Who asks more than that waits, then hears 429; others notice nothing.
 *
 * A turn begins when it is known who asks and what is asked is here, and ends before the answer travels: a slow line holds
 * no place. What is read at the pace of its sender has places of its own.
 */
import { networkOf } from '../foundation/network.js';
import { createTurns } from '../foundation/turns.js';
/** Ample for tests and for a process with ten connections to the database. */
export const USUAL = { places: 200, waiting: 2_000 };
/** Of one caller, so that who comes beside it finds a place at once. */
const SHARE = 3 / 4;
/** Of all callers: a bound on memory, that no number of addresses gets past. */
const MOST_WAITING = 10_000;
/** A third of what a request gets, so that there is time left for the work. */
const PATIENCE_MS = 10_000;
export function createCallTurns({ places, waiting } = USUAL) {
    const of = (share) => createTurns({
        places: Math.ceil(places * share),
        each: Math.ceil(places * share * SHARE),
        waiting: Math.ceil(waiting * share),
        most: MOST_WAITING,
        patienceMs: PATIENCE_MS,
    });
    return { calls: of(1), uploads: of(1 / 4), guests: of(1 / 8) };
}
/** A write, a list and a page each ask the database several things. */
export const USUAL_COST = 4;
const MUCH = 256 * 1024;
/** What a call costs, in reads of one record. @param bytes of the body */
export const costOf = ({ reads, expands, bytes }) => (reads ? 1 : USUAL_COST) * (expands ? 4 : 1) + Math.floor(bytes / MUCH);
// Askers live in memory as long as their requests do.
export const applicationAsker = ({ municipality, application, }) => `${municipality}/${application.id}`;
export const personAsker = (municipality, person) => `${municipality}/persoon/${person}`;
/** Whose session it is takes a look: apart from what an address asks without one, so that nobody logged in waits for that. */
export const sessionAsker = (address) => `sessie/${networkOf(address)}`;
export const addressAsker = (address) => `adres/${networkOf(address)}`;
/** Who has not said who it is, where the address is not at hand. */
export const ANYBODY = 'iedereen';
//# sourceMappingURL=turns.js.map