/**
 * Content in a backup, as it is stored: encrypted, so that without the keys it says nothing. What an earlier backup
 * in the same folder holds is not copied again. A line of the list: `municipality digest bytes sha256-of-the-file`.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { hashFile, readCompressed, syncPath, type Tally, writeCompressed } from './files.ts';
import { blobFile, blobList } from './manifest.ts';

export interface Content {
  readonly municipality: number;
  /** SHA-256 of the clear bytes: the name of the file. */
  readonly digest: string;
}

export interface StoredBlob extends Content {
  /** Of the file. */
  readonly bytes: number;
  readonly sha256: string;
}

export interface CopiedBlobs {
  readonly list: Tally;
  readonly bytes: number;
  readonly copied: number;
  readonly missing: readonly string[];
}

/**
 * Copies what the backup needs and writes its list.
 * @param source the folder of the store
 * @param known what the backup before this one knew, so that it is not read again
 */
export async function copyBlobs(
  { folder, set, source }: { readonly folder: string; readonly set: string; readonly source: string },
  wanted: readonly Content[],
  known: ReadonlyMap<string, StoredBlob>,
  onProgress: (done: number) => void,
): Promise<CopiedBlobs> {
  let bytes = 0;
  let copied = 0;
  const missing: string[] = [];
  async function* lines(): AsyncGenerator<string> {
    for (const [index, one] of wanted.entries()) {
      const path = blobFile(folder, one.municipality, one.digest);
      let stored = await heldAlready(path, known.get(keyOf(one)));
      if (!stored) {
        const from = join(source, path.slice(join(folder, 'blobs').length));
        if (await copyOne(from, path)) {
          stored = { ...one, ...(await hashFile(path)) };
          copied++;
        }
      }
      onProgress(index + 1);
      if (!stored) {
        missing.push(keyOf(one));
        continue;
      }
      bytes += stored.bytes;
      yield `${one.municipality} ${one.digest} ${stored.bytes} ${stored.sha256}\n`;
    }
  }
  const list = await writeCompressed(blobList(set), Readable.from(lines(), { objectMode: false }));
  return { list, bytes, copied, missing };
}

export const keyOf = ({ municipality, digest }: Content): string => `${municipality}/${digest}`;

async function heldAlready(path: string, known: StoredBlob | undefined): Promise<StoredBlob | undefined> {
  const found = known && (await stat(path).catch(() => undefined));
  return found && found.size === known.bytes ? known : undefined;
}

/** Under another name until it is whole. False: there is nothing to copy. */
export async function copyOne(from: string, to: string): Promise<boolean> {
  if (!existsSync(from)) return existsSync(to);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, `${to}.part`);
  await syncPath(`${to}.part`);
  await rename(`${to}.part`, to);
  await syncPath(dirname(to));
  return true;
}

/** What the list of a backup names. */
export async function* readBlobList(set: string): AsyncGenerator<StoredBlob> {
  const clear = readCompressed(blobList(set));
  let fault: Error | undefined;
  clear.on('error', (error) => {
    fault = error;
  });
  for await (const line of createInterface({ input: clear, crlfDelay: Number.POSITIVE_INFINITY })) {
    const [municipality, digest, bytes, sha256] = line.split(' ');
    yield { municipality: Number(municipality), digest: digest!, bytes: Number(bytes), sha256: sha256! };
  }
  if (fault) throw fault;
}
