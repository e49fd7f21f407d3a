/** Keys made from a key of the ring: HKDF-SHA-256 (RFC 5869) with a label that says for what, and for which municipality. */
import { createPrivateKey, createPublicKey, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { Municipality } from '../db/types.ts';
import type { Key } from './ring.ts';

const derived = (key: Key, label: string): Buffer => Buffer.from(hkdfSync('sha256', key.secret, '', label, 32));

/** AES-256 key that seals for one municipality. */
export const sealKey = (key: Key, municipality: Municipality): KeyObject =>
  createSecretKey(derived(key, `meent/seal/v1/${municipality}`));

/** HMAC key of one municipality and purpose: hashes of two municipalities or purposes cannot be compared. */
export const hashKey = (key: Key, municipality: Municipality, purpose: string): KeyObject =>
  createSecretKey(derived(key, `meent/hash/v1/${municipality}/${purpose}`));

/** 32 bytes for one purpose of the node. */
export const nodeKey = (key: Key, purpose: string): Buffer => derived(key, `meent/derive/v1/${purpose}`);

/** The fixed start of a PKCS #8 Ed25519 private key in DER (RFC 8410, section 7); the 32-byte seed follows. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface LogKey {
  readonly privateKey: KeyObject;
  /** Raw, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** The Ed25519 key pair (RFC 8032) of the log of one municipality. */
export function logKey(key: Key, municipality: Municipality): LogKey {
  const seed = derived(key, `meent/log/v1/${municipality}`);
  const privateKey = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: new Uint8Array(spki.subarray(-32)) };
}
