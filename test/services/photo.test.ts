/** Photos are recognised by their bytes and kept without what the camera wrote beside the picture. */
import { expect, test } from 'vitest';
import { cleanPhoto } from '../../src/services/photo/clean.ts';
import { jpeg, png, SECRET_PLACE, webp } from '../support/photos.ts';

test.each([
  ['image/jpeg', jpeg()],
  ['image/png', png()],
  ['image/webp', webp()],
])('%s loses place, device and remarks', (type, bytes) => {
  expect(bytes.includes(SECRET_PLACE)).toBe(true);
  const photo = cleanPhoto(bytes);
  expect(photo?.type).toBe(type);
  expect(photo!.bytes.includes(SECRET_PLACE)).toBe(false);
  // Cleaning twice changes nothing: it is a whole photo again.
  expect(cleanPhoto(photo!.bytes)?.bytes.equals(photo!.bytes)).toBe(true);
});

test('how a photo must be turned is kept', () => {
  const { bytes } = cleanPhoto(jpeg())!;
  const exif = bytes.indexOf('Exif\0\0');
  expect(bytes.readUInt16BE(exif + 6 + 18)).toBe(6);
});

test('the compressed picture itself is not touched', () => {
  expect(cleanPhoto(jpeg())!.bytes.includes(Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]))).toBe(true);
});

test.each([
  ['text', Buffer.from('geen foto')],
  ['nothing', Buffer.alloc(0)],
  ['half a jpeg', jpeg().subarray(0, 60)],
  ['half a png', png().subarray(0, 40)],
  ['a webp without a picture', Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1')],
  ['a page in a jpeg coat', Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from('<script>')])],
])('%s is no photo', (_name, bytes) => {
  expect(cleanPhoto(bytes)).toBeUndefined();
});
