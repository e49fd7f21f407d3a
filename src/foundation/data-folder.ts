/** The data folder says in `meent.json` what it was made as; that never changes. */
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dateInNetherlands, timestamp } from './clock.ts';
import { type Config, isLoopback, isOfThisMachine, type Mode } from './config.ts';
import { closeFolder } from './folder-closed.ts';
import { refuseForRoot } from './folder-owner.ts';
import { makeFolder } from './folders.ts';
import { StartProblem } from './start-problem.ts';

export interface DataFolder {
  /** Absolute path. */
  readonly path: string;
  readonly mode: Mode;
  /** True when this start made it. */
  readonly created: boolean;
  /** The day it was made, `YYYY-MM-DD`: what a demo is dated by, so that it stays the same. */
  readonly since: string;
  /** The moment it was made, RFC 3339, UTC. */
  readonly madeAt: string;
  /** Said once at a start: others can read it. */
  readonly remark: string | undefined;
}

type Wanted = Pick<Config, 'data' | 'mode' | 'host' | 'baseUrl' | 'databaseUrl'>;

/** Opens or makes the folder. @throws StartProblem when folder and settings do not go together. */
export function openDataFolder(config: Wanted): DataFolder {
  const file = join(config.data, 'meent.json');
  const existing = existsSync(file) ? readMark(file) : undefined;
  if (existing) refuseForRoot(config.data, file);
  const mode = existing?.kind ?? config.mode ?? 'demo';
  if (config.mode && config.mode !== mode) {
    throw new StartProblem(
      'production',
      `The data folder ${config.data} was made for ${mode} and MEENT_MODE asks for ${config.mode}; choose another MEENT_DATA.`,
    );
  }
  refuseUnsafe(mode, config);
  const mark = existing ?? createFolder(config.data, file, { kind: mode, created: timestamp() });
  return {
    path: config.data,
    mode,
    created: !existing,
    since: dateInNetherlands(new Date(mark.created)),
    madeAt: mark.created,
    remark: closeFolder(config.data, file, { through: !config.databaseUrl }),
  };
}

function refuseUnsafe(mode: Mode, config: Wanted): void {
  if (mode === 'demo' && !isLoopback(config.host)) {
    throw new StartProblem(
      'demo-on-public-host',
      `Demo data and demo logins are not safe on ${config.host}; set MEENT_HOST to 127.0.0.1, or MEENT_MODE to production with another MEENT_DATA.`,
    );
  }
  if (mode === 'demo' && !isOfThisMachine(new URL(config.baseUrl).hostname)) {
    throw new StartProblem(
      'demo-on-public-host',
      `Demo data and demo logins are not safe on ${config.baseUrl}; leave MEENT_BASE_URL out, or set MEENT_MODE to production with another MEENT_DATA.`,
    );
  }
  if (mode === 'production' && !config.databaseUrl) {
    throw new StartProblem(
      'production',
      'Production needs a PostgreSQL of your own (15 to 18); set DATABASE_URL to postgres://user:password@host:5432/database.',
    );
  }
}

/** The content of `meent.json`. */
interface Mark {
  readonly kind: Mode;
  /** RFC 3339, UTC. */
  readonly created: string;
}

function readMark(file: string): Mark {
  try {
    const { kind, created } = JSON.parse(readFileSync(file, 'utf8')) as { kind?: unknown; created?: unknown };
    if ((kind === 'demo' || kind === 'production') && !Number.isNaN(Date.parse(String(created))))
      return { kind, created: String(created) };
  } catch (error) {
    throw new StartProblem('folder-not-writable', `The file ${file} cannot be read; put it back from a backup.`, error);
  }
  throw new StartProblem(
    'folder-not-writable',
    `The file ${file} does not say "kind": "demo" or "production", and when it was made; put it back from a backup.`,
  );
}

/** In a folder into which a backup is being put back, until it is: the SHA-256 of its manifest. */
export const RESTORING = 'restoring';

/** Signed heads of the logs of before they were put back: at the next start each goes on under another name (logbook/generation.ts). */
export const HEADS_BEFORE = 'heads-before';

/** The root of a mounted disk, keys that were made first, and what another process that starts now is writing. */
export const MAY_BE_THERE = new Set(['lost+found', 'keys', '.gitkeep', 'meent.json.new']);

function createFolder(folder: string, file: string, mark: Mark): Mark {
  try {
    makeFolder(folder, 0o700);
    if (readdirSync(folder).some((name) => !MAY_BE_THERE.has(name))) {
      // Several processes on one shared disk start together, and one was first.
      if (existsSync(file)) return readMark(file);
      if (existsSync(join(folder, RESTORING)))
        throw new StartProblem(
          'folder-not-writable',
          `A backup is being put back into ${folder}, or that was broken off; let it finish, or give the same "meent restore" again.`,
        );
      throw new StartProblem(
        'folder-not-writable',
        `The folder ${folder} is not empty and was not made by Meent; choose another MEENT_DATA.`,
      );
    }
    writeFileSync(`${file}.new`, `${JSON.stringify(mark, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return mark;
  } catch (error) {
    throw error instanceof StartProblem ? error : folderProblem(folder, error);
  }
}

/**
 * Why a folder cannot be made or written to, from what the file system said.
 * @param instead what else to choose.
 */
export function folderProblem(folder: string, error: unknown, instead = 'another MEENT_DATA'): StartProblem {
  const { code } = error as NodeJS.ErrnoException;
  const say = (sentence: string): StartProblem => new StartProblem('folder-not-writable', sentence, error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return say(`The disk of ${folder} is full; make room, or choose ${instead}.`);
  if (code === 'EROFS') return say(`The disk of ${folder} is read-only; mount it writable, or choose ${instead}.`);
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return say(`A file is where the folder ${folder} must come; remove it, or choose ${instead}.`);
  return say(`The folder ${folder} cannot be written to; give yourself the right to, or choose ${instead}.`);
}
