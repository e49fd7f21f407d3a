/**
 * Blobs in a folder: `<folder>/<municipality>/<2>/<2>/<digest>`, where digest is the SHA-256 of the clear bytes.
 * The same content has one file per municipality, and none is shared: each municipality can be moved or erased alone.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { now } from '../clock.ts';
import type { Municipality } from '../db/types.ts';
import { Problem } from '../problems.ts';
import type { Blobs, Keys } from '../types.ts';
import { readFile } from './read.ts';
import { writeFile } from './write.ts';

/** A file that is being written is touched by every frame; after this time its writer is gone. */
const STALE_MS = 3_600_000;
/** Full, over the quota, or mounted read-only: an operator mends it, and then the same request succeeds. */
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);
const noRoom = (cause: unknown): Problem => new Problem('unavailable', undefined, { retryAfterSeconds: 60, cause });
const DIGEST = /^[0-9a-f]{64}$/;

/** Opens the store: makes the folder, and clears what a crash left behind. @throws when the folder cannot be written. */
export async function openBlobs(path: string, keys: Keys): Promise<Blobs> {
  const folder = resolve(path);
  const unfinished = join(folder, 'unfinished');
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  await clear(unfinished);

  return {
    clearUnfinished: () => clear(unfinished),

    async write(municipality, content) {
      const temporary = join(unfinished, randomUUID());
      try {
        const written = await writeFile(temporary, keys, municipality, content);
        const path = blobPath(folder, municipality, written.digest);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        // Also when the content is there already: it costs no more, and mends a file that a disk has damaged.
        await rename(temporary, path);
        await syncUpTo(folder, dirname(path));
        return written;
      } catch (error) {
        await unlink(temporary).catch(() => {});
        throw NO_ROOM.has((error as NodeJS.ErrnoException).code ?? '') ? noRoom(error) : error;
      }
    },
    async read(municipality, digest, range) {
      if (!DIGEST.test(digest)) throw new Problem('blob-missing');
      return readFile(blobPath(folder, municipality, digest), keys, municipality, digest, range);
    },
    async remove(municipality, digest, { writtenBefore } = {}) {
      if (!DIGEST.test(digest)) return true;
      const path = blobPath(folder, municipality, digest);
      if (writtenBefore && (await isNewer(path, writtenBefore))) return false;
      // Set aside first: a writer of the same content then makes a new file, and what was set aside no longer changes.
      const aside = join(unfinished, randomUUID());
      try {
        await rename(path, aside);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
        throw error;
      }
      if (writtenBefore && (await isNewer(aside, writtenBefore))) {
        await rename(aside, path);
        return false;
      }
      await unlink(aside);
      await sync(dirname(path));
      return true;
    },
    async *list(municipality) {
      const top = join(folder, String(municipality));
      for (const first of await names(top))
        for (const second of await names(join(top, first)))
          for (const name of await names(join(top, first, second))) if (DIGEST.test(name)) yield name;
    },
  };
}

const blobPath = (folder: string, municipality: Municipality, digest: string): string =>
  join(folder, String(municipality), digest.slice(0, 2), digest.slice(2, 4), digest);

const isNewer = async (path: string, than: Date): Promise<boolean> =>
  ((await stat(path).catch(() => undefined))?.mtime ?? than) > than;

/** Empty for a folder that is not there. */
const names = (path: string): Promise<string[]> =>
  readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

async function clear(unfinished: string): Promise<void> {
  const before = now().getTime() - STALE_MS;
  for (const name of await readdir(unfinished)) {
    const path = join(unfinished, name);
    // Another process may finish or sweep it meanwhile.
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < before) await unlink(path).catch(() => {});
  }
}

/** A name is durable when its folder is, and a new folder when the folder above it is. */
async function syncUpTo(top: string, from: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    await sync(folder);
    if (folder === top || folder === dirname(folder)) return;
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
