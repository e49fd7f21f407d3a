import { StartProblem } from '../foundation/start-problem.js';
import { withFresh } from '../services/fresh.js';
import { callerIn } from './open.js';
/** @param base scheme and host of the addresses that go in and out */
export async function callIn(opened, municipality, base) {
    const again = async () => ({ ...(await callerIn(opened, municipality)), base });
    return {
        engine: opened.engine,
        caller: await again(),
        params: {},
        query: {},
        body: undefined,
        long: { fresh: (work) => withFresh(again, work), gone: new AbortController().signal },
    };
}
/** Under which the municipality is called: that of MEENT_BASE_URL, with the host that was asked for. */
export function baseOf({ config }, host) {
    const base = new URL(config.baseUrl);
    const asked = host === undefined ? base : URL.parse(`${base.protocol}//${host}`);
    if (!asked)
        throw new StartProblem('setting', `"${host}" is no host.`);
    return `${asked.protocol}//${asked.hostname}${asked.port || base.port ? `:${asked.port || base.port}` : ''}`;
}
const TOLD_EVERY_MS = 2_000;
/** Tells how far it is, now and then. Returns the function that ends it. */
export function told(line, tell) {
    const timer = setInterval(() => tell(line()), TOLD_EVERY_MS);
    return () => clearInterval(timer);
}
//# sourceMappingURL=in-process.js.map