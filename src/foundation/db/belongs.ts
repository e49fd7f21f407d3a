/**
 * A data folder belongs to one database: documents that another does not know are swept away, and no log is signed on
 * whose heads were kept of another.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderProblem } from '../data-folder.ts';
import { StartProblem } from '../start-problem.ts';
import type { Queryable } from './types.ts';

const NAME = { text: 'insert into node_database default values on conflict do nothing' };
const READ = { text: 'select id from node_database' };

/** Remembers the database of the first start. @throws StartProblem `other-database` when this is another. */
export async function refuseOtherDatabase(node: Queryable, folder: string): Promise<void> {
  await node.query(NAME);
  const [{ id } = { id: '' }] = await node.query<{ id: string }>(READ);
  refuseOther(folder, rememberedDatabase(folder) ?? remember(fileIn(folder), id, folder), id);
}

const fileIn = (folder: string): string => join(folder, 'database');

/** undefined: no Meent was started with this folder yet. @throws StartProblem */
export const rememberedDatabase = (folder: string): string | undefined => read(fileIn(folder));

/** @throws StartProblem `other-database` */
export function refuseOther(folder: string, known: string | undefined, id: string): void {
  if (known === undefined || known === id) return;
  throw new StartProblem(
    'other-database',
    `The data folder ${folder} belongs to another database; set DATABASE_URL to that one (leave it out for the built-in PostgreSQL), or MEENT_DATA to the folder of this one.`,
  );
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StartProblem('folder-not-writable', `The file ${file} cannot be read; put it back from a backup.`, error);
  }
}

function remember(file: string, id: string, folder: string): string {
  try {
    writeFileSync(`${file}.${process.pid}`, `${id}\n`, { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
    return id;
  } catch (error) {
    throw folderProblem(folder, error);
  }
}
