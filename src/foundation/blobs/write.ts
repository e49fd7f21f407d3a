import { createHash, type KeyObject } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { Municipality } from '../db/types.ts';
import type { Keys } from '../types.ts';
import { encryptFrame, FRAME, header, newBlobKey, TAG } from './format.ts';

export interface Written {
  /** SHA-256 of the clear bytes, 64 hex digits. */
  readonly digest: string;
  /** Clear bytes. */
  readonly size: number;
}

/** Writes content encrypted to a new file, one frame in memory at a time. The file is durable, its name not yet. */
export async function writeFile(
  path: string,
  keys: Keys,
  municipality: Municipality,
  content: Readable | Buffer,
): Promise<Written> {
  const file = await open(path, 'wx', 0o600);
  try {
    const key = newBlobKey();
    const headerLength = header(keys, municipality, key, '0'.repeat(64), 0).length;
    const written = await writeFrames(file, headerLength, key, content);
    // Last, when digest and size are known: a file that was not finished has no header, so it is no blob.
    await writeAll(file, header(keys, municipality, key, written.digest, written.size), 0);
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

async function writeFrames(
  file: FileHandle,
  start: number,
  key: KeyObject,
  content: Readable | Buffer,
): Promise<Written> {
  const hash = createHash('sha256');
  const frame = Buffer.allocUnsafe(FRAME);
  const stored = Buffer.allocUnsafe(FRAME + TAG);
  let filled = 0;
  let index = 0;
  let position = start;

  const flush = async (final: boolean): Promise<void> => {
    const clear = frame.subarray(0, filled);
    hash.update(clear);
    encryptFrame(key, index, final, clear, stored);
    await writeAll(file, stored.subarray(0, filled + TAG), position);
    position += filled + TAG;
    index++;
    filled = 0;
  };

  for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('a blob is read as bytes, not as text or objects');
    for (let at = 0; at < chunk.length; ) {
      // A full frame waits for the next byte: only then it is known not to be the final one.
      if (filled === FRAME) await flush(false);
      const taken = Math.min(FRAME - filled, chunk.length - at);
      frame.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  const size = index * FRAME + filled;
  await flush(true);
  return { digest: hash.digest('hex'), size };
}

/** One call of the system may write less than it was given. */
async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
