/** The program that is measured, as people run it: its own process, on a data folder of its own. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SRC = join(import.meta.dirname, '../src');

export interface Starting {
  readonly child: ChildProcess;
  /** Seconds from start to ready. */
  readonly ready: Promise<number>;
}

/** The port of MEENT_BENCH_PORT, or one that is free now. @throws Error for what is no port */
export async function choosePort(wanted = process.env.MEENT_BENCH_PORT): Promise<number> {
  if (wanted !== undefined && wanted !== '') {
    const port = Number(wanted);
    if (/^\d+$/.test(wanted) && port >= 1 && port <= 65_535) return port;
    throw new Error(`MEENT_BENCH_PORT is "${wanted}"; it must be a whole number from 1 to 65535.`);
  }
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The settings of whoever runs the benchmarks are for another Meent: they would change what is measured. */
export function environmentOf(data: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('MEENT_') && name !== 'DATABASE_URL');
  return { ...Object.fromEntries(kept), ...more, MEENT_DATA: data };
}

/** Starts the program. @param more arguments for Node */
export function start(data: string, port: number, more: readonly string[] = []): Starting {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--max-semi-space-size=32', ...more, join(SRC, 'main.js')],
    {
      env: environmentOf(data, { MEENT_PORT: String(port), MEENT_LOG_LEVEL: 'warn' }),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ready = new Promise<number>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Meent is ready')) resolve((performance.now() - began) / 1000);
    });
    child.on('exit', (code) => reject(new Error(`Meent ended with ${code}: ${output}`)));
  });
  return { child, ready };
}

export const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

const run = promisify(execFile);
const commands = new AbortController();

/** Ends the commands that run; no other is started after this. */
export const endCommands = (): void => commands.abort();

/** A command of the program, on that data; resolves with what it said. */
export async function command(data: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(SRC, 'cli/main.js'), ...args], {
    env: environmentOf(data),
    signal: commands.signal,
  });
  return stdout.trim();
}

/** Run by root, the built-in database keeps its files outside the data folder, and says there where. */
export function removeData(data: string): void {
  const elsewhere = join(data, 'postgres/elsewhere');
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}
