/** Makes a backup: one moment of the database, and the content that it refers to at that moment. */
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type DataFolder, folderProblem } from '../data-folder.ts';
import { refuseOther, rememberedDatabase } from '../db/belongs.ts';
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
import { StartProblem } from '../start-problem.ts';
import { type Content, copyBlobs } from './blobs.ts';
import { syncPath, writeCompressed } from './files.ts';
import { carryOver, journalOf, type Known, knownBlobs } from './known.ts';
import {
  FORMAT,
  type Manifest,
  nameOf,
  readManifest,
  type StoredTable,
  setsIn,
  tableFile,
  UNFINISHED,
  writeManifest,
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

/** @throws StartProblem when the folder cannot be written or is of another Meent, or another backup is being made. */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { folder, say } = options;
  const snapshot = await openSnapshot(options.target);
  try {
    const [moment] = await snapshot.query<{ at: Date; postgres: string; database: string }>(MOMENT);
    const { postgres, database } = moment!;
    refuseOthers(options, database);
    const at = moment!.at.toISOString();
    const half = join(folder, `${nameOf(at)}${UNFINISHED}`);
    const known = await prepare(folder, half);
    const tables = await copyTables(snapshot, half, options);
    const wanted = await options.contents(snapshot);
    const blobs = await copyBlobs(
      { folder, set: half, source: join(options.data.path, 'blobs'), journal: journalOf(half) },
      wanted,
      known,
      progress(wanted.length, (done) => say(`Content: ${done} of ${wanted.length}`)),
    );
    const manifest: Manifest = {
      format: FORMAT,
      at,
      postgres,
      database,
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

const MOMENT = {
  text: `select now() as at, current_setting('server_version') as postgres, (select id from meent.node_database) as database`,
};

/** "The newest" would be that of whoever was last, and documents of one are no use beside the rows of another. */
function refuseOthers({ folder, data }: Pick<BackupOptions, 'folder' | 'data'>, database: string): void {
  refuseOther(data.path, rememberedDatabase(data.path), database);
  const other = setsIn(folder).find((name) => (databaseOf(join(folder, name)) ?? database) !== database);
  if (other)
    throw new StartProblem(
      'setting',
      `The folder ${folder} holds a backup of another Meent (${other}); nothing was changed. Choose a folder of its own for each.`,
    );
}

/** undefined: its manifest is damaged. */
function databaseOf(set: string): string | undefined {
  try {
    return readManifest(set).manifest.database;
  } catch {
    return undefined;
  }
}

/** Makes the folder, and clears the tables of a backup that was broken off; what it had copied is known to this one. */
async function prepare(folder: string, half: string): Promise<Known> {
  try {
    makeFolder(folder, 0o700);
    const unfinished = readdirSync(folder).filter((name) => name.endsWith(UNFINISHED));
    mkdirSync(join(folder, 'blobs'), { recursive: true, mode: 0o700 });
    mkdirSync(join(half, 'tables'), { recursive: true, mode: 0o700 });
    const known = await knownBlobs(folder, unfinished);
    carryOver(folder, unfinished, half);
    for (const name of unfinished) rmSync(join(folder, name), { recursive: true });
    return known;
  } catch (error) {
    throw error instanceof StartProblem ? error : folderProblem(folder, error, 'another folder for the backup');
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

/** Everything is durable before the name says that it is a backup. */
async function finish(half: string, set: string, manifest: Manifest): Promise<void> {
  const written = writeManifest(half, manifest);
  rmSync(journalOf(half));
  for (const path of [...written, join(half, 'tables'), half]) await syncPath(path);
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
