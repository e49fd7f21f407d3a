/**
 * Does an address elsewhere lead to something, and what does it look like? Asked without credentials, remembered for a
 * while, with bounds on time, size, number at once and number remembered. Of what lies there only the names of its
 * properties are kept: it may be personal data.
 */
import { monotonic, now } from '../clock.js';
import { Problem } from '../problems.js';
import { createTurns } from '../turns.js';
import { OutboundProblem } from './problem.js';
/** For an address with all that it sends us on to. */
const TIMEOUT_MS = 5_000;
const MOST_BYTES = 500_000;
const MOST_REDIRECTS = 3;
/** Of one asker. */
const MOST_AT_ONCE = 8;
const MOST_WAITING = 200;
const MOST_REMEMBERED = 1_000;
/** Milliseconds that an answer is believed. What was not there may be made any moment. */
const BELIEVED = {
    there: 3_600_000,
    closed: 600_000,
    'not-allowed': 600_000,
    'not-there': 10_000,
    'no-answer': 10_000,
};
export function createLookup(outbound) {
    const clock = () => now().getTime();
    const remembered = new Map();
    const busy = new Map();
    const turns = createTurns({ each: MOST_AT_ONCE, waiting: MOST_WAITING });
    function remember(address, found) {
        remembered.delete(address);
        // The oldest goes: a map keeps the order in which they came.
        if (remembered.size >= MOST_REMEMBERED)
            remembered.delete(remembered.keys().next().value);
        remembered.set(address, { found, until: clock() + BELIEVED[found.kind] });
        return found;
    }
    /** What is known, or being asked at this moment, whoever asked. */
    function known(address) {
        const found = remembered.get(address);
        return found && found.until > clock() ? found.found : busy.get(address);
    }
    function start(address) {
        const asked = ask(outbound, address)
            .then((found) => remember(address, found))
            .finally(() => busy.delete(address));
        busy.set(address, asked);
        return asked;
    }
    return async (address, asker) => {
        const found = known(address);
        if (found)
            return found;
        try {
            return await turns.run(asker, async () => known(address) ?? start(address));
        }
        catch (error) {
            if (error instanceof Problem && error.code === 'too-many-requests')
                return { kind: 'no-answer' };
            throw error;
        }
    };
}
async function ask(outbound, address) {
    let at = address;
    const until = monotonic() + TIMEOUT_MS;
    try {
        for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            const { status, headers, body } = await outbound.fetch(at, {
                headers: { accept: 'application/json' },
                timeoutMs: Math.max(1, Math.ceil(until - monotonic())),
                maxBytes: MOST_BYTES,
            });
            if (status === 200)
                return { kind: 'there', properties: propertiesOf(body) };
            if (status === 401 || status === 403)
                return { kind: 'closed' };
            const next = status >= 300 && status < 400 ? URL.parse(headers.get('location') ?? '', at) : null;
            if (!next)
                return { kind: status >= 500 || status === 429 ? 'no-answer' : 'not-there' };
            at = next.href;
        }
        return { kind: 'not-there' };
    }
    catch (error) {
        if (!(error instanceof OutboundProblem))
            throw error;
        if (error.code === 'address-not-allowed' || error.code === 'url-not-allowed')
            return { kind: 'not-allowed' };
        return { kind: error.code === 'answer-too-large' ? 'not-there' : 'no-answer' };
    }
}
function propertiesOf(body) {
    try {
        const json = JSON.parse(body.toString());
        return new Set(typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.keys(json) : []);
    }
    catch {
        return new Set();
    }
}
//# sourceMappingURL=lookup.js.map