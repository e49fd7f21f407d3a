/** AES-256-GCM over short texts (NIST SP 800-38D): a random 96-bit nonce, a 128-bit tag, as base64url. Synchronous. */
import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

// Asking the kernel per nonce takes as long as the encryption; a nonce is used at once and never again.
const nonces = Buffer.allocUnsafe(NONCE * 512);
let used = nonces.length;

function nextNonce(): Buffer {
  if (used === nonces.length) {
    randomFillSync(nonces);
    used = 0;
  }
  used += NONCE;
  return nonces.subarray(used - NONCE, used);
}

export function encrypt(key: KeyObject, bound: Buffer, clear: string): string {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bound);
  const body = cipher.update(clear, 'utf8');
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}

/** @throws when the text, the key or what it is bound to is not the one of `encrypt`. */
export function decrypt(key: KeyObject, bound: Buffer, text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < NONCE + TAG) throw new Error('too short');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(bound);
  decipher.setAuthTag(bytes.subarray(-TAG));
  const clear = decipher.update(bytes.subarray(NONCE, -TAG));
  decipher.final();
  return clear.toString('utf8');
}
