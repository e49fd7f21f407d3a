/** A Meent as people run it (its own process, the built-in database, the demo municipality) with many more cases in it. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEmbedded } from '../src/foundation/db/embedded/embedded.ts';
import type { Target } from '../src/foundation/db/target.ts';
import { asOwner } from './owner.ts';
import { choosePort, command, endCommands, removeData, start, stop } from './program.ts';
import { settle } from './settle.ts';
import { callAs, clientsOf, tokenOf } from './tokens.ts';
import type { PgTarget } from './tools.ts';

export interface World {
  readonly url: string;
  /** Copies of demo cases that are in it now. */
  readonly cases: number;
  readonly municipality: number;
  readonly target: PgTarget;
  /** The same server, for who owns it. */
  readonly owner: Target;
  readonly token: string;
  /** A token of an application with rights on 20 case types, that for reports in public space among them. */
  readonly narrowToken: string;
  /** A token of one with rights on that case type alone. */
  readonly singleToken: string;
  /** Address of the case type for reports in public space. */
  zaaktype(): Promise<string>;
  /** Writes a file that wrk or pgbench reads; returns its path. */
  file(name: string, text: string): string;
  sql<Row extends object>(text: string): Promise<Row[]>;
  /** The program that runs now. */
  readonly process: ChildProcess;
  /** The same data under a program that was started anew, without a part of it. */
  restart(options: { readonly without?: 'logbook' }): Promise<void>;
  /** Makes it as large as this, with the program stopped. Returns the cases made per second; undefined when all were there. */
  fill(cases: number): Promise<number | undefined>;
  /** Starts the program anew; whatever follows from what was written is done when it resolves. */
  ready(): Promise<void>;
  /** Both. */
  grow(cases: number): Promise<void>;
  /** Seconds from start to ready, of the last start on data that was there. */
  readonly warmStart: number;
  /** Stops it, and removes the data unless they are kept. */
  close(): Promise<void>;
}

const open = new Set<() => Promise<void>>();

let closing: Promise<void> | undefined;

/** Whatever is open, also what is only half there. Nothing is opened after this. */
export function closeWorlds(): Promise<void> {
  closing ??= (async () => {
    endCommands();
    for (const close of open) await close();
  })();
  return closing;
}

/** @param kept the folder in which the data stay for the next run; absent: they go when the world closes */
export async function openWorld(cases: number, kept?: string): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'meent-bench-'));
  const data = kept ?? join(folder, 'data');
  if (kept) mkdirSync(join(kept, '..'), { recursive: true });
  const port = await choosePort();
  const url = `http://localhost:${port}`;
  let running: ChildProcess | undefined;
  let owner: Awaited<ReturnType<typeof asOwner>> | undefined;
  let there = 0;
  let warmStart = 0;

  async function go(more: readonly string[] = []): Promise<number> {
    const { child, ready } = start(data, port, more);
    running = child;
    const seconds = await ready;
    owner = await asOwner(findEmbedded(data)!);
    return seconds;
  }

  async function halt(): Promise<void> {
    await owner?.end();
    if (running) await stop(running);
    [owner, running] = [undefined, undefined];
  }

  async function fill(wanted: number): Promise<number | undefined> {
    await halt();
    process.stderr.write(`${wanted} cases ... `);
    const said = await command(data, 'load', 'demo', '--cases', String(wanted));
    process.stderr.write(`${said}\n`);
    there = wanted;
    const rate = /cases, (\d+) a second/.exec(said)?.[1];
    return rate === undefined ? undefined : Number(rate);
  }

  async function ready(): Promise<void> {
    if (!running) await go();
    const began = performance.now();
    await settle(owner!.query);
    process.stderr.write(`what follows from them ... ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    await halt();
    warmStart = await go();
  }

  async function grow(wanted: number): Promise<void> {
    if (there < wanted) await fill(wanted);
    await ready();
  }

  const close = async (): Promise<void> => {
    open.delete(close);
    await halt();
    if (kept) process.stderr.write(`the cases stay in ${data} for the next run; away with them: ${removal(kept)}\n`);
    else removeData(data);
    rmSync(folder, { recursive: true, force: true });
  };
  open.add(close);

  if (kept && existsSync(join(data, 'meent.json'))) process.stderr.write(`the cases in ${data} are used again\n`);
  else {
    process.stderr.write('first start ... ');
    process.stderr.write(`${(await go()).toFixed(1)} s\n`);
  }
  await grow(cases);
  const { connection } = findEmbedded(data)!;
  const [host] = await owner!.query<{ municipality: number }>(
    `select municipality from meent.municipality_attribute where kind = 'host' and value = 'localhost'`,
  );
  const token = await tokenOf(data);
  const zaaktype = async (): Promise<string> => {
    const path = '/catalogi/api/v1/zaaktypen?identificatie=MOR';
    return ((await callAs(token, url, 'GET', path)) as { results: { url: string }[] }).results[0]!.url;
  };
  return {
    url,
    get cases() {
      return there;
    },
    municipality: host!.municipality,
    target: {
      host: String(connection.host),
      port: Number(connection.port),
      user: String(connection.user),
      database: String(connection.database),
    },
    owner: findEmbedded(data)!,
    token,
    ...(await clientsOf(url, token, await zaaktype())),
    zaaktype,
    file(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    sql: (text) => owner!.query(text),
    get process() {
      return running!;
    },
    async restart({ without }) {
      await halt();
      await go(without ? ['--import', join(import.meta.dirname, `without-${without}.js`)] : []);
    },
    fill,
    ready,
    grow,
    get warmStart() {
      return warmStart;
    },
    close,
  };
}

/** The command that removes all of a data folder. */
function removal(data: string): string {
  const elsewhere = join(data, 'postgres/elsewhere');
  return ['rm -r', data, ...(existsSync(elsewhere) ? [readFileSync(elsewhere, 'utf8').trim()] : [])].join(' ');
}
