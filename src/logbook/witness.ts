/**
 * The newest signed head of each log, beside the database: in a folder, so that who can write in the database alone can
 * neither put a log back nor make it anew. It follows within about a second; what is newer is known to the process itself.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Municipality } from '../foundation/db/types.ts';
import { syncFolder } from '../foundation/folders.ts';
import { isNewer } from './generation.ts';

export interface Witness {
  /** @param note a signed checkpoint that the database has stored for good */
  remember(municipality: Municipality, note: string): void;
  /** The signed checkpoint; undefined when none was kept. */
  remembered(municipality: Municipality): string | undefined;
  /** Of all logs. */
  all(): readonly string[];
  /** Writes what waits. */
  close(): void;
}

/** Heads follow one another many times a second under load. */
const PAUSE_MS = 1_000;
const NAME = /^\d+\.head$/;

/** @param onError the folder cannot be written; heads are then kept in memory until it can */
export function openWitness(folder: string, onError: (error: unknown) => void): Witness {
  const waiting = new Map<Municipality, string>();
  let timer: NodeJS.Timeout | undefined;
  const pathOf = (municipality: Municipality): string => join(folder, `${municipality}.head`);

  function write(): void {
    timer = undefined;
    for (const [municipality, note] of waiting) {
      try {
        keep(municipality, note);
        waiting.delete(municipality);
      } catch (error) {
        onError(error);
      }
    }
  }

  /** Another process on the same folder may be further. */
  function keep(municipality: Municipality, note: string): void {
    const before = read(pathOf(municipality));
    if (before !== undefined && !isNewer(note, before)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const half = `${pathOf(municipality)}.${process.pid}`;
    const open = openSync(half, 'w', 0o600);
    try {
      writeFileSync(open, note);
      // After a power cut an empty file would look like a forged head.
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(half, pathOf(municipality));
    // And without the name the head before it would come back.
    syncFolder(folder);
  }

  return {
    remember(municipality, note) {
      waiting.set(municipality, note);
      timer ??= setTimeout(write, PAUSE_MS).unref();
    },
    remembered: (municipality) => read(pathOf(municipality)),
    all: () => keptHeads(folder),
    close() {
      clearTimeout(timer);
      write();
    },
  };
}

/** The heads that a folder holds; none when there is no such folder. */
export function keptHeads(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => NAME.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';
