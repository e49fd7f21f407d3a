/** The command line in process, on a clone of the small demo. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import { replaceKeyFile } from '../../src/foundation/keys/file.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { demoTemplate } from '../support/demo.ts';
import { RING } from '../support/server.ts';

export interface Said {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

export interface CommandLine {
  readonly clone: Clone;
  /** The data folder. */
  readonly folder: string;
  /** Settings under which the program works on it, for a process of its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** What a person types after `npm run meent --`, as words. */
  meent(...args: string[]): Promise<Said>;
  close(): Promise<void>;
}

export async function commandLine(): Promise<CommandLine> {
  const clone = await cloneDatabase(demoTemplate);
  const folder = mkdtempSync(join(tmpdir(), 'meent-cli-'));
  writeFileSync(join(folder, 'meent.json'), JSON.stringify({ kind: 'demo', created: '2026-11-02T08:00:00.000Z' }));
  mkdirSync(join(folder, 'keys'), { mode: 0o700 });
  replaceKeyFile(join(folder, 'keys'), RING);
  const { host, port, user, database } = clone.target.connection;
  const url = new URL(`postgres://${user}@localhost:${port}/${database}`);
  url.searchParams.set('host', String(host));
  const environment = { MEENT_DATA: folder, DATABASE_URL: url.href };
  return {
    clone,
    folder,
    environment,
    meent: (...args) => meent(args, environment),
    async close() {
      await clone.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function meent(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Said> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) }, environment);
  return { code, out, err };
}

/** Names of the tables in which some row holds a text. */
export async function tablesWith(clone: Clone, text: string): Promise<readonly string[]> {
  const tables = await clone.asOwner<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'meent' and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await clone.asOwner<{ holds: boolean }>(
      `select exists (select from meent."${name}" t where strpos(t::text, $1) > 0) as holds`,
      [text],
    );
    if (row!.holds) found.push(name);
  }
  return found;
}
