/** A PostgreSQL of the operator's own: Debian's, in a temporary folder, with passwords and a login that is no superuser. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { namedAccount } from '../../src/foundation/db/embedded/account.ts';
import { parseDatabaseUrl, type Target } from '../../src/foundation/db/target.ts';
import { freePort } from './meent.ts';

const DEBIAN = '/usr/lib/postgresql';
const SUPPORTED = ['15', '16', '17', '18'];

/** Folder of its programs, of the oldest version that is supported and here; undefined: none is. */
export const ownBinaries: string | undefined = existsSync(DEBIAN)
  ? readdirSync(DEBIAN)
      .filter((version) => SUPPORTED.includes(version) && existsSync(join(DEBIAN, version, 'bin', 'initdb')))
      .toSorted()
      .map((version) => join(DEBIAN, version, 'bin'))[0]
  : undefined;

export const NO_OWN_POSTGRES = `skipped: no PostgreSQL ${SUPPORTED[0]} to ${SUPPORTED.at(-1)} in ${DEBIAN} (apt-get install postgresql)`;

export interface OwnPostgres {
  /** For `DATABASE_URL`: may make roles and schemas, and is no superuser. */
  readonly url: string;
  /** The superuser, to look at everything. */
  readonly admin: Target;
  /** Stops every process of the server in its tracks; the result lets them go on. */
  hang(): () => void;
  /** SQL as superuser. */
  sql(text: string): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

/** Characters that must be escaped in a URL, as real passwords have. */
const PASSWORD = 'p@s/s:w%rd';

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'meent-own-'));
  const data = join(folder, 'data');
  const account = process.getuid?.() === 0 ? namedAccount() : undefined;
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(folder, 'password'), PASSWORD);
  if (account) for (const path of [folder, data, join(folder, 'password')]) chownSync(path, account.uid, account.gid);
  const run = { ...account, cwd: '/', env: { PATH: '/usr/bin:/bin', HOME: folder, LC_ALL: 'C' } };
  execFileSync(
    join(ownBinaries!, 'initdb'),
    ['-D', data, '-U', 'beheer', '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`, '-N'],
    { ...run, stdio: 'ignore' },
  );
  const port = await freePort();
  const url = (user: string, database: string): string =>
    `postgres://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
  let server: ChildProcess | undefined;

  const own: OwnPostgres = {
    url: url('toepassing', 'meent'),
    admin: parseDatabaseUrl(url('beheer', 'meent')),
    hang() {
      const { pid } = server!;
      const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
      const all = [pid!, ...children.trim().split(/\s+/).map(Number)];
      const tell = (signal: NodeJS.Signals): void => {
        for (const one of all) process.kill(one, signal);
      };
      tell('SIGSTOP');
      let hangs = true;
      return () => {
        if (hangs) tell('SIGCONT');
        hangs = false;
      };
    },
    async sql(text) {
      const client = new pg.Client({ connectionString: url('beheer', 'postgres') });
      await client.connect();
      try {
        await client.query(text);
      } finally {
        await client.end();
      }
    },
    async start() {
      const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder, max_connections: 100 };
      const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      server = spawn(join(ownBinaries!, 'postgres'), ['-D', data, ...options], { ...run, stdio: 'ignore' });
      while (server.exitCode === null) {
        const up = await own.sql('select 1').then(
          () => true,
          () => false,
        );
        if (up) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`PostgreSQL in ${data} ended with ${server.exitCode}`);
    },
    async stop() {
      if (server?.exitCode !== null || server.signalCode !== null) return;
      server.kill('SIGINT');
      await once(server, 'exit');
    },
    async remove() {
      await own.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await own.start();
  await own.sql(`create role toepassing login createrole password '${PASSWORD}'`);
  await own.sql('create database meent owner toepassing');
  return own;
}
