/**
 * A flat zip of a few JSON files, in memory: what products use to hand over a catalogue. No folders, encryption, spanning
 * or zip64 (APPNOTE 6.3). Sizes are bounded before anything is unpacked.
 */
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export class UnreadableZip extends Error {}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;
const MOST_FILES = 100;
const MOST_BYTES = 100_000_000;
/** The first day that a zip can tell, so that the same content gives the same bytes. */
const DAY = 0x21;
/** Names are UTF-8. */
const UTF8 = 0x800;

/** Files by name. @throws UnreadableZip */
export function readZip(bytes: Buffer): ReadonlyMap<string, Buffer> {
  try {
    return filesIn(bytes);
  } catch (error) {
    if (error instanceof UnreadableZip) throw error;
    throw new UnreadableZip('The zip is damaged; make the export again.');
  }
}

function filesIn(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0)
    throw new UnreadableZip('This is not a zip file, or not all of it; give the zip that the other product exported.');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_FILES) throw new UnreadableZip(`The zip has more than ${MOST_FILES} files.`);
  const files = new Map<string, Buffer>();
  let total = 0;
  for (let at = bytes.readUInt32LE(end + 16), index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new UnreadableZip('The zip is damaged; make the export again.');
    const [method, crc] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16)];
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    total += size;
    // Which of the two another program would read nobody knows.
    if (files.has(name)) throw new UnreadableZip(`The zip has the file ${name} twice; make the export again.`);
    if (total > MOST_BYTES) throw new UnreadableZip(`The zip holds more than ${MOST_BYTES / 1e6} MB.`);
    files.set(name, unpack(bytes, bytes.readUInt32LE(at + 42), { method, crc, packed, size }));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function unpack(
  bytes: Buffer,
  at: number,
  { method, crc, packed, size }: { method: number; crc: number; packed: number; size: number },
): Buffer {
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const content = bytes.subarray(start, start + packed);
  if (method !== STORED && method !== DEFLATED) throw new UnreadableZip('The zip uses a compression that is not read.');
  const data = method === STORED ? content : inflateRawSync(content, { maxOutputLength: size || 1 });
  if (data.length !== size || crc32(data) !== crc)
    throw new UnreadableZip('The zip is damaged; make the export again.');
  return data;
}

/** The same files give the same bytes. */
export function writeZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const [name, data] of files) {
    const label = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(data);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(UTF8, 2);
    shared.writeUInt16LE(DEFLATED, 4);
    shared.writeUInt16LE(DAY, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    locals.push(uint32(LOCAL), shared, label, packed);
    centrals.push(uint32(CENTRAL), Buffer.from([20, 0]), shared, tail, label);
    at += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.size, 4);
  end.writeUInt16LE(files.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, directory, uint32(END), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
