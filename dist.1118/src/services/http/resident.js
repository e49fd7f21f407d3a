import { Problem } from '../../foundation/problems.js';
import { reaches } from '../../gate/levels.js';
import { callerOfSession, refuseMandate } from '../mandaten/acting.js';
/** Where a write shows its token: another site can make a browser send a form, and no header. */
export const TOKEN_HEADER = 'X-CSRF-Token';
/** @throws permission-denied, not-logged-in, level-too-low */
export async function residentOf({ engine, residents }, place, request, least, acting) {
    refuseApplications(request);
    refuseElsewhere(request, place);
    const session = await residents?.sessionOf(request, place);
    if (!session)
        throw new Problem('not-logged-in', 'Log in op Mijn gemeente, en vraag het dan opnieuw.');
    const { person } = session;
    if (!person)
        throw new Problem('permission-denied', 'Dit is voor inwoners. U bent ingelogd als medewerker: log in als uzelf.');
    if (!isSafe(request))
        refuseForged(request, session);
    if (!reaches(person.level, least))
        throw new Problem('level-too-low', `U bent ingelogd met niveau ${person.level}. Log opnieuw in, met niveau ${least} of hoger.`);
    const { until, namens, self, actFor } = session;
    const caller = await callerOfSession(engine, place, person, acting === 'self' ? undefined : namens);
    refuseMandate(caller, acting);
    return {
        caller,
        session: { until, token: session.token(), self, actFor, ...(namens === undefined ? {} : { namens }) },
    };
}
const isSafe = ({ method }) => method === 'GET' || method === 'HEAD';
/** Who shows two things cannot mean both. */
function refuseApplications({ headers }) {
    if (headers.authorization !== undefined)
        throw new Problem('permission-denied', 'Dit is voor inwoners, met de sessie van Mijn gemeente. Een token opent het niet: laat de kopregel Authorization weg.');
}
/**
 * Browsers say from where a request comes (Fetch Metadata; RFC 6454). What somebody opens by hand comes from nowhere, and
 * may look. A client that says neither sends no cookie that it was not given, and a write wants its token.
 */
function refuseElsewhere(request, { base }) {
    const { origin, 'sec-fetch-site': site } = request.headers;
    const allowed = site === undefined || site === 'same-origin' || (site === 'none' && isSafe(request));
    const here = origin === undefined || origin === base || (origin === 'null' && site === 'same-origin');
    if (!allowed || !here)
        throw new Problem('permission-denied', 'Een andere site mag dit niet vragen. Vraag het vanaf dit adres zelf.');
}
function refuseForged({ headers }, session) {
    const given = headers[TOKEN_HEADER.toLowerCase()];
    if (typeof given !== 'string' || !session.takes(given))
        throw new Problem('permission-denied', `De kopregel ${TOKEN_HEADER} ontbreekt of is niet van deze sessie. Haal een token op bij mijn/sessie.`);
}
//# sourceMappingURL=resident.js.map