/**
 * Where the database is, and how a connection gets its role. See docs/decisions/0003-database-roles.md.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { StartProblem } from '../start-problem.js';
import { valueTypes } from './values.js';
/** Statements that take longer are a mistake on a request path; migrations lift this for themselves. */
export const STATEMENT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 2_000;
/**
 * What this release keeps beside rows, as a number that rises with it: triggers tell by it who writes without. A process of a release
 * that has no such number says nothing, and neither does somebody with a client of their own.
 */
const KEEPS = '-c meent.keeps=1';
/** Search path, time zone and timeouts travel in the start-up packet: no extra round trip, and RESET comes back to them. */
function startupOptions(target, role) {
    const settings = {
        search_path: 'meent',
        timezone: 'UTC',
        intervalstyle: 'iso_8601',
        statement_timeout: STATEMENT_TIMEOUT_MS,
        lock_timeout: LOCK_TIMEOUT_MS,
        idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
        // An answer leaves, and a head is signed, when what it tells is on disk: also where the server or the login says otherwise.
        synchronous_commit: 'on',
        // Compiling a plan costs more than it gains on the short statements of this program.
        jit: 'off',
    };
    if (target.roles === 'set' && role !== 'owner')
        settings.role = role;
    const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    return [KEEPS, target.connection.options, ...own].filter(Boolean).join(' ');
}
/** The settings of one `pg` client in one role. `application_name` shows in pg_stat_activity. */
export function clientConfig(target, role, applicationName = `meent ${role}`) {
    const { connection } = target;
    return {
        ...connection,
        user: target.roles === 'login' && role !== 'owner' ? role : connection.user,
        options: startupOptions(target, role),
        application_name: applicationName,
        connectionTimeoutMillis: 5_000,
        keepAlive: true,
        types: valueTypes,
    };
}
/** The same server and login, another database. */
export const withDatabase = (target, database) => ({
    ...target,
    connection: { ...target.connection, database },
});
/** A stable lock number for `pg_advisory_lock`, from a name. */
export const lockNumber = (name) => createHash('sha256').update(name).digest().readBigInt64BE(0).toString();
const SHAPE = 'postgres://user:password@host:5432/database';
/** Reads `DATABASE_URL`. @throws StartProblem `setting`; the sentence does not repeat the URL, which holds a password. */
export function parseDatabaseUrl(text) {
    let url;
    try {
        // libpq allows a login without a host, for a socket; a URL does not.
        url = new URL(text.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)\//, '$1localhost/'));
    }
    catch {
        throw new StartProblem('setting', `DATABASE_URL is not a URL; write it as ${SHAPE}.`);
    }
    if (!/^postgres(ql)?:$/.test(url.protocol)) {
        throw new StartProblem('setting', `DATABASE_URL starts with "${url.protocol}"; it must start with "postgres:".`);
    }
    const database = decoded(url.pathname.slice(1));
    const user = decoded(url.username);
    // A folder (unix socket) does not fit in the host part of a URL: libpq puts it in `host=`.
    const host = url.searchParams.get('host') ?? decoded(url.hostname);
    if (!database || !user || !host) {
        const missing = [!host && 'a host', !user && 'a user', !database && 'a database'].filter(Boolean).join(' and ');
        throw new StartProblem('setting', `DATABASE_URL lacks ${missing}; write it as ${SHAPE}.`);
    }
    const port = Number(url.port || url.searchParams.get('port') || 5432);
    return {
        connection: {
            host,
            port,
            user,
            database,
            password: decoded(url.password),
            ssl: sslOf(url.searchParams, host),
            options: url.searchParams.get('options') ?? undefined,
        },
        roles: 'set',
        label: `database "${database}" at ${host}:${port}`,
    };
}
function decoded(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        throw new StartProblem('setting', 'DATABASE_URL has a "%" that is not followed by two hex digits; write "%25".');
    }
}
/** `require` encrypts without checking the certificate, as libpq does; `verify-full` checks it, with `sslrootcert` as root. */
function sslOf(parameters, host) {
    const mode = parameters.get('sslmode') ?? 'disable';
    const root = parameters.get('sslrootcert');
    switch (mode) {
        case 'disable':
        case 'allow':
        case 'prefer':
            return false;
        case 'require':
            return { rejectUnauthorized: false };
        case 'verify-ca':
        case 'verify-full':
            return { rejectUnauthorized: true, servername: host, ca: root ? readRootCertificate(root) : undefined };
        default:
            throw new StartProblem('setting', `DATABASE_URL has sslmode "${mode}"; use disable, require or verify-full.`);
    }
}
function readRootCertificate(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch (error) {
        throw new StartProblem('setting', `DATABASE_URL names sslrootcert ${path}, which cannot be read.`, error);
    }
}
//# sourceMappingURL=target.js.map