/**
 * How a blob stands in its file, version 1:
 *
 *     "MEENTBLB" | version (1 byte) | length of the seal (2 bytes, big endian) | seal | frame 0 | frame 1 | ... | final frame
 *
 * The seal is `Keys.seal` over digest, size and a random key of this blob, so a file that is moved to another name or
 * municipality is refused. A frame is AES-256-GCM over 64 KiB of clear bytes (the final one holds what is left, 0 to
 * 64 KiB). Its nonce is its number and whether it is final, as in the STREAM construction (Hoang, Reyhanitabar, Rogaway,
 * Vizár, 2015): frames cannot be changed, left out, added or put in another order, and each can be read on its own.
 */
import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Municipality } from '../db/types.ts';
import type { Keys } from '../types.ts';

/** Clear bytes in a frame. */
export const FRAME = 65_536;
/** Bytes that a frame takes in the file besides the clear ones. */
export const TAG = 16;

const MAGIC = Buffer.from('MEENTBLB\u0001', 'latin1');
/** Bytes before the seal. */
export const PREFIX = MAGIC.length + 2;

export interface BlobHeader {
  readonly key: KeyObject;
  readonly digest: string;
  /** Clear bytes. */
  readonly size: number;
  /** Where frame 0 starts. */
  readonly start: number;
}

/** Every file has a key of its own, so that frame numbers can be nonces. */
export const newBlobKey = (): KeyObject => createSecretKey(randomBytes(32));

/** The bytes before frame 0. Equally long for every digest and size, so that it can be written when both are known. */
export function header(keys: Keys, municipality: Municipality, key: KeyObject, digest: string, size: number): Buffer {
  const clear = `${digest}/${String(size).padStart(15, '0')}/${key.export().toString('base64url')}`;
  const seal = Buffer.from(keys.seal(municipality, clear), 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(seal.length);
  return Buffer.concat([MAGIC, length, seal]);
}

/** Length of the seal by the first bytes of a file; undefined when they are not those of a blob of this version. */
export function sealLength(prefix: Buffer): number | undefined {
  if (prefix.length < PREFIX || !prefix.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return prefix.readUInt16BE(MAGIC.length);
}

/** @throws SealProblem when the seal was changed, moved or its key is unknown. */
export function openHeader(keys: Keys, municipality: Municipality, seal: Buffer): BlobHeader {
  const [digest, size, secret] = keys.unseal(municipality, seal.toString('latin1')).split('/');
  return {
    digest: digest!,
    size: Number(size),
    key: createSecretKey(Buffer.from(secret!, 'base64url')),
    start: PREFIX + seal.length,
  };
}

/** Also an empty blob has a frame: the final one, which says that nothing was cut off. */
export const frameCount = (size: number): number => Math.max(1, Math.ceil(size / FRAME));

/** Puts the frame, `clear.length + TAG` bytes, at the start of `into`. */
export function encryptFrame(key: KeyObject, index: number, final: boolean, clear: Uint8Array, into: Buffer): void {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(index, final));
  into.set(cipher.update(clear));
  cipher.final();
  into.set(cipher.getAuthTag(), clear.length);
}

/** @throws when the frame is not the one that was written at this place of this blob. */
export function decryptFrame(key: KeyObject, index: number, final: boolean, stored: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, final), { authTagLength: TAG });
  decipher.setAuthTag(stored.subarray(-TAG));
  const clear = decipher.update(stored.subarray(0, -TAG));
  decipher.final();
  return clear;
}

function nonce(index: number, final: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(index, 0, 6);
  bytes[11] = final ? 1 : 0;
  return bytes;
}
