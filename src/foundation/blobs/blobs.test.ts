import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeKeys } from '../keys/keys.ts';
import { newRing } from '../keys/ring.ts';
import type { Blobs } from '../types.ts';
import { openBlobs } from './folder.ts';

const FRAME = 65_536;
const keys = makeKeys(newRing('demo', '2025-01-01T00:00:00.000Z'));
let folder: string;
let blobs: Blobs;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'meent-blobs-'));
  blobs = await openBlobs(folder, keys);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const pathOf = (municipality: number, digest: string): string =>
  join(folder, String(municipality), digest.slice(0, 2), digest.slice(2, 4), digest);
const readAll = async (municipality: number, digest: string, range?: { start: number; end: number }): Promise<Buffer> =>
  buffer(await blobs.read(municipality, digest, range));
const unfinished = (): string[] => readdirSync(join(folder, 'unfinished'));
const refused = (code: string) => expect.objectContaining({ code });

describe('a blob', () => {
  it.each([0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 17])(
    'of %i bytes comes back as it was',
    async (size) => {
      const content = randomBytes(size);
      expect(await blobs.write(1, content)).toEqual({ digest: sha256(content), size });
      expect((await readAll(1, sha256(content))).equals(content)).toBe(true);
      expect(unfinished()).toEqual([]);
    },
  );

  it('comes from a stream in pieces of any length', async () => {
    const content = randomBytes(200_000);
    const pieces = Array.from({ length: 211 }, (_, i) => content.subarray(i * 951, (i + 1) * 951));
    const { digest, size } = await blobs.write(1, Readable.from(pieces));
    expect({ digest, size }).toEqual({ digest: sha256(content), size: 200_000 });
    expect((await readAll(1, digest)).equals(content)).toBe(true);
  });

  it('stands in its file encrypted', async () => {
    const content = Buffer.from('Burgerservicenummer 999990019 '.repeat(5000));
    const { digest } = await blobs.write(1, content);
    const stored = readFileSync(pathOf(1, digest));
    expect(stored.includes('999990019')).toBe(false);
    expect(statSync(pathOf(1, digest)).mode & 0o777).toBe(0o600);
  });

  it.each([
    [0, 10],
    [5, 5],
    [FRAME - 3, FRAME + 3],
    [FRAME, 2 * FRAME],
    [100, 3 * FRAME + 5],
    [3 * FRAME, 3 * FRAME + 20],
    [3 * FRAME + 19, 9_999_999],
    [9_999_999, 99_999_999],
  ])('is read from byte %i to %i', async (start, end) => {
    const content = randomBytes(3 * FRAME + 20);
    const { digest } = await blobs.write(1, content);
    expect((await readAll(1, digest, { start, end })).equals(content.subarray(start, end))).toBe(true);
  });

  it('that is not there is missing, also for a digest that is a path', async () => {
    await expect(blobs.read(1, sha256(Buffer.from('niets')))).rejects.toEqual(refused('blob-missing'));
    await expect(blobs.read(1, '../../../etc/passwd')).rejects.toEqual(refused('blob-missing'));
  });

  it('is removed, and removing it again is no error', async () => {
    const { digest } = await blobs.write(1, Buffer.from('weg ermee'));
    await blobs.remove(1, digest);
    await expect(blobs.read(1, digest)).rejects.toEqual(refused('blob-missing'));
    await blobs.remove(1, digest);
  });
});

describe('sweeping', () => {
  const listed = async (municipality: number): Promise<string[]> => {
    const found: string[] = [];
    for await (const digest of blobs.list(municipality)) found.push(digest);
    return found;
  };

  it('lists what a municipality stores, and nothing for one that stores nothing', async () => {
    const { digest: one } = await blobs.write(1, Buffer.from('een'));
    const { digest: two } = await blobs.write(1, Buffer.from('twee'));
    await blobs.write(2, Buffer.from('drie'));
    expect((await listed(1)).sort()).toEqual([one, two].sort());
    expect(await listed(3)).toEqual([]);
  });

  it('clears what was left half written an hour ago, and not what may still be written', async () => {
    for (const name of ['old', 'new']) writeFileSync(join(folder, 'unfinished', name), 'half');
    utimesSync(join(folder, 'unfinished', 'old'), 0, 0);
    await blobs.clearUnfinished();
    expect(unfinished()).toEqual(['new']);
    rmSync(join(folder, 'unfinished', 'new'));
  });

  it('leaves what was written since, also when it was there before', async () => {
    const content = Buffer.from('opnieuw');
    const { digest } = await blobs.write(1, content);
    utimesSync(pathOf(1, digest), 0, 0);
    const writtenBefore = new Date(Date.now() - 60_000);
    await blobs.write(1, content);
    await blobs.remove(1, digest, { writtenBefore });
    expect((await readAll(1, digest)).equals(content)).toBe(true);
    utimesSync(pathOf(1, digest), 0, 0);
    await blobs.remove(1, digest, { writtenBefore });
    await expect(blobs.read(1, digest)).rejects.toEqual(refused('blob-missing'));
    expect(unfinished()).toEqual([]);
  });
});

describe('the same content', () => {
  it('is stored once per municipality, and each removes its own', async () => {
    const content = randomBytes(100_000);
    const { digest } = await blobs.write(1, content);
    await blobs.write(1, content);
    await blobs.write(2, content);
    expect(readdirSync(dirname(pathOf(1, digest)))).toEqual([digest]);
    await blobs.remove(1, digest);
    expect((await readAll(2, digest)).equals(content)).toBe(true);
  });

  it('written by many at once is whole, also for one who is reading', async () => {
    const content = randomBytes(5 * FRAME);
    const { digest } = await blobs.write(1, content);
    const reading = blobs.read(1, digest);
    await Promise.all(Array.from({ length: 12 }, () => blobs.write(1, Readable.from([content]))));
    expect((await buffer(await reading)).equals(content)).toBe(true);
    expect((await readAll(1, digest)).equals(content)).toBe(true);
    expect(readdirSync(dirname(pathOf(1, digest)))).toEqual([digest]);
    expect(unfinished()).toEqual([]);
  });
});

describe('a file that was tampered with is refused', () => {
  const content = randomBytes(3 * FRAME + 100);
  const digest = sha256(content);
  let stored: Buffer;
  beforeEach(async () => {
    await blobs.write(1, content);
    stored = readFileSync(pathOf(1, digest));
  });
  const frameAt = (index: number): number => stored.length - (3 * (FRAME + 16) + 116) + index * (FRAME + 16);
  const put = (bytes: Buffer): void => writeFileSync(pathOf(1, digest), bytes);

  it.each([0, 5, 20, 150])('a bit changed in byte %i of the header', async (at) => {
    stored[at]! ^= 1;
    put(stored);
    await expect(readAll(1, digest)).rejects.toEqual(refused('blob-damaged'));
  });

  it('a bit changed in a frame; frames before it can still be read', async () => {
    stored[frameAt(2) + 500]! ^= 1;
    put(stored);
    await expect(readAll(1, digest)).rejects.toEqual(refused('blob-damaged'));
    await expect(readAll(1, digest, { start: 2 * FRAME, end: 2 * FRAME + 1 })).rejects.toEqual(refused('blob-damaged'));
    expect((await readAll(1, digest, { start: 0, end: FRAME })).equals(content.subarray(0, FRAME))).toBe(true);
  });

  it('two frames that changed places', async () => {
    const first = stored.subarray(frameAt(0), frameAt(1));
    const second = stored.subarray(frameAt(1), frameAt(2));
    put(Buffer.concat([stored.subarray(0, frameAt(0)), second, first, stored.subarray(frameAt(2))]));
    await expect(readAll(1, digest)).rejects.toEqual(refused('blob-damaged'));
  });

  it.each([
    ['the last byte', () => stored.length - 1],
    ['the final frame', () => frameAt(3)],
    ['all frames', () => frameAt(0)],
    ['half of the header', () => 40],
    ['everything', () => 0],
  ])('%s cut off', async (_, length) => {
    truncateSync(pathOf(1, digest), length());
    await expect(readAll(1, digest, { start: 0, end: 1 })).rejects.toEqual(refused('blob-damaged'));
  });

  it('bytes added', async () => {
    put(Buffer.concat([stored, Buffer.alloc(16)]));
    await expect(readAll(1, digest)).rejects.toEqual(refused('blob-damaged'));
  });

  it('moved to the name of another blob, or to another municipality', async () => {
    const { digest: other } = await blobs.write(1, Buffer.from('iets anders'));
    await blobs.write(2, content);
    writeFileSync(pathOf(1, other), stored);
    writeFileSync(pathOf(2, digest), stored);
    await expect(readAll(1, other)).rejects.toEqual(refused('blob-damaged'));
    await expect(readAll(2, digest)).rejects.toEqual(refused('blob-damaged'));
  });

  it('and mended by writing the content again', async () => {
    truncateSync(pathOf(1, digest), 100);
    await blobs.write(1, content);
    expect((await readAll(1, digest)).equals(content)).toBe(true);
  });
});

describe('a crash', () => {
  it('of the sender leaves nothing behind', async () => {
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(FRAME * 2);
        throw new Error('connection lost');
      })(),
    );
    await expect(blobs.write(1, broken)).rejects.toThrow('connection lost');
    expect(unfinished()).toEqual([]);
    expect(existsSync(join(folder, '1'))).toBe(false);
  });

  it('leaves a file that the next start clears, but not the one that another process is writing', async () => {
    for (const name of ['old', 'busy']) writeFileSync(join(folder, 'unfinished', name), 'half');
    utimesSync(join(folder, 'unfinished', 'old'), 0, 0);
    await openBlobs(folder, keys);
    expect(unfinished()).toEqual(['busy']);
  });

  it('before the end of a file leaves no blob, even under its name', async () => {
    const { digest } = await blobs.write(1, randomBytes(1000));
    const stored = readFileSync(pathOf(1, digest));
    writeFileSync(join(folder, 'half'), stored.fill(0, 0, 200));
    renameSync(join(folder, 'half'), pathOf(1, digest));
    await expect(readAll(1, digest)).rejects.toEqual(refused('blob-damaged'));
  });
});

describe('a stream', () => {
  it('of text is refused: a blob is bytes', async () => {
    await expect(blobs.write(1, Readable.from(['tekst']))).rejects.toThrow(TypeError);
  });

  it('that the reader leaves early closes its file', async () => {
    const { digest } = await blobs.write(1, randomBytes(20 * FRAME));
    const stream = await blobs.read(1, digest);
    for await (const chunk of stream) {
      expect(chunk.length).toBe(FRAME);
      break;
    }
    await new Promise((resolve) => stream.once('close', resolve));
    expect(stream.destroyed).toBe(true);
  });

  it('of 200 MB goes through in constant memory, both ways', async () => {
    const piece = randomBytes(1_000_000);
    let highest = 0;
    const measure = (): void => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      highest = Math.max(highest, heapUsed + arrayBuffers);
    };
    measure();
    const before = highest;
    const source = Readable.from(
      (function* () {
        for (let i = 0; i < 200; i++) {
          measure();
          piece.writeUInt32BE(i);
          yield piece;
        }
      })(),
    );
    const { digest, size } = await blobs.write(1, source);
    expect(size).toBe(200_000_000);
    const hash = createHash('sha256');
    for await (const chunk of await blobs.read(1, digest)) {
      hash.update(chunk);
      measure();
    }

    expect(hash.digest('hex')).toBe(digest);
    // Most of it is frames that wait for the garbage collector; the content would be 400 MB.
    expect(highest - before).toBeLessThan(100_000_000);
  }, 60_000);
});
