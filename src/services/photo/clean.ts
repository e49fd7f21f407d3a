/**
 * A photo as it may be kept: recognised by its bytes, not by its name, and without what the camera wrote beside the picture
 * (place, time, device, owner): personal data that a report does not need (AVG 5 lid 1 c). How it must be turned stays.
 */
import { cleanJpeg } from './jpeg.ts';
import { cleanPng } from './png.ts';
import { cleanWebp } from './webp.ts';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

export interface Photo {
  readonly type: PhotoType;
  readonly bytes: Buffer;
}

/** Undefined when these bytes are no photo of a kind that we take, or are a damaged one. */
export function cleanPhoto(bytes: Buffer): Photo | undefined {
  try {
    if (bytes.length > 3 && bytes.readUInt16BE(0) === 0xffd8) return { type: 'image/jpeg', bytes: cleanJpeg(bytes) };
    if (bytes.length > 8 && bytes.subarray(0, 8).equals(PNG)) return { type: 'image/png', bytes: cleanPng(bytes) };
    if (bytes.length > 12 && bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
      return { type: 'image/webp', bytes: cleanWebp(bytes) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

export const PNG: Buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
