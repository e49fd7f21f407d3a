/** A Meent as people run it (its own process, the built-in database, the demo municipality) with many more cases in it. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEmbedded } from '../src/foundation/db/embedded/embedded.ts';
import type { Target } from '../src/foundation/db/target.ts';
import { asOwner } from './owner.ts';
import { choosePort, command, removeData, start, stop } from './program.ts';
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
  const port = await choosePort();
  const first = await start(data, port);
  process.stderr.write(`${first.seconds.toFixed(1)} s\n`);
  await stop(first.child);
  process.stderr.write(`${cases} cases ... `);
  const output = await command(data, 'load', 'demo', '--cases', String(cases));
  process.stderr.write(`${output}\n`);
  const filled = await start(data, port);
  const municipality = await settle(findEmbedded(data)!);
  await stop(filled.child);
  const { child, seconds } = await start(data, port);
  let running = child;
  let again = await asOwner(findEmbedded(data)!);
  const { connection } = findEmbedded(data)!;
  const url = `http://localhost:${port}`;
  const { callAs, tokenOf, narrowTokenOf } = await import('./tokens.ts');
  const token = await tokenOf(data);
  return {
    url,
    cases,
    municipality,
    target: {
      host: String(connection.host),
      port: Number(connection.port),
      user: String(connection.user),
      database: String(connection.database),
    },
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
      running = (await start(data, port, more)).child;
      again = await asOwner(findEmbedded(data)!);
    },
    warmStart: seconds,
    async close() {
      await again.end();
      await stop(running);
      removeData(data);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
