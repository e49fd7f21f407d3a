/** A PostgreSQL of the operator: can it be reached, and is it one that Meent knows. */
import pg from 'pg';
import { StartProblem } from '../start-problem.js';
import { clientConfig } from './target.js';
const OLDEST = 15;
const NEWEST = 18;
/** A server that is just starting says so; wait for it this long. */
const STARTING_UP_MS = 30_000;
/** @param durable refuses a server that does not write to disk. @throws StartProblem that tells a wrong address from a wrong password from a wrong version. */
export async function checkServer(target, durable) {
    const client = await connect(target);
    try {
        const { rows } = await client.query(`select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as name,
              current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
              current_setting('fsync') as fsync`);
        const { version, name, encoding, standby, fsync } = rows[0];
        if (version < OLDEST || version > NEWEST) {
            throw new StartProblem('database-version', `The server of ${target.label} is PostgreSQL ${name}; Meent needs version ${OLDEST} to ${NEWEST}.`);
        }
        if (encoding !== 'UTF8') {
            throw new StartProblem('database-version', `The ${target.label} has encoding ${encoding}; make one with: create database ... encoding 'UTF8' template template0.`);
        }
        if (fsync !== 'on' && durable) {
            throw new StartProblem('database-unreachable', `The server of ${target.label} has fsync = ${fsync}: what it says is stored can be gone after a power cut. Set fsync = on.`);
        }
        if (standby) {
            throw new StartProblem('database-unreachable', `The server of ${target.label} is a read-only standby; point DATABASE_URL at the primary.`);
        }
    }
    finally {
        await client.end().catch(() => { });
    }
}
async function connect(target) {
    for (let waited = 0;; waited += 500) {
        const client = new pg.Client(clientConfig(target, 'owner', 'meent start'));
        client.on('error', () => { });
        try {
            await client.connect();
            return client;
        }
        catch (error) {
            await client.end().catch(() => { });
            const startingUp = error.code === '57P03' && waited < STARTING_UP_MS;
            if (!startingUp)
                throw asStartProblem(error, target);
            await new Promise((resolve) => setTimeout(resolve, 500));
        }
    }
}
function asStartProblem(error, target) {
    const { code } = error;
    if (code === '28P01' || code === '28000' || /password must be a string/i.test(error.message)) {
        return new StartProblem('database-password', `PostgreSQL refused the user or password of DATABASE_URL for ${target.label}; correct them (a "@", ":" or "/" in a password is written as %40, %3A, %2F).`, error);
    }
    if (code === '3D000') {
        return new StartProblem('database-unreachable', `There is no ${target.label}; create it, or correct DATABASE_URL.`, error);
    }
    if (/does not support SSL/i.test(error.message)) {
        return new StartProblem('database-unreachable', `The ${target.label} does not offer TLS, which sslmode in DATABASE_URL asks for; turn TLS on there, or write sslmode=disable.`, error);
    }
    const reason = code === 'ECONNREFUSED'
        ? 'nothing listens there'
        : code === 'ENOTFOUND'
            ? 'its host has no address'
            : code === 'ENOENT'
                ? 'there is no such socket'
                : /timeout|terminated/i.test(error.message)
                    ? 'it does not answer'
                    : error.message;
    return new StartProblem('database-unreachable', `The ${target.label} cannot be reached: ${reason}; ${code === 'ENOTFOUND' ? '' : 'start it, or '}correct DATABASE_URL.`, error);
}
//# sourceMappingURL=own.js.map