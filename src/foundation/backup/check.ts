/** Reads a backup from end to end and says what is not as it was written. Needs no database and no keys. */

import { readBlobList } from './blobs.ts';
import { hashFile, tallyOf } from './files.ts';
import { progress } from './make.ts';
import { blobFile, blobList, type Manifest, tableFile } from './manifest.ts';

/** One sentence per fault; empty: all of it is as it was written. */
export async function faultsOf(
  folder: string,
  set: string,
  manifest: Manifest,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const tell = progress(manifest.tables.length, (done) => say(`Tables: ${done} of ${manifest.tables.length}`));
  for (const [index, { name, rows, bytes, sha256 }] of manifest.tables.entries()) {
    const found = await tallyOf(tableFile(set, name)).catch(() => undefined);
    if (!found) faults.push(`table ${name} cannot be read`);
    else if (found.sha256 !== sha256 || found.rows !== rows || found.bytes !== bytes)
      faults.push(`table ${name} is not as it was written`);
    tell(index + 1);
  }
  const list = await tallyOf(blobList(set)).catch(() => undefined);
  if (list?.sha256 !== manifest.blobs.sha256) return [...faults, 'the list of content is not as it was written'];
  const tellBlobs = progress(manifest.blobs.count, (done) => say(`Content: ${done} of ${manifest.blobs.count}`));
  let done = 0;
  for await (const { municipality, digest, bytes, sha256 } of readBlobList(set)) {
    const found = await hashFile(blobFile(folder, municipality, digest)).catch(() => undefined);
    if (!found) faults.push(`content ${municipality}/${digest} is not there`);
    else if (found.sha256 !== sha256 || found.bytes !== bytes)
      faults.push(`content ${municipality}/${digest} is not as it was written`);
    tellBlobs(++done);
  }
  return faults;
}
