/**
 * Before a subscription is stored its callback must show that it takes notifications, and that it refuses who has not
 * the Authorization: otherwise anybody could post notifications there in our name.
 */
import { now, timestamp } from '../../foundation/clock.js';
import { newId } from '../../foundation/ids.js';
import { invalid } from '../../foundation/problems.js';
import { notificatiesApi } from './api.js';
export const TIMEOUT_MS = 10_000;
/** What a subscriber answers is not read. */
const MOST_ANSWER = 100_000;
/** Posts one notification. @throws OutboundProblem */
export async function post(outbound, url, { body, type }, headers) {
    const { status, headers: answered } = await outbound.fetch(url, {
        method: 'POST',
        headers: { 'content-type': type, ...headers },
        body,
        timeoutMs: TIMEOUT_MS,
        maxBytes: MOST_ANSWER,
        keepAlive: true,
    });
    return { status, restMs: restOf(answered.get('retry-after')) };
}
const LONGEST_REST_MS = 3_600_000;
/** `Retry-After` in seconds or as a date (RFC 9110 10.2.3). */
function restOf(header) {
    if (header === null)
        return 0;
    const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now().getTime();
    return wait > 0 ? Math.min(wait, LONGEST_REST_MS) : 0;
}
/** @throws invalid: `invalid-callback-url` without a 204 to the right header, `no-auth-on-callback-url` without refusal */
export async function testCallback(outbound, url, auth, test) {
    // An address that is refused and one that does not exist look the same: nobody learns from us what is inside.
    const accepted = await post(outbound, url, test, { authorization: auth }).then(statusOf, () => undefined);
    if (accepted !== 204)
        throw invalid({
            name: 'callbackUrl',
            code: 'invalid-callback-url',
            reason: accepted === undefined
                ? 'Wij kunnen dit adres niet bereiken. Is het in uw eigen netwerk? Vraag uw beheerder het toe te laten.'
                : `Dit adres beantwoordt een proefbericht met ${accepted}. Het moet 204 zijn.`,
        });
    const refused = await post(outbound, url, test, {}).then(statusOf, () => undefined);
    if (refused !== 401 && refused !== 403)
        throw invalid({
            name: 'callbackUrl',
            code: 'no-auth-on-callback-url',
            reason: 'Dit adres neemt ook een bericht zonder Authorization aan. Het moet dat weigeren met 401 of 403.',
        });
}
const statusOf = ({ status }) => status;
export function testMessage(base) {
    const address = `${base}${notificatiesApi.root}/notificaties/${newId()}`;
    return {
        kanaal: 'test',
        hoofdObject: address,
        resource: 'test',
        resourceUrl: address,
        actie: 'create',
        aanmaakdatum: timestamp(),
        kenmerken: {},
    };
}
//# sourceMappingURL=callback.js.map