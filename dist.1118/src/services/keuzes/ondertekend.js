/**
 * A JSON document that is signed so that it is checked without us: W3C Data Integrity with the suite eddsa-jcs-2022
 * (Ed25519 over SHA-256 of canonical JSON, RFC 8785). The key is that of the log of the municipality, whose public half is at
 * /logboek/tlog/vkey: who kept that one has both. What is signed here are two digests, which no head of a log looks like.
 */
import { createHash } from 'node:crypto';
import { canonical } from '../../logbook/jcs.js';
/** Type 0xed01 of multicodec: an Ed25519 public key. */
const ED25519_PUBLIC = Uint8Array.of(0xed, 0x01);
/** @param created RFC 3339 */
export function onderteken(document, municipality, keys, created) {
    const key = `z${base58(Buffer.concat([ED25519_PUBLIC, keys.publicKey(municipality)]))}`;
    const proof = {
        type: 'DataIntegrityProof',
        cryptosuite: 'eddsa-jcs-2022',
        created,
        verificationMethod: `did:key:${key}#${key}`,
        proofPurpose: 'assertionMethod',
        // The suite binds the meaning of the names to the signature.
        ...(document['@context'] === undefined ? {} : { '@context': document['@context'] }),
    };
    const signature = keys.sign(municipality, Buffer.concat([digest(proof), digest(document)]));
    return { ...document, proof: { ...proof, proofValue: `z${base58(signature)}` } };
}
const digest = (value) => createHash('sha256').update(canonical(value), 'utf8').digest();
const LETTERS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Base 58 as Bitcoin has it: a byte of nought in front is a letter 1. */
function base58(bytes) {
    let value = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
    let text = '';
    for (; value > 0n; value /= 58n)
        text = LETTERS[Number(value % 58n)] + text;
    const noughts = bytes.findIndex((byte) => byte !== 0);
    return '1'.repeat(noughts < 0 ? bytes.length : noughts) + text;
}
//# sourceMappingURL=ondertekend.js.map