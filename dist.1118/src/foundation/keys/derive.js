/** Keys made from a key of the ring: HKDF-SHA-256 (RFC 5869) with a label that says for what, and for which municipality. */
import { createPrivateKey, createPublicKey, createSecretKey, hkdfSync } from 'node:crypto';
const derived = (key, label) => Buffer.from(hkdfSync('sha256', key.secret, '', label, 32));
/** AES-256 key that seals for one municipality. */
export const sealKey = (key, municipality) => createSecretKey(derived(key, `meent/seal/v1/${municipality}`));
/** HMAC key of one municipality and purpose: hashes of two municipalities or purposes cannot be compared. */
export const hashKey = (key, municipality, purpose) => createSecretKey(derived(key, `meent/hash/v1/${municipality}/${purpose}`));
/** 32 bytes for one purpose of the node. */
export const nodeKey = (key, purpose) => derived(key, `meent/derive/v1/${purpose}`);
/** The fixed start of a PKCS #8 Ed25519 private key in DER (RFC 8410, section 7); the 32-byte seed follows. */
const ED25519_PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** The Ed25519 key pair (RFC 8032) of the log of one municipality. */
export function logKey(key, municipality) {
    const seed = derived(key, `meent/log/v1/${municipality}`);
    const privateKey = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    return { privateKey, publicKey: new Uint8Array(spki.subarray(-32)) };
}
//# sourceMappingURL=derive.js.map