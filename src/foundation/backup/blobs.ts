/**
 * Content in a backup, as it is stored: encrypted, so that without the keys it says nothing. What an earlier backup
 * in the same folder holds is not copied again. A line of the list: `municipality digest bytes sha256-of-the-file`.
 */
import { appendFileSync } from 'node:fs';
import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { errorCode } from '../error-code.ts';
import { hashFile, readCompressed, syncPath, type Tally, writeCompressed } from './files.ts';
import { blobFile, blobList, contentPath } from './manifest.ts';

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

/** Files and folders of one backup. */
export interface Places {
  readonly folder: string;
  readonly set: string;
  /** The folder of the store. */
  readonly source: string;
  /** Gets a line for everything that was copied. */
  readonly journal: string;
}

/**
 * Copies what the backup needs and writes its list.
 * @param known what the folder holds already, so that it is not read again
 */
export async function copyBlobs(
  places: Places,
  wanted: readonly Content[],
  known: ReadonlyMap<string, StoredBlob>,
  onProgress: (done: number) => void,
): Promise<CopiedBlobs> {
  let bytes = 0;
  let copied = 0;
  const missing: string[] = [];
  appendFileSync(places.journal, '', { mode: 0o600 });
  async function* lines(): AsyncGenerator<string> {
    for (const [index, one] of wanted.entries()) {
      let stored = await heldAlready(places.folder, known.get(keyOf(one)));
      if (!stored) {
        stored = await keep(places, one);
        if (stored) {
          copied++;
          appendFileSync(places.journal, lineOf(stored));
        }
      }
      onProgress(index + 1);
      if (!stored) {
        missing.push(keyOf(one));
        continue;
      }
      bytes += stored.bytes;
      yield lineOf(stored);
    }
  }
  const list = await writeCompressed(blobList(places.set), Readable.from(lines(), { objectMode: false }));
  return { list, bytes, copied, missing };
}

export const keyOf = ({ municipality, digest }: Content): string => `${municipality}/${digest}`;

const lineOf = ({ municipality, digest, bytes, sha256 }: StoredBlob): string =>
  `${municipality} ${digest} ${bytes} ${sha256}\n`;

/** undefined for a line that was not written to its end. */
export function parseLine(line: string): StoredBlob | undefined {
  const [, municipality, digest, bytes, sha256] = /^(\d+) ([0-9a-f]{64}) (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
  return sha256 ? { municipality: Number(municipality), digest: digest!, bytes: Number(bytes), sha256 } : undefined;
}

async function heldAlready(folder: string, known: StoredBlob | undefined): Promise<StoredBlob | undefined> {
  const found = known && (await stat(blobFile(folder, known.municipality, known.sha256)).catch(() => undefined));
  return found && found.size === known.bytes ? known : undefined;
}

/** A copy gets its name when it is whole. undefined: there is nothing to copy. */
async function keep({ folder, source }: Places, one: Content): Promise<StoredBlob | undefined> {
  const part = join(folder, 'blobs', 'part');
  if (!(await copied(contentPath(source, one.municipality, one.digest), part))) return undefined;
  const stored = { ...one, ...(await hashFile(part)) };
  await settle(part, blobFile(folder, one.municipality, stored.sha256));
  return stored;
}

/** The same bytes under another name, which they get when they are whole. @throws when there is nothing to copy. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, `${to}.part`);
  await settle(`${to}.part`, to);
}

async function settle(part: string, to: string): Promise<void> {
  await syncPath(part);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rename(part, to);
  await syncPath(dirname(to));
}

/** False: there is no such file. */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** What the list of a backup names. */
export async function* readBlobList(set: string): AsyncGenerator<StoredBlob> {
  const clear = readCompressed(blobList(set));
  let fault: Error | undefined;
  clear.on('error', (error) => {
    fault = error;
  });
  for await (const line of createInterface({ input: clear, crlfDelay: Number.POSITIVE_INFINITY })) {
    const one = parseLine(line);
    if (one) yield one;
  }
  if (fault) throw fault;
}
