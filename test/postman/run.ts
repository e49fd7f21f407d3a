/** One collection against a Meent of its own: the program in process on a real port, newman as a process beside it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startMeent } from '../support/server.ts';
import type { Collection } from './collections.ts';
import { startOutside } from './outside.ts';
import { tokenIssuer } from './tokens.ts';

const NEWMAN = resolve(import.meta.dirname, 'newman');

export const haveNewman = existsSync(join(NEWMAN, 'node_modules', 'newman'));

export const WITHOUT_NEWMAN = 'newman is not here: run "npm ci --prefix test/postman/newman --ignore-scripts".';

/** What came of one request; `problems` are scripts that failed and answers that did not come. */
export interface Execution {
  readonly name: string;
  readonly folders: readonly string[];
  readonly request?: string;
  readonly status?: number;
  readonly sent?: string;
  readonly answer?: string;
  readonly assertions: readonly { readonly name: string; readonly error?: string }[];
  readonly problems: readonly string[];
}

/** Runs each part with what the one before it left behind; jumps do not leave a part. */
export async function runParts(parts: readonly Collection[]): Promise<readonly Execution[]> {
  const meent = await startMeent();
  const { port } = new URL(await meent.listen());
  const base = `http://localhost:${port}`;
  const outside = await startOutside(tokenIssuer(base, () => meent.token('alles')));
  const environment = environmentOf(base, outside.base);
  try {
    const executions: Execution[] = [];
    let globals: Globals = GLOBALS;
    for (const collection of parts) {
      const done = await runOne({ collection, environment, globals });
      executions.push(...done.executions);
      globals = { ...GLOBALS, ...done.globals };
    }
    return executions;
  } finally {
    await outside.close();
    await meent.close();
  }
}

type Globals = Readonly<Record<string, unknown>>;

async function runOne(job: object): Promise<{ readonly executions: readonly Execution[]; readonly globals: Globals }> {
  const folder = mkdtempSync(join(tmpdir(), 'meent-postman-'));
  const [given, result] = [join(folder, 'job.json'), join(folder, 'result.json')];
  try {
    writeFileSync(given, JSON.stringify(job));
    const child = spawn(process.execPath, ['--no-deprecation', join(NEWMAN, 'run.mjs'), given, result], {
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`newman ended with ${code}`);
    return JSON.parse(readFileSync(result, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a request set that is no longer in the collection of rules, and others still read (zrc-022). */
const GLOBALS = { archiefstatussen: ['gearchiveerd'], archiefstatus_index: 0, current_archiefstatus: 'gearchiveerd' };

/** The ten variables that the collections are given. */
const environmentOf = (meent: string, outside: string): Readonly<Record<string, string>> => ({
  zrc_url: `${meent}/zaken/api/v1`,
  drc_url: `${meent}/documenten/api/v1`,
  ztc_url: `${meent}/catalogi/api/v1`,
  brc_url: `${meent}/besluiten/api/v1`,
  nrc_url: `${meent}/notificaties/api/v1`,
  ac_url: `${meent}/autorisaties/api/v1`,
  referentielijst_url: `${meent}/referentielijsten/api/v1`,
  mock_url: outside,
  'token-issuer_url': `${outside}/tokens`,
  client_id_limited: 'zgw_api_tests_limited',
});
