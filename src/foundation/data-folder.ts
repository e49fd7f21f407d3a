/** The data folder says in `meent.json` what it was made as; that never changes. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timestamp } from './clock.ts';
import { type Config, isLoopback, type Mode } from './config.ts';
import { StartProblem } from './start-problem.ts';

export interface DataFolder {
  /** Absolute path. */
  readonly path: string;
  readonly mode: Mode;
  /** True when this start made it. */
  readonly created: boolean;
}

type Wanted = Pick<Config, 'data' | 'mode' | 'host' | 'databaseUrl'>;

/** Opens or makes the folder. @throws StartProblem when folder and settings do not go together. */
export function openDataFolder(config: Wanted): DataFolder {
  const file = join(config.data, 'meent.json');
  const existing = existsSync(file) ? readMode(file) : undefined;
  const mode = existing ?? config.mode ?? 'demo';
  if (config.mode && config.mode !== mode) {
    throw new StartProblem(
      'production',
      `The data folder ${config.data} was made for ${mode} and MEENT_MODE asks for ${config.mode}; choose another MEENT_DATA.`,
    );
  }
  refuseUnsafe(mode, config);
  if (!existing) createFolder(config.data, file, mode);
  return { path: config.data, mode, created: !existing };
}

function refuseUnsafe(mode: Mode, config: Wanted): void {
  if (mode === 'demo' && !isLoopback(config.host)) {
    throw new StartProblem(
      'demo-on-public-host',
      `Demo data and demo logins are not safe on ${config.host}; set MEENT_HOST to 127.0.0.1, or MEENT_MODE to production with another MEENT_DATA.`,
    );
  }
  if (mode === 'production' && !config.databaseUrl) {
    throw new StartProblem(
      'production',
      'Production needs a PostgreSQL of your own (15 to 18); set DATABASE_URL to postgres://user:password@host:5432/database.',
    );
  }
}

function readMode(file: string): Mode {
  try {
    const { kind } = JSON.parse(readFileSync(file, 'utf8')) as { kind?: unknown };
    if (kind === 'demo' || kind === 'production') return kind;
  } catch (error) {
    throw new StartProblem('folder-not-writable', `The file ${file} cannot be read; put it back from a backup.`, error);
  }
  throw new StartProblem(
    'folder-not-writable',
    `The file ${file} does not say "kind": "demo" or "production"; put it back from a backup.`,
  );
}

/** The root of a mounted disk, and keys that were made first. */
const MAY_BE_THERE = new Set(['lost+found', 'keys', '.gitkeep']);

function createFolder(folder: string, file: string, mode: Mode): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (readdirSync(folder).some((name) => !MAY_BE_THERE.has(name))) {
      throw new StartProblem(
        'folder-not-writable',
        `The folder ${folder} is not empty and was not made by Meent; choose another MEENT_DATA.`,
      );
    }
    writeFileSync(`${file}.new`, `${JSON.stringify({ kind: mode, created: timestamp() }, null, 2)}\n`);
    renameSync(`${file}.new`, file);
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    throw new StartProblem(
      'folder-not-writable',
      `The folder ${folder} cannot be written to; give yourself the right to, or choose another MEENT_DATA.`,
      error,
    );
  }
}
