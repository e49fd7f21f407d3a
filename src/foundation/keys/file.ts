/**
 * keys.json: the key ring in a folder of its own, apart from the database and from the backup of the data, so that
 * neither reveals a sealed field. See docs/decisions/0004-keys-and-sealed-fields.md.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timestamp } from '../clock.ts';
import { reachedByOthers } from '../file-closed.ts';
import { makeFolder, syncFolder } from '../folders.ts';
import { StartProblem } from '../start-problem.ts';
import { type KeyRing, newRing, ringFault, ringFromJson, ringToJson } from './ring.ts';

export interface KeyFileOptions {
  /** `MEENT_KEYS`. */
  readonly folder: string;
  /** Production refuses keys that were made for a demo. */
  readonly mode: KeyRing['madeFor'];
  /** True on the first start of a demo only: keys that come after the data cannot open it. */
  readonly create: boolean;
}

export const keyFile = (folder: string): string => join(folder, 'keys.json');

/** Reads the ring, or makes it on the first start of a demo. @throws StartProblem `keys`. */
export function openKeyFile({ folder, mode, create }: KeyFileOptions): KeyRing {
  const ring = readKeyFile(folder) ?? (create && mode === 'demo' ? createKeyFile(folder, 'demo') : undefined);
  if (!ring) {
    throw new StartProblem(
      'keys',
      mode === 'production'
        ? `There are no keys in ${keyFile(folder)}; put the key file back, or make one with "npm run meent -- keys create" if this is a new installation.`
        : `The keys of this data are not in ${keyFile(folder)}; put the key file back, or start with an empty MEENT_DATA folder.`,
    );
  }
  if (mode === 'production' && ring.madeFor !== 'production') {
    throw new StartProblem(
      'keys',
      `The keys in ${keyFile(folder)} were made for a demo; make keys for production in another folder with "npm run meent -- keys create" and set MEENT_KEYS to it.`,
    );
  }
  return ring;
}

/** The ring in a folder; undefined when there is no file. @throws StartProblem `keys` when the file cannot be used. */
export function readKeyFile(folder: string): KeyRing | undefined {
  const file = keyFile(folder);
  let text: string;
  try {
    if (reachedByOthers(file))
      throw new StartProblem('keys', `Other users of this machine can reach ${file}; run "chmod 600 ${file}".`);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cannot('read', file, error);
  }
  const ring = ringFromJson(text);
  const fault = ring ? ringFault(ring) : 'is not a key file of Meent';
  if (!ring || fault)
    throw new StartProblem('keys', `The file ${file} ${fault}; put back the one from the backup of the keys.`);
  return ring;
}

/** Makes a new ring, or gives the one that another process made just before. @throws StartProblem `keys`. */
export function createKeyFile(folder: string, madeFor: KeyRing['madeFor']): KeyRing {
  const ring = newRing(madeFor, timestamp());
  // A link never replaces a file, and never shows one that is half written.
  const made = writeBeside(folder, ring, (temporary, file) => {
    try {
      linkSync(temporary, file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      unlinkSync(temporary);
    }
  });
  return made ? ring : readKeyFile(folder)!;
}

/** Replaces the ring, after addKey or retireKey. Running processes read it again when they meet a key they do not know. */
export function replaceKeyFile(folder: string, ring: KeyRing): void {
  writeBeside(folder, ring, renameSync);
}

function writeBeside<T>(folder: string, ring: KeyRing, place: (temporary: string, file: string) => T): T {
  const file = keyFile(folder);
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    makeFolder(folder, 0o700);
    const open = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(open, ringToJson(ring));
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    const placed = place(temporary, file);
    syncFolder(folder);
    return placed;
  } catch (error) {
    throw cannot('write', file, error);
  }
}

const cannot = (what: 'read' | 'write', file: string, error: unknown): StartProblem =>
  new StartProblem(
    'keys',
    `Cannot ${what} ${file} (${(error as NodeJS.ErrnoException).code ?? 'unknown'}); give the user that runs Meent the right to, or set MEENT_KEYS to another folder.`,
  );
