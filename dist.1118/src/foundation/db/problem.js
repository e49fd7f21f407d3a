/** What callers of the database get to see when a statement fails. */
import { errorCode } from '../error-code.js';
import { Problem } from '../problems.js';
/** A statement was refused by PostgreSQL. Carries no values: `detail` and `where` of PostgreSQL can hold personal data. */
export class DatabaseProblem extends Error {
    /** SQLSTATE, five characters: 23505 unique, 23503 foreign key, 23514 check, 42501 no right, 57014 timeout. */
    sqlState;
    /** Name of the violated constraint, when there is one. */
    constraint;
    table;
    constructor(sqlState, statement, constraint, table) {
        super(`statement ${statement} failed with SQLSTATE ${sqlState}${constraint ? ` on ${constraint}` : ''}`);
        this.sqlState = sqlState;
        this.constraint = constraint;
        this.table = table;
    }
}
const RETRIED = new Set(['40001', '40P01']);
/** True for a serialization failure or a deadlock: the same work may succeed on the next try. */
export const isRetried = (error) => error instanceof DatabaseProblem && RETRIED.has(error.sqlState);
/** Statement cancelled by its timeout, lock not available in time, or idle transaction ended: the caller may try again. */
const TOO_SLOW = new Set(['57014', '55P03', '25P03']);
/** Server is stopping or starting, too many connections, resources ran out, or it became a read-only standby. */
const isServerGone = (state) => state.startsWith('08') || state.startsWith('53') || /^57P0[1-5]$/.test(state) || state === '25006';
/** A migration changed the columns of a statement that this connection prepared before; a new connection prepares anew. */
const isStalePlan = (error) => {
    const { code, routine } = error;
    return code === '0A000' && routine === 'RevalidateCachedQuery';
};
/** True when the connection must not be lent again: the server ended it (FATAL), the socket broke, or its plans are stale. */
export const endsConnection = (error) => error.severity !== 'ERROR' || isStalePlan(error);
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Turns whatever `pg` threw into a Problem (503: try again) or a DatabaseProblem, without detail values. */
export function toProblem(error, statement) {
    if (error instanceof Problem || error instanceof DatabaseProblem)
        return error;
    const { code, constraint, table } = error;
    // Only PostgreSQL gives a severity; a five-letter errno of Node (EPIPE) has the same shape as an SQLSTATE.
    const fromServer = typeof error.severity === 'string';
    if (fromServer && typeof code === 'string' && SQLSTATE.test(code)) {
        if (isServerGone(code) || TOO_SLOW.has(code) || isStalePlan(error)) {
            return unavailable(new DatabaseProblem(code, statement));
        }
        return new DatabaseProblem(code, statement, constraint, table);
    }
    // A mistake in the program (a wrong number of values, one name with two texts) must not look like an outage.
    if (error instanceof Error &&
        /^(Prepared statements must be unique|Query values|A query must have)/.test(error.message)) {
        return new DatabaseProblem('XX000', `${statement} (${error.message})`);
    }
    return unavailable(new LostAnswer(error));
}
export const unavailable = (cause) => new Problem('unavailable', undefined, { retryAfterSeconds: 2, cause: named(cause) });
/** A statement was sent and its answer did not come: it may have been carried out, or may be yet. */
class LostAnswer extends Error {
    code;
    constructor(cause) {
        super('the answer of the database was lost', { cause });
        this.code = errorCode(named(cause));
    }
}
/** True when nobody can tell whether the statement was carried out. */
export const isUnsure = (error) => error instanceof Problem && error.cause instanceof LostAnswer;
/** Waited for too long: a lock that was not free in time, or a statement that was cancelled. */
const BROKEN_OFF = new Set(['57014', '55P03']);
/** True when PostgreSQL broke the statement off, and so undid it. */
export const isBrokenOff = (error) => error instanceof Problem && error.cause instanceof DatabaseProblem && BROKEN_OFF.has(error.cause.sqlState);
/** What `pg` itself finds out has no code, and the program log shows nothing but codes. */
function named(cause) {
    if (!(cause instanceof Error) || 'code' in cause || 'sqlState' in cause)
        return cause;
    return Object.assign(cause, { code: /timeout/i.test(cause.message) ? 'database-timeout' : 'database-lost' });
}
//# sourceMappingURL=problem.js.map