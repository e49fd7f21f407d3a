/**
 * A backup is a folder: `blobs/` (content as it is stored, encrypted, shared by all backups in the folder) and a folder per
 * backup, named by its moment, with a file per table, a list of the content it needs, and `manifest.json`, written last.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mode } from '../config.ts';
import type { AppliedMigration, Sequence } from '../db/snapshot.ts';
import { StartProblem } from '../start-problem.ts';

export const FORMAT = 1;

export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Clear, in the text format of COPY. */
  readonly bytes: number;
  /** SHA-256 of the clear bytes. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  /** RFC 3339, UTC: the moment that everything in it is of. */
  readonly at: string;
  /** Version of PostgreSQL that it was read from. */
  readonly postgres: string;
  /** What the data folder was made as, and when. */
  readonly folder: { readonly kind: Mode; readonly created: string };
  readonly migrations: readonly AppliedMigration[];
  readonly tables: readonly StoredTable[];
  readonly sequences: readonly Sequence[];
  /** `sha256` is of the clear list. */
  readonly blobs: { readonly count: number; readonly bytes: number; readonly sha256: string };
  /** Content that rows refer to and that was not in the data folder: `municipality/digest`. */
  readonly missing: readonly string[];
  /** The signed head of each log. */
  readonly heads: readonly { readonly municipality: number; readonly size: number; readonly note: string }[];
}

export const MANIFEST = 'manifest.json';
export const UNFINISHED = '.unfinished';
export const tableFile = (set: string, table: string): string => join(set, 'tables', `${table}.zst`);
export const blobList = (set: string): string => join(set, 'blobs.zst');
/** Beside one another whatever the backup, so that the next copies only what is new. */
export const blobFile = (folder: string, municipality: number | string, digest: string): string =>
  join(folder, 'blobs', String(municipality), digest.slice(0, 2), digest.slice(2, 4), digest);

/** `2026-11-26T213000.125Z`: sorts by time, is another for each backup, and every file system takes it. */
export const nameOf = (at: string): string => at.replaceAll(':', '');

/** Names of the finished backups in a folder, the oldest first. */
export const setsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d{4}-\d\d-\d\dT\d{6}\.\d{3}Z$/.test(name) && existsSync(join(folder, name, MANIFEST)))
        .sort()
    : [];

/** The folder of a backup: the one with this name, or the newest. @throws StartProblem */
export function chooseSet(folder: string, name?: string): string {
  const sets = setsIn(folder);
  const chosen = name ?? sets.at(-1);
  if (chosen === undefined || !sets.includes(chosen))
    throw new StartProblem(
      'setting',
      name === undefined || sets.length === 0
        ? `There is no finished backup in ${folder}; name the folder that "meent backup" was given.`
        : `There is no backup ${name} in ${folder}; there are ${sets.join(', ')}.`,
    );
  return join(folder, chosen);
}

export interface ReadManifest {
  readonly manifest: Manifest;
  /** SHA-256 of the file: what to keep elsewhere, since it covers everything in the backup. */
  readonly sha256: string;
}

/** @throws StartProblem when it cannot be read or is of a later form. */
export function readManifest(set: string): ReadManifest {
  let manifest: Manifest;
  const text = readFileSync(join(set, MANIFEST));
  try {
    manifest = JSON.parse(text.toString('utf8')) as Manifest;
  } catch (error) {
    throw new StartProblem('setting', `The manifest of ${set} is damaged; use another backup.`, error);
  }
  if (manifest.format !== FORMAT)
    throw new StartProblem('schema-newer', `The backup in ${set} was made by a newer Meent; use that one.`);
  return { manifest, sha256: createHash('sha256').update(text).digest('hex') };
}
