/**
 * Puts a backup into an empty data folder and an empty database. The database is filled in one transaction, and the
 * folder gets its mark last: what was broken off is no Meent, and the same again goes on where it was.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { folderProblem, MAY_BE_THERE } from '../data-folder.ts';
import { filledTable, loadTables } from '../db/load.ts';
import { migrate, readMigrations } from '../db/migrate.ts';
import { openServer } from '../db/open.ts';
import { makeFolder } from '../folders.ts';
import { StartProblem } from '../start-problem.ts';
import { copyOne, readBlobList } from './blobs.ts';
import { faultsOf } from './check.ts';
import { readCompressed } from './files.ts';
import { progress } from './make.ts';
import { blobFile, type Manifest, readManifest, tableFile } from './manifest.ts';

export interface RestoreOptions {
  readonly config: Pick<Config, 'data' | 'databaseUrl' | 'databaseConnections'>;
  readonly folder: string;
  readonly set: string;
  readonly say: (line: string) => void;
}

/** Names the backup that is being put back, until it is. */
const MARK = 'restoring';

/** Returns the names of the migrations that came after the backup. @throws StartProblem */
export async function restore({ config, folder, set, say }: RestoreOptions): Promise<readonly string[]> {
  const { manifest, sha256 } = readManifest(set);
  const migrations = migrationsOf(manifest);
  if (manifest.folder.kind === 'production' && !config.databaseUrl)
    throw new StartProblem('production', 'This backup is of a production; set DATABASE_URL to an empty PostgreSQL.');
  refuseUsedFolder(config.data, sha256);
  const faults = await faultsOf(folder, set, manifest, say);
  if (faults.length > 0)
    throw new StartProblem('setting', `This backup is damaged (${faults[0]}, ${faults.length} in all); use another.`);
  const server = await openServer(config, {});
  try {
    await refuseFilled(server.target);
    claim(config.data, sha256);
    await restoreBlobs(folder, set, join(config.data, 'blobs'), manifest, say);
    await migrate(server.target, migrations);
    await loadTables(server.target, {
      tables: manifest.tables,
      sequences: manifest.sequences,
      rows: (table) => readCompressed(tableFile(set, table)),
      onLoaded: (table) => say(`Table ${table} is back`),
    });
    const newer = await migrate(server.target);
    finish(config.data, manifest);
    return newer;
  } finally {
    await server.stop();
  }
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

const refuseFilled = async (target: Parameters<typeof filledTable>[0]): Promise<void> => {
  const filled = await filledTable(target);
  if (filled)
    throw new StartProblem(
      'setting',
      `The ${target.label} is not empty (table ${filled}); nothing was changed. Restore into an empty database.`,
    );
};

/** Empty, or left behind by the same restore. The folder of the built-in database may be there: it is asked itself. */
function refuseUsedFolder(data: string, sha256: string): void {
  if (!existsSync(data)) return;
  const mark = join(data, MARK);
  if (existsSync(mark) && readFileSync(mark, 'utf8').trim() === sha256) return;
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
    writeFileSync(join(data, MARK), `${sha256}\n`);
  } catch (error) {
    throw folderProblem(data, error);
  }
}

async function restoreBlobs(
  folder: string,
  set: string,
  to: string,
  { blobs: { count } }: Manifest,
  say: (line: string) => void,
): Promise<void> {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const tell = progress(count, (done) => say(`Content back: ${done} of ${count}`));
  let done = 0;
  for await (const { municipality, digest } of readBlobList(set)) {
    const from = blobFile(folder, municipality, digest);
    const path = join(to, from.slice(join(folder, 'blobs').length));
    if (!existsSync(path)) await copyOne(from, path);
    tell(++done);
  }
}

function finish(data: string, { folder }: Manifest): void {
  const file = join(data, 'meent.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(folder, null, 2)}\n`);
  renameSync(`${file}.new`, file);
  rmSync(join(data, MARK));
}
