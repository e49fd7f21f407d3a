/**
 * `node dist/bench/mix/cost.js [--cases N] [--calls N] [--only TEXT] [--kept FOLDER] [--profile FOLDER] [--statements]`: what
 * each call of the mix costs, in processor time of the program and of PostgreSQL, and what all of them come to in a day. A clock says
 * little on a machine that others use; the time that a process had says much. What follows from a call in the background
 * (numbers, words, notifications) counts with it; what both do when nobody asks anything is taken off.
 */
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { Call } from '../lua.ts';
import { precise } from '../processes.ts';
import { profiling } from '../profile.ts';
import { followed } from '../settle.ts';
import { closeWorlds, openWorld, type World } from '../world.ts';
import { type Kind, kinds } from './calls.ts';
import { inShares } from './shares.ts';
import { topStatements, withStatements } from './statements.ts';
import { targetsIn } from './targets.ts';

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const cases = Number(argument('--cases') ?? 20_000);
const each = Number(argument('--calls') ?? 300);
const only = argument('--only');
const profiles = argument('--profile');
const statements = process.argv.includes('--statements');

/** Callers at once: as many as a working day has, so that calls meet each other as they do there. */
const CALLERS = 4;
const WARM = 3_000;
const IDLE_MS = 5_000;

const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });

function answer({ url, token }: World, { method, path, body }: Call): Promise<void> {
  const { hostname, port } = new URL(url);
  const text = body ? JSON.stringify(body) : '';
  const headers = {
    authorization: `Bearer ${token}`,
    'accept-crs': 'EPSG:4326',
    ...(body
      ? { 'content-type': 'application/json', 'content-crs': 'EPSG:4326', 'content-length': Buffer.byteLength(text) }
      : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
      const wrong = response.statusCode! >= 300;
      let said = '';
      response.on('data', (piece: Buffer) => {
        if (wrong) said += piece.toString();
      });
      response.on('end', () => (wrong ? reject(new Error(`${method} ${path}: ${said}`)) : resolve()));
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

async function answers(world: World, calls: readonly Call[]): Promise<void> {
  const waiting = calls.values();
  const caller = async (): Promise<void> => {
    for (const call of waiting) await answer(world, call);
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
}

interface Cost {
  /** Microseconds for one. */
  readonly program: number;
  readonly database: number;
  /** Bytes written ahead. */
  readonly wal: number;
  readonly transactions: number;
  /** What works in rounds costs a call more where few come in each. */
  readonly perSecond: number;
}

interface Reading extends Omit<Cost, 'perSecond'> {
  readonly at: number;
}

async function read(world: World): Promise<Reading> {
  const [row] = await world.sql<{ wal: string; transactions: string }>(
    `select pg_current_wal_insert_lsn() - '0/0' as wal, (select xact_commit from pg_stat_database where datname = current_database()) as transactions`,
  );
  const { program, database } = precise(world.process.pid!);
  return { at: performance.now(), program, database, wal: Number(row!.wal), transactions: Number(row!.transactions) };
}

const between = (first: Reading, last: Reading, count: number): Cost => ({
  perSecond: (1_000 * count) / (last.at - first.at),
  program: (last.program - first.program) / count,
  database: (last.database - first.database) / count,
  wal: (last.wal - first.wal) / count,
  transactions: (last.transactions - first.transactions) / count,
});

/** Of a millisecond in which nobody asks anything. */
async function idle(world: World): Promise<Cost> {
  const first = await read(world);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  const last = await read(world);
  return between(first, last, last.at - first.at);
}

async function costOf(world: World, calls: readonly Call[], rest: Cost, name: string): Promise<Cost> {
  const profile = profiles ? await profiling(world.process.pid!) : undefined;
  const first = await read(world);
  await answers(world, calls);
  await followed(world.sql, 0);
  const last = await read(world);
  await profile?.stop(join(profiles!, `${name.replaceAll(/\W+/g, '-')}.cpuprofile`));
  const ms = last.at - first.at;
  const count = calls.length;
  const all = between(first, last, count);
  return {
    ...all,
    program: all.program - (rest.program * ms) / count,
    database: all.database - (rest.database * ms) / count,
    wal: all.wal - (rest.wal * ms) / count,
    transactions: all.transactions - (rest.transactions * ms) / count,
  };
}

const row = (name: string, share: string, cost: Cost, day = ''): string =>
  [
    name.padEnd(34),
    share.padStart(6),
    cost.program.toFixed(0).padStart(8),
    cost.database.toFixed(0).padStart(9),
    cost.wal.toFixed(0).padStart(9),
    cost.transactions.toFixed(1).padStart(5),
    cost.perSecond.toFixed(0).padStart(6),
    day.padStart(7),
  ].join(' ');

async function main(): Promise<void> {
  const world = await openWorld(cases, argument('--kept'));
  if (statements) await withStatements(world);
  const targets = await targetsIn(world);
  const made = new Map<string, number>();
  const next = (kind: Kind): Call => {
    const n = made.get(kind.name) ?? 0;
    made.set(kind.name, n + 1);
    return kind.call(targets, n);
  };
  const chosen = kinds.filter(({ name }) => name.includes(only ?? ''));
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
  await answers(world, inShares(chosen, WARM).map(next));
  await followed(world.sql, 0);
  const rest = await idle(world);
  const lines: { readonly text: (all: number) => string; readonly day: number }[] = [];
  for (const kind of chosen) {
    const cost = await costOf(
      world,
      Array.from({ length: each }, () => next(kind)),
      rest,
      kind.name,
    );
    const day = (kind.weight / total) * (cost.program + cost.database);
    const share = `${((100 * kind.weight) / total).toFixed(1)}%`;
    process.stderr.write('.');
    lines.push({ day, text: (all) => row(kind.name, share, cost, `${((100 * day) / all).toFixed(1)}%`) });
  }
  const all = lines.reduce((sum, { day }) => sum + day, 0);
  console.log(`\n${'call'.padEnd(34)}  share  program  database       WAL  txns  per s  of day`);
  for (const line of lines.toSorted((a, b) => b.day - a.day)) console.log(line.text(all));
  if (statements) await world.sql('select pg_stat_statements_reset()');
  const mixed = await costOf(world, inShares(chosen, Math.max(4_000, each)).map(next), rest, 'all');
  console.log(row('all of them, in their shares', '', mixed));
  if (statements) console.log(await topStatements(world));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => closeWorlds().finally(() => process.exit(1)));

try {
  await main();
} finally {
  agent.destroy();
  await closeWorlds();
}
