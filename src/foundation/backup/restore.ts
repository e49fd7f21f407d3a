/**
 * Puts a backup into an empty data folder and an empty database. The database is filled in one transaction, which also
 * leaves the name of the backup in it, and the folder gets its mark last: what was broken off is no Meent, and the same
 * again goes on where it was.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { folderProblem, HEADS_BEFORE, MAY_BE_THERE, RESTORING } from '../data-folder.ts';
import { filledTable, forgetMark, loadedMark, loadTables } from '../db/load.ts';
import { migrate, readMigrations } from '../db/migrate.ts';
import { openServer } from '../db/open.ts';
import { makeFolder } from '../folders.ts';
import { StartProblem } from '../start-problem.ts';
import { copyWhole, keyOf, readBlobList } from './blobs.ts';
import { type Faults, faultsOf, sentencesOf } from './check.ts';
import { readCompressed } from './files.ts';
import { progress } from './make.ts';
import { blobFile, contentPath, type Manifest, readManifest, tableFile } from './manifest.ts';

export interface RestoreOptions {
  readonly config: Pick<Config, 'data' | 'databaseUrl' | 'databaseConnections'>;
  readonly folder: string;
  readonly set: string;
  /** The newest signed head that is known of each log: the logs that come back go on from it under another name. */
  readonly heads: readonly { readonly municipality: number; readonly note: string }[];
  /** Puts back the rest when content is damaged. */
  readonly withoutDamaged: boolean;
  readonly say: (line: string) => void;
}

export interface Restored {
  /** Names of the migrations that came after the backup. */
  readonly newer: readonly string[];
  /** A sentence for each content that was damaged and is not back. */
  readonly leftOut: readonly string[];
}

/** @throws StartProblem */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { config, folder, set, withoutDamaged, say } = options;
  const { manifest, sha256 } = readManifest(set);
  const migrations = migrationsOf(manifest);
  if (manifest.folder.kind === 'production' && !config.databaseUrl)
    throw new StartProblem('production', 'This backup is of a production; set DATABASE_URL to an empty PostgreSQL.');
  refuseUsedFolder(config.data, sha256);
  const faults = await faultsOf(folder, set, manifest, say);
  refuseDamaged(faults, withoutDamaged);
  // The built-in database is made in the folder, and is as empty; another is asked first.
  if (!config.databaseUrl) claim(config.data, sha256);
  const server = await openServer({ ...config, threads: 1 }, {});
  try {
    const again = marked(config.data) === sha256 && (await loadedMark(server.target)) === sha256;
    const filled = (table: string): StartProblem => notEmpty(server.target.label, table);
    const taken = again ? undefined : await filledTable(server.target);
    if (taken) throw filled(taken);
    claim(config.data, sha256);
    await restoreBlobs(options, manifest, faults);
    if (!again) {
      await migrate(server.target, migrations);
      await loadTables(server.target, {
        tables: manifest.tables,
        sequences: manifest.sequences,
        rows: (table) => readCompressed(tableFile(set, table)),
        onLoaded: (table) => say(`Table ${table} is back`),
        mark: sha256,
        filled,
      });
    }
    const newer = await migrate(server.target);
    keepHeads(config.data, options.heads);
    makeMeent(config.data, manifest);
    await forgetMark(server.target);
    rmSync(join(config.data, RESTORING));
    return { newer, leftOut: [...faults.contents.values()] };
  } finally {
    await server.stop();
  }
}

function refuseDamaged(faults: Faults, withoutDamaged: boolean): void {
  const all = sentencesOf(faults);
  if (all.length === 0 || (withoutDamaged && faults.tables.length === 0)) return;
  const otherwise =
    faults.tables.length > 0 ? 'use another' : 'use another, or leave those documents out with --without-damaged';
  throw new StartProblem('setting', `This backup is damaged (${all[0]}, ${all.length} in all); ${otherwise}.`);
}

/** The migrations that the backup had, from this program. @throws StartProblem when it lacks one or has another. */
function migrationsOf({ migrations }: Manifest): ReturnType<typeof readMigrations> {
  const known = new Map(readMigrations().map((migration) => [migration.number, migration]));
  return migrations.map(({ number, name, checksum }) => {
    const found = known.get(number);
    if (found?.checksum === checksum) return found;
    throw new StartProblem(
      'schema-newer',
      `The backup has migration ${name}, which this Meent does not have in that form; restore with the Meent that made it, or a newer one.`,
    );
  });
}

const notEmpty = (label: string, table: string): StartProblem =>
  new StartProblem(
    'setting',
    `The ${label} is not empty (table ${table}); nothing was changed. Restore into an empty database.`,
  );

/** The backup that is being put back into this folder. */
function marked(data: string): string | undefined {
  const mark = join(data, RESTORING);
  return existsSync(mark) ? readFileSync(mark, 'utf8').trim() : undefined;
}

/** Empty, or left behind by the same restore. */
function refuseUsedFolder(data: string, sha256: string): void {
  if (!existsSync(data)) return;
  if (marked(data) === sha256) return;
  const found = readdirSync(data).find((name) => !MAY_BE_THERE.has(name));
  if (found)
    throw new StartProblem(
      'folder-not-writable',
      `The folder ${data} is not empty (${found}); nothing was changed. Set MEENT_DATA to an empty folder.`,
    );
}

function claim(data: string, sha256: string): void {
  try {
    makeFolder(data, 0o711);
    writeFileSync(join(data, RESTORING), `${sha256}\n`);
  } catch (error) {
    throw folderProblem(data, error);
  }
}

async function restoreBlobs(
  { config, folder, set, say }: RestoreOptions,
  { blobs: { count } }: Manifest,
  { contents: damaged }: Faults,
): Promise<void> {
  const top = join(config.data, 'blobs');
  mkdirSync(top, { recursive: true, mode: 0o700 });
  const tell = progress(count, (done) => say(`Content back: ${done} of ${count}`));
  let done = 0;
  for await (const one of readBlobList(set)) {
    const to = contentPath(top, one.municipality, one.digest);
    if (!damaged.has(keyOf(one)) && !existsSync(to))
      await copyWhole(blobFile(folder, one.municipality, one.sha256), to);
    tell(++done);
  }
}

function keepHeads(data: string, heads: RestoreOptions['heads']): void {
  const folder = join(data, HEADS_BEFORE);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const { municipality, note } of heads)
    writeFileSync(join(folder, `${municipality}.head`), note, { mode: 0o600 });
}

/** From here on a start finds a Meent. */
function makeMeent(data: string, { folder }: Manifest): void {
  const file = join(data, 'meent.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(folder, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
