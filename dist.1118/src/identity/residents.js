/** Who calls an API with the session of the portal: looked up at each call, with the token that its writes must show. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deadlineIn, REQUEST_MS } from '../foundation/deadline.js';
import { sessionAsker } from '../services/turns.js';
import { readCookie, SESSION_COOKIE } from './cookies.js';
import { createSessions } from './sessions.js';
export function createResidents({ db, keys, secure }) {
    const sessions = createSessions(db, keys);
    const tokens = createWriteTokens(keys);
    return {
        async sessionOf(request, { municipality, trace, deadline = deadlineIn(REQUEST_MS) }) {
            const secret = readCookie(request.headers.cookie, SESSION_COOKIE, secure);
            if (!secret)
                return null;
            const errand = { municipality, trace, deadline, asker: sessionAsker(request.ip) };
            const session = await sessions.find(errand, secret);
            if (!session)
                return null;
            return {
                ...(session.person ? { person: session.person } : {}),
                ...(session.namens === undefined ? {} : { namens: session.namens }),
                self: { name: session.name, bsn: () => keys.unseal(municipality, session.sealedBsn) },
                actFor: (namens) => sessions.actFor(errand, secret, namens),
                until: session.expiresAt,
                token: () => tokens.make(session),
                takes: (token) => tokens.fits(session, token),
            };
        },
    };
}
const SALT = /^[A-Za-z0-9_-]{16}$/;
/**
 * One token for all writes of a session (CSRF, CWE-352), with a salt, so that a compressed answer does not leak it (BREACH).
 * It has a key of its own: the token of a form opens no API, and this one no form.
 */
function createWriteTokens(keys) {
    const key = keys.derive('csrf-api');
    const sign = ({ municipality, id }, salt) => createHmac('sha256', key)
        .update(JSON.stringify([municipality, id, salt]))
        .digest();
    return {
        make(session) {
            const salt = randomBytes(12).toString('base64url');
            return `${salt}.${sign(session, salt).toString('base64url')}`;
        },
        fits(session, token) {
            const [salt = '', mac = '', ...rest] = token.split('.');
            if (rest.length > 0 || !SALT.test(salt))
                return false;
            const [given, own] = [Buffer.from(mac, 'base64url'), sign(session, salt)];
            return given.length === own.length && timingSafeEqual(given, own);
        },
    };
}
//# sourceMappingURL=residents.js.map