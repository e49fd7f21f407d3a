/**
 * Runs what a schema of somebody else asks for no longer than it may. Every request waits while a value is tested, and
 * whether a schema is heavy shows only when it runs: a pattern tries every way to match, parts that refer to each other
 * twice double with every step. So the clock decides, and not a guess beforehand (CWE-400, CWE-1333).
 */
import { createContext, Script } from 'node:vm';
/** One room for all: what runs in it is ours, and nothing is looked up there. */
const room = createContext({ work: undefined });
const script = new Script('work()');
export class TooLong extends Error {
}
/** @param ms of the clock; work that needs a thousandth of it must be sure of it on a busy machine. @throws TooLong, and what `work` throws */
export function withinTime(ms, work) {
    room.work = work;
    try {
        return script.runInContext(room, { timeout: ms });
    }
    catch (error) {
        if (error?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
            throw new TooLong();
        throw error;
    }
    finally {
        room.work = undefined;
    }
}
//# sourceMappingURL=within-time.js.map