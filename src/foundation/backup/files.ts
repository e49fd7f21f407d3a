/** Streams into files and out of them: compressed, counted and hashed on the way, durable when they are done. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { PassThrough, type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';

export interface Tally {
  /** Lines: COPY writes a line break within a value as `\n`. */
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

const LINE = 0x0a;

/** Lets everything through and keeps count. */
export function tally(): { readonly stream: Transform; result(): Tally } {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(LINE); at >= 0; at = chunk.indexOf(LINE, at + 1)) rows++;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ rows, bytes, sha256: hash.digest('hex') }) };
}

/** Writes a stream compressed to a new file. */
export async function writeCompressed(path: string, clear: Readable): Promise<Tally> {
  const count = tally();
  await pipeline(clear, count.stream, createZstdCompress(), createWriteStream(path, { flags: 'w', mode: 0o600 }));
  await syncPath(path);
  return count.result();
}

/** The clear bytes of such a file. What is damaged ends the stream with an error. */
export function readCompressed(path: string): Readable {
  const clear = new PassThrough();
  pipeline(createReadStream(path), createZstdDecompress(), clear).catch((error) => clear.destroy(error));
  return clear;
}

/** Reads to the end. @throws when the file is not there or cannot be decompressed. */
export async function tallyOf(path: string): Promise<Tally> {
  const count = tally();
  await pipeline(readCompressed(path), count.stream, async (clear) => {
    for await (const _ of clear);
  });
  return count.result();
}

/** SHA-256 of a file as it is, and its size. */
export async function hashFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return { sha256: hash.digest('hex'), bytes: (await stat(path)).size };
}

/** A file, or the names in a folder. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
