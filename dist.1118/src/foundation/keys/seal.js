/** AES-256-GCM over short texts (NIST SP 800-38D): a random 96-bit nonce, a 128-bit tag, as base64url. Synchronous. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { randomSlice } from '../random.js';
const NONCE = 12;
const TAG = 16;
export function encrypt(key, bound, clear) {
    const nonce = randomSlice(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(bound);
    const body = cipher.update(clear, 'utf8');
    cipher.final();
    return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
}
/** @throws when the text, the key or what it is bound to is not the one of `encrypt`. */
export function decrypt(key, bound, text) {
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length < NONCE + TAG)
        throw new Error('too short');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
    decipher.setAAD(bound);
    decipher.setAuthTag(bytes.subarray(-TAG));
    const clear = decipher.update(bytes.subarray(NONCE, -TAG));
    decipher.final();
    return clear.toString('utf8');
}
//# sourceMappingURL=seal.js.map