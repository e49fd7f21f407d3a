/** The compiled program as a process of its own, for tests of starting, stopping and breaking. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stopEmbedded } from '../../src/foundation/db/embedded/embedded.ts';

const PROGRAM = resolve('dist/src/main.js');

export interface Started {
  readonly base: string;
  readonly process: ChildProcess;
  output(): string;
  /** Ends it with a signal; resolves to its exit code, or undefined when the signal itself ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | undefined>;
}

export type Environment = Readonly<Record<string, string>>;

const clean = (): Environment =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('MEENT_') && name !== 'DATABASE_URL'),
  ) as Environment;

/** An empty data folder with its own port; `remove` ends what is left of the database in it. */
export async function temporaryData(): Promise<{ folder: string; environment: Environment; remove(): Promise<void> }> {
  const parent = mkdtempSync(join(tmpdir(), 'meent-start-'));
  const folder = join(parent, 'data');
  // mkdtemp closes its folder, which sends the database of root elsewhere; that has a test of its own.
  chmodSync(parent, 0o755);
  return {
    folder,
    environment: { MEENT_DATA: folder, MEENT_PORT: String(await freePort()) },
    async remove() {
      const elsewhere = join(folder, 'postgres', 'elsewhere');
      if (existsSync(folder)) await stopEmbedded(folder);
      if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true });
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs until it ends by itself: for starts that fail. */
export async function runMeent(environment: Environment): Promise<{ code: number | null; output: string }> {
  const { child, output } = launch(environment);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

/** Resolves when it says that it is ready. */
export async function startMeent(environment: Environment): Promise<Started> {
  const { child, output } = launch(environment);
  await new Promise<void>((done, failed) => {
    child.stdout?.on('data', () => /Meent is ready/.test(output()) && done());
    child.once('exit', () => failed(new Error(`Meent did not start: ${output()}`)));
  });
  return {
    base: `http://127.0.0.1:${environment.MEENT_PORT}`,
    process: child,
    output,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'exit');
      }
      return child.exitCode ?? undefined;
    },
  };
}

function launch(environment: Environment): { child: ChildProcess; output: () => string } {
  if (!existsSync(PROGRAM))
    throw new Error('the program is not compiled; run "npm run build", or the tests by "npm test"');
  const child = spawn(process.execPath, ['--enable-source-maps', PROGRAM], { env: { ...clean(), ...environment } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  }
  return { child, output: () => text };
}
