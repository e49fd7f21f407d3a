/** C2SP signed-note with Ed25519 (signature type 0x01). */
import { createPublicKey, hash, verify } from 'node:crypto';
const ED25519 = 0x01;
const SIGNATURE_SIZE = 64;
const KEY_SIZE = 32;
/** Verifiers must accept at least 16 signatures and should have a limit. */
const MAX_SIGNATURES = 64;
const validName = (name) => name !== '' && !/[\p{White_Space}+\p{Cc}]/u.test(name) && name.isWellFormed();
/** First four bytes of SHA-256(name, newline, type, key). */
export const keyId = ({ name, publicKey }) => hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Uint8Array.of(ED25519), publicKey]), 'buffer').subarray(0, 4);
/** The verifier key as text: `name+hash+base64(type, key)`. */
export const formatVkey = (verifier) => `${verifier.name}+${Buffer.from(keyId(verifier)).toString('hex')}+${Buffer.concat([Uint8Array.of(ED25519), verifier.publicKey]).toString('base64')}`;
/** The inverse; null when the hash does not fit the key or it is not an Ed25519 key. */
export function parseVkey(text) {
    const [name, id, encoded, ...more] = splitVkey(text);
    if (name === undefined || id === undefined || encoded === undefined || more.length > 0 || !validName(name))
        return null;
    const key = decodeBase64(encoded);
    if (key === null || key.length !== KEY_SIZE + 1 || key[0] !== ED25519)
        return null;
    const verifier = { name, publicKey: key.subarray(1) };
    return Buffer.from(keyId(verifier)).toString('hex') === id ? verifier : null;
}
/** The base64 of the key may itself hold a plus sign. */
function splitVkey(text) {
    const first = text.indexOf('+');
    const second = text.indexOf('+', first + 1);
    return first < 0 || second < 0 ? [] : [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)];
}
/** Standard base64 with padding, and nothing else. */
export function decodeBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.toString('base64') === text ? bytes : null;
}
/** A note with one signature. @throws Error when text or name cannot be in a note. */
export function signNote(text, signer) {
    if (!validText(text))
        throw new Error('a note ends in a newline and holds no control characters');
    if (!validName(signer.name))
        throw new Error('a key name has no spaces and no plus sign');
    const signature = Buffer.concat([keyId(signer), signer.sign(Buffer.from(text))]).toString('base64');
    return `${text}\n— ${signer.name} ${signature}\n`;
}
const validText = (text) => text.endsWith('\n') && text.isWellFormed() && !CONTROL.test(text);
// biome-ignore lint/suspicious/noControlCharactersInRegex: the standard forbids exactly these
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
/** Text of the note when a trusted key signed it; null otherwise, also when any trusted key's signature is wrong. */
export function openNote(note, trusted) {
    const border = note.lastIndexOf('\n\n');
    if (border < 0 || !validText(note))
        return null;
    const text = note.slice(0, border + 1);
    const lines = note.slice(border + 2, -1).split('\n');
    if (lines.length > MAX_SIGNATURES)
        return null;
    let signed = false;
    for (const line of lines) {
        const [dash, name, encoded, ...more] = line.split(' ');
        if (dash !== '—' || name === undefined || encoded === undefined || more.length > 0 || !validName(name))
            return null;
        const bytes = decodeBase64(encoded);
        if (bytes === null || bytes.length < 5)
            return null;
        const known = trusted.find((key) => key.name === name && bytes.subarray(0, 4).equals(keyId(key)));
        if (known === undefined)
            continue;
        const signature = bytes.subarray(4);
        if (signature.length !== SIGNATURE_SIZE || !verify(null, Buffer.from(text), keyObject(known.publicKey), signature))
            return null;
        signed = true;
    }
    return signed ? text : null;
}
/** Public key of RFC 8410: a fixed prefix before the 32 bytes. */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const keyObject = (publicKey) => createPublicKey({ key: Buffer.concat([SPKI_PREFIX, publicKey]), format: 'der', type: 'spki' });
//# sourceMappingURL=note.js.map