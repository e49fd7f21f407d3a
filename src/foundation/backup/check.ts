/** Reads a backup from end to end and says what is not as it was written. Needs no database and no keys. */

import { keyOf, readBlobList } from './blobs.ts';
import { hashFile, tallyOf } from './files.ts';
import { progress } from './make.ts';
import { blobFile, blobList, type Manifest, tableFile } from './manifest.ts';

/** A sentence per fault; none: all of it is as it was written. */
export interface Faults {
  /** Without these there is nothing to put back. */
  readonly tables: readonly string[];
  /** Content that is gone or is not what it was, by `municipality/digest`. */
  readonly contents: ReadonlyMap<string, string>;
}

export const sentencesOf = ({ tables, contents }: Faults): readonly string[] => [...tables, ...contents.values()];

export async function faultsOf(
  folder: string,
  set: string,
  manifest: Manifest,
  say: (line: string) => void,
): Promise<Faults> {
  const tables: string[] = [];
  const tell = progress(manifest.tables.length, (done) => say(`Tables: ${done} of ${manifest.tables.length}`));
  for (const [index, { name, rows, bytes, sha256 }] of manifest.tables.entries()) {
    const found = await tallyOf(tableFile(set, name)).catch(() => undefined);
    if (!found) tables.push(`table ${name} cannot be read`);
    else if (found.sha256 !== sha256 || found.rows !== rows || found.bytes !== bytes)
      tables.push(`table ${name} is not as it was written`);
    tell(index + 1);
  }
  const list = await tallyOf(blobList(set)).catch(() => undefined);
  if (list?.sha256 !== manifest.blobs.sha256)
    return { tables: [...tables, 'the list of content is not as it was written'], contents: new Map() };
  const tellBlobs = progress(manifest.blobs.count, (done) => say(`Content: ${done} of ${manifest.blobs.count}`));
  const contents = new Map<string, string>();
  let done = 0;
  for await (const one of readBlobList(set)) {
    const path = blobFile(folder, one.municipality, one.sha256);
    const found = await hashFile(path).catch(() => undefined);
    if (!found) contents.set(keyOf(one), `content ${keyOf(one)} cannot be read: ${path}`);
    else if (found.sha256 !== one.sha256) contents.set(keyOf(one), `content ${keyOf(one)} is damaged: ${path}`);
    tellBlobs(++done);
  }
  return { tables, contents };
}
