/**
 * The program log: one JSON object a line with the fields of fields.ts and the texts of messages.ts, and nothing else,
 * whoever writes. A guard inside pino sees to that, so that lines of Fastify and other libraries pass it as well.
 */
import { pino } from 'pino';
import { timestamp } from '../clock.js';
import { errorCode } from '../error-code.js';
import { allowed } from './fields.js';
import { isMessage, MESSAGES } from './messages.js';
/** @param destination default: standard output. */
export function createLogger(level = 'info', destination = standardOutput()) {
    const writer = pino({
        level,
        base: null,
        timestamp: () => `,"time":"${timestamp()}"`,
        serializers: {},
        formatters: {
            level: (label) => ({ level: label }),
            log: (object) => ({ ...allowed(object) }),
        },
        hooks: {
            logMethod(args, method) {
                method.apply(this, guarded(args));
            },
        },
    }, destination);
    guardBindings(writer);
    const write = (name) => (message, fields = {}) => writer[name](fields, message);
    return {
        fatal: write('fatal'),
        error: write('error'),
        warn: write('warn'),
        info: write('info'),
        debug: write('debug'),
        isWritten: (level) => writer.isLevelEnabled(level),
        lines: destination,
        pino: writer,
    };
}
/** Lines that wait while nothing can be written; then new ones are dropped. */
const MOST_WAITING_BYTES = 4_000_000;
/** A full disk behind the log ends no program: it writes again when there is room. */
function standardOutput() {
    const output = pino.destination({ sync: false, maxLength: MOST_WAITING_BYTES });
    output.on('error', () => { });
    return output;
}
/** Fields that a child carries pass neither the formatter nor the hook of its parent, and its options could undo both. */
function guardBindings(writer) {
    const { child, setBindings } = writer;
    Object.assign(writer, {
        child(bindings) {
            return child.call(this, allowed(bindings));
        },
        setBindings(bindings) {
            setBindings.call(this, allowed(bindings));
        },
    });
}
/** Any call of a log method, as an object that may be written and a text of the catalogue. */
function guarded(args) {
    const [first, second] = args;
    const error = first instanceof Error ? first : first?.err;
    const fields = typeof first === 'object' && first !== null && !(first instanceof Error) ? first : {};
    const message = [second, first].find(isMessage) ?? 'framework-event';
    return [error instanceof Error ? { ...fields, errorCode: errorCode(error) } : fields, MESSAGES[message]];
}
//# sourceMappingURL=logger.js.map