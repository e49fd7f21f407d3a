/** WebP (RFC 9649): kept are the picture, its alpha and its colour profile. */

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF']);
/** Flags of VP8X that say that Exif (8) or XMP (4) follows. */
const METADATA = 0x0c;

/** @throws RangeError when a chunk does not fit. */
export function cleanWebp(bytes: Buffer): Buffer {
  const end = Math.min(8 + bytes.readUInt32LE(4), bytes.length);
  const kept: Buffer[] = [];
  for (let at = 12; at < end; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    // A chunk of an odd size is followed by one byte of padding.
    const next = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.length) throw new RangeError('a chunk does not fit');
    if (KEPT.has(type)) {
      const chunk = Buffer.from(bytes.subarray(at, Math.min(next, bytes.length)));
      if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~METADATA, 8);
      kept.push(chunk);
    }
    at = next;
  }
  if (kept.length === 0) throw new RangeError('there is no picture in it');
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}
