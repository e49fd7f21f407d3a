/** Makes a backup: one moment of the database, and the content that it refers to at that moment. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataFolder, folderProblem } from '../data-folder.ts';
import {
  appliedMigrations,
  openSnapshot,
  type Reader,
  type Snapshot,
  sequences,
  type TableShape,
  tableShapes,
} from '../db/snapshot.ts';
import type { Target } from '../db/target.ts';
import type { Queryable } from '../db/types.ts';
import { makeFolder } from '../folders.ts';
import { type Content, copyBlobs, keyOf, readBlobList, type StoredBlob } from './blobs.ts';
import { syncPath, writeCompressed } from './files.ts';
import {
  FORMAT,
  MANIFEST,
  type Manifest,
  nameOf,
  readManifest,
  type StoredTable,
  setsIn,
  tableFile,
  UNFINISHED,
} from './manifest.ts';

export interface BackupOptions {
  readonly target: Target;
  readonly data: Pick<DataFolder, 'path' | 'mode' | 'madeAt'>;
  /** Where backups are kept. */
  readonly folder: string;
  /** Tables that are of the moment alone: nobody is still logged in after a restore. */
  readonly leaveOut: ReadonlySet<string>;
  /** All content that rows refer to. */
  readonly contents: (q: Queryable) => Promise<readonly Content[]>;
  readonly heads: (q: Queryable) => Promise<Manifest['heads']>;
  readonly say: (line: string) => void;
}

export interface MadeBackup {
  /** Its folder. */
  readonly set: string;
  readonly manifest: Manifest;
  readonly sha256: string;
  /** Content that was not in the folder yet. */
  readonly copied: number;
}

/** Connections that read tables: what compresses is the processor, and a database at work needs the rest. */
const READERS = 2;

/** @throws StartProblem when the folder cannot be written, or another backup is being made. */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { folder, say } = options;
  const snapshot = await openSnapshot(options.target);
  try {
    prepare(folder);
    const [moment] = await snapshot.query<{ at: Date; postgres: string }>({
      text: `select now() as at, current_setting('server_version') as postgres`,
    });
    const at = moment!.at.toISOString();
    const half = join(folder, `${nameOf(at)}${UNFINISHED}`);
    mkdirSync(join(half, 'tables'), { recursive: true, mode: 0o700 });
    const tables = await copyTables(snapshot, half, options);
    const wanted = await options.contents(snapshot);
    const blobs = await copyBlobs(
      { folder, set: half, source: join(options.data.path, 'blobs') },
      wanted,
      await knownBlobs(folder),
      progress(wanted.length, (done) => say(`Content: ${done} of ${wanted.length}`)),
    );
    const manifest: Manifest = {
      format: FORMAT,
      at,
      postgres: moment!.postgres,
      folder: { kind: options.data.mode, created: options.data.madeAt },
      migrations: await appliedMigrations(snapshot),
      tables,
      sequences: await sequences(snapshot),
      blobs: { count: blobs.list.rows, bytes: blobs.bytes, sha256: blobs.list.sha256 },
      missing: blobs.missing,
      heads: await options.heads(snapshot),
    };
    const set = join(folder, nameOf(at));
    await finish(half, set, manifest);
    return { set, manifest, sha256: readManifest(set).sha256, copied: blobs.copied };
  } finally {
    await snapshot.close();
  }
}

/** Makes the folder, and clears the tables of a backup that was broken off; its content is used by this one. */
function prepare(folder: string): void {
  try {
    makeFolder(folder, 0o700);
    for (const name of readdirSync(folder))
      if (name.endsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true });
  } catch (error) {
    throw folderProblem(folder, error, 'another folder for the backup');
  }
}

async function copyTables(
  snapshot: Snapshot,
  set: string,
  { leaveOut, say }: Pick<BackupOptions, 'leaveOut' | 'say'>,
): Promise<StoredTable[]> {
  const shapes = (await tableShapes(snapshot)).filter(({ name }) => !leaveOut.has(name));
  const waiting = [...shapes];
  const stored: StoredTable[] = [];
  const work = async (reader: Reader): Promise<void> => {
    for (let shape = waiting.shift(); shape; shape = waiting.shift()) {
      const { name, columns }: TableShape = shape;
      stored.push({ name, columns, ...(await writeCompressed(tableFile(set, name), reader.copy(shape))) });
      say(`Table ${name}: ${stored.at(-1)!.rows} rows (${stored.length} of ${shapes.length})`);
    }
  };
  const readers = await Promise.all(Array.from({ length: READERS }, () => snapshot.reader()));
  try {
    await Promise.all(readers.map(work));
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
  return stored.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What the newest backup of the folder holds. */
async function knownBlobs(folder: string): Promise<ReadonlyMap<string, StoredBlob>> {
  const newest = setsIn(folder).at(-1);
  const known = new Map<string, StoredBlob>();
  if (newest) for await (const one of readBlobList(join(folder, newest))) known.set(keyOf(one), one);
  return known;
}

/** Everything is durable before the name says that it is a backup. */
async function finish(half: string, set: string, manifest: Manifest): Promise<void> {
  writeFileSync(join(half, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 });
  for (const path of [join(half, MANIFEST), join(half, 'tables'), half]) await syncPath(path);
  renameSync(half, set);
  await syncPath(join(set, '..'));
}

/** Ten times in all. */
export function progress(of: number, tell: (done: number) => void): (done: number) => void {
  const step = Math.max(1, Math.ceil(of / 10));
  return (done) => {
    if (done % step === 0 || done === of) tell(done);
  };
}
