/** A Meent as people run it (its own process, the built-in database, the demo municipality) with many more cases in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEmbedded } from '../src/foundation/db/embedded/embedded.ts';
import type { Target } from '../src/foundation/db/target.ts';
import { asOwner } from './owner.ts';
import type { PgTarget } from './tools.ts';

export interface World {
  readonly url: string;
  readonly cases: number;
  readonly municipality: number;
  readonly target: PgTarget;
  readonly token: string;
  /** A token of an application with rights on 20 case types. */
  readonly narrowToken: string;
  /** Address of the case type for reports in public space. */
  zaaktype(): Promise<string>;
  /** Writes a file that wrk or pgbench reads; returns its path. */
  file(name: string, text: string): string;
  sql<Row extends object>(text: string): Promise<Row[]>;
  /** The program that runs now. */
  readonly process: ChildProcess;
  /** The same data under a program that was started anew, without a part of it. */
  restart(options: { readonly without?: 'logbook' }): Promise<void>;
  /** Seconds from start to ready, of a second start on the same data. */
  readonly warmStart: number;
  close(): Promise<void>;
}

const PORT = 8321;

/** Starts the program; resolves with the seconds until it said it was ready. */
function start(
  data: string,
  more: readonly string[] = [],
): Promise<{ readonly child: ChildProcess; readonly seconds: number; readonly output: string }> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--max-semi-space-size=32', ...more, join(import.meta.dirname, '../src/main.js')],
    {
      env: { ...process.env, MEENT_DATA: data, MEENT_PORT: String(PORT), MEENT_LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Meent is ready')) resolve({ child, seconds: (performance.now() - began) / 1000, output });
    });
    child.on('exit', (code) => reject(new Error(`Meent ended with ${code}: ${output}`)));
  });
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

/** Fills the demo as anybody would; resolves with what the command said. */
function load(data: string, cases: number): Promise<string> {
  const command = [join(import.meta.dirname, '../src/cli/main.js'), 'load', 'demo', '--cases', String(cases)];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, MEENT_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code) =>
      code === 0 ? resolve(output.trim()) : reject(new Error(`load demo ended with ${code}`)),
    );
  });
}

/** What follows from the new cases in the background is done before anything is measured. Returns the municipality. */
async function settle(target: Target): Promise<number> {
  const { query, end } = await asOwner(target);
  const busy = `select (select count(*) from meent.engine_change_queue) + (select count(*) from meent.engine_count_delta) as n,
 (select coalesce(max(n.number - least(c.number, coalesce(s.number, 0))), 0) from (select municipality, max(number) as number from meent.engine_change_number group by 1) n
  join (select municipality, min(number) as number from meent.engine_cursor group by 1) c using (municipality)
  left join meent.engine_search_cursor s using (municipality)) as behind`;
  for (;;) {
    const [left] = await query<{ n: string; behind: string }>(busy);
    if (Number(left!.n) === 0 && Number(left!.behind) < 1_000) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await query('vacuum analyze');
  const [row] = await query<{ municipality: number }>(
    `select municipality from meent.municipality_attribute where kind = 'host' and value = 'localhost'`,
  );
  await end();
  return row!.municipality;
}

export async function openWorld(cases: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'meent-bench-'));
  const data = join(folder, 'data');
  process.stderr.write('first start ... ');
  const first = await start(data);
  process.stderr.write(`${first.seconds.toFixed(1)} s\n`);
  await stop(first.child);
  process.stderr.write(`${cases} cases ... `);
  const output = await load(data, cases);
  process.stderr.write(`${output}\n`);
  const filled = await start(data);
  const municipality = await settle(findEmbedded(data)!);
  await stop(filled.child);
  const { child, seconds } = await start(data);
  let running = child;
  let again = await asOwner(findEmbedded(data)!);
  const { host, port, user, database } = findEmbedded(data)!.connection;
  const url = `http://localhost:${PORT}`;
  const { callAs, tokenOf, narrowTokenOf } = await import('./tokens.ts');
  const token = await tokenOf(data);
  return {
    url,
    cases,
    municipality,
    target: { host: String(host), port: Number(port), user: String(user), database: String(database) },
    token,
    narrowToken: await narrowTokenOf(url, token),
    async zaaktype() {
      const { results } = (await callAs(token, url, 'GET', '/catalogi/api/v1/zaaktypen?identificatie=MOR')) as {
        results: { url: string }[];
      };
      return results[0]!.url;
    },
    file(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    sql: (text) => again.query(text),
    get process() {
      return running;
    },
    async restart({ without }) {
      await again.end();
      await stop(running);
      const more = without ? ['--import', join(import.meta.dirname, `without-${without}.js`)] : [];
      running = (await start(data, more)).child;
      again = await asOwner(findEmbedded(data)!);
    },
    warmStart: seconds,
    async close() {
      await again.end();
      await stop(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
