/**
 * A backup is a folder: `blobs/` (content as it is stored, encrypted, shared by all backups in the folder) and a folder per
 * backup, named by its moment, with a file per table, a list of the content it needs, and `manifest.json`, written last
 * together with its SHA-256.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  /** Identity of the database (`node_database`): the backups in one folder are all of one. */
  readonly database: string;
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
const MANIFEST_SUM = 'manifest.sha256';
export const UNFINISHED = '.unfinished';
export const tableFile = (set: string, table: string): string => join(set, 'tables', `${table}.zst`);
export const blobList = (set: string): string => join(set, 'blobs.zst');
/**
 * Beside one another whatever the backup, so that the next copies only what is new. Named by the SHA-256 of the file itself:
 * content that was stored anew has other bytes, and must not take the place of those that an earlier backup names.
 */
export const blobFile = (folder: string, municipality: number, sha256: string): string =>
  contentPath(join(folder, 'blobs'), municipality, sha256);

/** Where the data folder has content, and a backup its copy. */
export const contentPath = (top: string, municipality: number, name: string): string =>
  join(top, String(municipality), name.slice(0, 2), name.slice(2, 4), name);

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

/** @throws StartProblem when it is not as it was written, or is of an earlier or a later form. */
export function readManifest(set: string): ReadManifest {
  const damaged = (error?: unknown): StartProblem =>
    new StartProblem('setting', `The manifest of ${set} is damaged; use another backup.`, error);
  let text: Buffer;
  let manifest: Manifest;
  try {
    text = readFileSync(join(set, MANIFEST));
    refuseEarlier(set, text);
    if (readFileSync(join(set, MANIFEST_SUM), 'utf8') !== sumOf(text)) throw damaged();
    manifest = JSON.parse(text.toString('utf8')) as Manifest;
  } catch (error) {
    throw error instanceof StartProblem ? error : damaged(error);
  }
  if (manifest.format !== FORMAT)
    throw new StartProblem('schema-newer', `The backup in ${set} was made by a newer Meent; use that one.`);
  return { manifest, sha256: sha256Of(text) };
}

/** Before there were sums beside manifests nothing was released; such a backup is whole, and no longer read. */
function refuseEarlier(set: string, text: Buffer): void {
  if (existsSync(join(set, MANIFEST_SUM)) || 'database' in (JSON.parse(text.toString('utf8')) as object)) return;
  throw new StartProblem(
    'setting',
    `The backup in ${set} was made by an earlier Meent, in a form that this one does not read. Put it back with the Meent that made it, start this one on that database and data, and make a new backup in an empty folder.`,
  );
}

const sha256Of = (text: Buffer): string => createHash('sha256').update(text).digest('hex');

/** As `sha256sum --check` reads it. */
const sumOf = (text: Buffer): string => `${sha256Of(text)}  ${MANIFEST}\n`;

/** Writes the manifest and its sum; returns their paths. */
export function writeManifest(set: string, manifest: Manifest): readonly string[] {
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  const files = [
    [join(set, MANIFEST), text],
    [join(set, MANIFEST_SUM), sumOf(text)],
  ] as const;
  for (const [path, content] of files) writeFileSync(path, content, { mode: 0o600 });
  return files.map(([path]) => path);
}
