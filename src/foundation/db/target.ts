/**
 * Where the database is, and how a connection gets its role. See docs/decisions/0003-database-roles.md.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ClientConfig } from 'pg';
import { StartProblem } from '../start-problem.ts';
import { valueTypes } from './values.ts';

/** `owner` is the login that creates the roles; the others are the roles that Meent works in. */
export type Role = 'owner' | 'meent_migrate' | 'meent_app' | 'meent_log' | 'meent_report';

export interface Target {
  /** Where to connect as owner. */
  readonly connection: Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl' | 'options'>;
  /**
   * `login`: each role logs in itself (the embedded database), so no statement can become another role.
   * `set`: the owner logs in and the role is a start-up setting (an own database, of which Meent knows one login).
   */
  readonly roles: 'login' | 'set';
  /** Where it is, for sentences: host, port and database; never user or password. */
  readonly label: string;
}

/** Statements that take longer are a mistake on a request path; migrations lift this for themselves. */
export const STATEMENT_TIMEOUT_MS = 10_000;
const LOCK_TIMEOUT_MS = 2_000;

/**
 * What this release keeps beside rows, as a number that rises with it: triggers tell by it who writes without. A process of a release
 * that has no such number says nothing, and neither does somebody with a client of their own.
 */
const KEEPS = '-c meent.keeps=1';

/** Search path, time zone and timeouts travel in the start-up packet: no extra round trip, and RESET comes back to them. */
function startupOptions(target: Target, role: Role): string {
  const settings: Record<string, string | number> = {
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
  if (target.roles === 'set' && role !== 'owner') settings.role = role;
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  return [KEEPS, target.connection.options, ...own].filter(Boolean).join(' ');
}

/** The settings of one `pg` client in one role. `application_name` shows in pg_stat_activity. */
export function clientConfig(target: Target, role: Role, applicationName = `meent ${role}`): ClientConfig {
  const { connection } = target;
  return {
    ...connection,
    user: target.roles === 'login' && role !== 'owner' ? role : connection.user,
    options: startupOptions(target, role),
    application_name: applicationName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    // The connection on which processes hear of each other is silent for hours, and what lies between may forget it without a word:
    // the system would ask for the first time after two hours.
    keepAliveInitialDelayMillis: 10_000,
    types: valueTypes as NonNullable<ClientConfig['types']>,
  };
}

/** The same server and login, another database. */
export const withDatabase = (target: Target, database: string): Target => ({
  ...target,
  connection: { ...target.connection, database },
});

/** A stable lock number for `pg_advisory_lock`, from a name. */
export const lockNumber = (name: string): string =>
  createHash('sha256').update(name).digest().readBigInt64BE(0).toString();

const SHAPE = 'postgres://user:password@host:5432/database';

/** Reads `DATABASE_URL`. @throws StartProblem `setting`; the sentence does not repeat the URL, which holds a password. */
export function parseDatabaseUrl(text: string): Target {
  let url: URL;
  try {
    // libpq allows a login without a host, for a socket; a URL does not.
    url = new URL(text.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)\//, '$1localhost/'));
  } catch {
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

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new StartProblem('setting', 'DATABASE_URL has a "%" that is not followed by two hex digits; write "%25".');
  }
}

/** `require` encrypts without checking the certificate, as libpq does; `verify-full` checks it, with `sslrootcert` as root. */
function sslOf(parameters: URLSearchParams, host: string): ClientConfig['ssl'] {
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

function readRootCertificate(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartProblem('setting', `DATABASE_URL names sslrootcert ${path}, which cannot be read.`, error);
  }
}
