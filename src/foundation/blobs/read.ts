import type { KeyObject } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Municipality } from '../db/types.ts';
import { Problem } from '../problems.ts';
import type { Keys } from '../types.ts';
import { type BlobHeader, decryptFrame, FRAME, frameCount, openHeader, PREFIX, sealLength, TAG } from './format.ts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** @throws Problem `blob-missing` without a file, `blob-damaged` when header or length are not as they were written. */
export async function readFile(
  path: string,
  keys: Keys,
  municipality: Municipality,
  digest: string,
  range?: Range,
): Promise<Readable> {
  const file = await open(path, 'r').catch((cause: NodeJS.ErrnoException) => {
    throw cause.code === 'ENOENT' ? new Problem('blob-missing') : cause;
  });
  try {
    const header = await readHeader(file, keys, municipality);
    const expected = header.start + header.size + frameCount(header.size) * TAG;
    if (header.digest !== digest || (await file.stat()).size !== expected) throw new Problem('blob-damaged');
    return frames(file, header, range ?? { start: 0, end: header.size });
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHeader(file: FileHandle, keys: Keys, municipality: Municipality): Promise<BlobHeader> {
  const prefix = await readAt(file, 0, Buffer.alloc(PREFIX));
  const length = sealLength(prefix);
  if (length === undefined) throw new Problem('blob-damaged');
  const seal = await readAt(file, PREFIX, Buffer.alloc(length));
  try {
    return openHeader(keys, municipality, seal);
  } catch (cause) {
    throw new Problem('blob-damaged', undefined, { cause });
  }
}

/** Clear bytes of a range, a frame at a time; the file is closed when the stream ends or is destroyed. */
function frames(file: FileHandle, { key, size, start }: BlobHeader, range: Range): Readable {
  const from = Math.max(range.start, 0);
  const to = Math.min(range.end, size);
  const last = frameCount(size) - 1;
  let index = Math.floor(from / FRAME);
  // An empty blob has a frame that says so; an empty range of another needs none.
  const end = size === 0 ? 1 : from < to ? Math.ceil(to / FRAME) : 0;

  const stored = Buffer.allocUnsafe(FRAME + TAG);

  const next = async (): Promise<Buffer | null> => {
    if (index >= end) return null;
    const first = index * FRAME;
    const length = (index === last ? size - first : FRAME) + TAG;
    const frame = await readAt(file, start + index * (FRAME + TAG), stored.subarray(0, length));
    const clear = decrypt(key, index, index === last, frame);
    index++;
    return clear.subarray(Math.max(from - first, 0), to - first);
  };

  return new Readable({
    highWaterMark: FRAME,
    read() {
      next().then(
        (clear) => this.push(clear),
        (error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      file.close().then(
        () => done(error),
        (closing) => done(error ?? closing),
      );
    },
  });
}

function decrypt(key: KeyObject, index: number, final: boolean, stored: Buffer): Buffer {
  try {
    return decryptFrame(key, index, final, stored);
  } catch (cause) {
    throw new Problem('blob-damaged', undefined, { cause });
  }
}

/** Fills `into`, or less of it at the end of the file. */
async function readAt(file: FileHandle, position: number, into: Buffer): Promise<Buffer> {
  let done = 0;
  while (done < into.length) {
    const { bytesRead } = await file.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return into.subarray(0, done);
}
