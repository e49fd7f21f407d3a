/** The programs that make load: wrk and pgbench. Both come with the system, not with Meent. */
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** pgbench comes with the server packages and is often outside the path. */
export const pgbenchPath = (): string =>
  ['/usr/bin/pgbench', ...globSync('/usr/lib/postgresql/*/bin/pgbench').sort().reverse()].find(existsSync) ?? 'pgbench';

export async function requireTools(): Promise<void> {
  const missing: string[] = [];
  await run('wrk', ['-v']).catch((error: { code?: string }) => error.code === 'ENOENT' && missing.push('wrk'));
  await run(pgbenchPath(), ['--version']).catch(() => missing.push('pgbench'));
  if (missing.length > 0) {
    console.error(`The benchmarks need ${missing.join(' and ')}; on Debian: apt-get install wrk postgresql.`);
    process.exit(2);
  }
}

/** Requests per second. @throws when any answer was not a success: a fast refusal is no result. */
export const wrk = async (url: string, script: string, seconds: number, connections?: number): Promise<number> =>
  Number(/Requests\/sec:\s+([\d.]+)/.exec(await load(url, script, seconds, connections))?.[1]);

/** Requests that were answered. */
export const wrkCount = async (url: string, script: string, seconds: number): Promise<number> =>
  Number(/(\d+) requests in/.exec(await load(url, script, seconds))?.[1]);

async function load(url: string, script: string, seconds: number, connections = 32): Promise<string> {
  const { stdout } = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--timeout',
    '10s',
    '-s',
    script,
    url,
  ]);
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? /Socket errors: (.*)/.exec(stdout)?.[1];
  if (failed || !/Requests\/sec:\s+[\d.]+/.test(stdout)) throw new Error(`wrk against ${url} failed:\n${stdout}`);
  return stdout;
}

export interface PgTarget {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** Transactions per second with prepared statements. */
export async function pgbench(target: PgTarget, script: string, clients: number, seconds: number): Promise<number> {
  const { stdout } = await run(pgbenchPath(), [
    ...['-n', '-M', 'prepared', '-c', String(clients), '-j', '1', '-T', String(seconds), '-f', script],
    ...['-h', target.host, '-p', String(target.port), '-U', target.user, target.database],
  ]);
  const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  if (!rate) throw new Error(`pgbench gave no rate: ${stdout}`);
  return rate;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const ROUNDS = 5;
/** What all of them together may take is eight minutes; the floor is the steadier of the two. */
const SECONDS = { meent: 2, floor: 1 };

/** Meent against a floor, with the number of clients that suits that best; median of five interleaved rounds. */
export async function ratio(
  meent: (seconds: number) => Promise<number>,
  floor: (clients: number, seconds: number) => Promise<number>,
  clientsOfFloor: readonly number[] = [8, 16, 32],
): Promise<number> {
  await meent(1);
  let best = { clients: clientsOfFloor[0]!, rate: 0 };
  for (const clients of clientsOfFloor) {
    const rate = await floor(clients, SECONDS.floor);
    if (rate > best.rate) best = { clients, rate };
  }
  const ratios: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const above = await meent(SECONDS.meent);
    ours.push(above);
    const below = await floor(best.clients, SECONDS.floor);
    if (!(below > 0)) throw new Error('the floor answered nothing');
    ratios.push(above / below);
  }
  process.stderr.write(
    `[${Math.round(median(ours))}/s of ${Math.round(median(ours) / median(ratios))}/s with ${best.clients} clients; ${ratios.map((one) => one.toFixed(3)).join(' ')}] `,
  );
  return median(ratios);
}
