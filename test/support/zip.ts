/** What is in a zip, with its sizes and sums held against it. */
import { crc32, inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';

/** As any reader of zips finds them: by the directory at the end. */
export function unzip(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, Buffer>();
  for (let at = bytes.readUInt32LE(end + 16), n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, size, name] = [at + 20, at + 24, at + 28].map((place, i) =>
      i < 2 ? bytes.readUInt32LE(place) : bytes.readUInt16LE(place),
    ) as [number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = inflateRawSync(bytes.subarray(start, start + packed));
    expect(data.length).toBe(size);
    expect(crc32(data)).toBe(bytes.readUInt32LE(at + 16));
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), data);
    at += 46 + name + bytes.readUInt16LE(at + 30);
  }
  return files;
}
