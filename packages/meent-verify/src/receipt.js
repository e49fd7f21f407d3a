// @ts-check
/**
 * The receipt of a consent: W3C Data Integrity (eddsa-jcs-2022) under the key of the log, an id that is a digest of what was said yes
 * to, and lines of the log that name that id.
 */
import { createPublicKey, verify } from 'node:crypto';
import { sha256 } from './merkle.js';

/**
 * @typedef {Readonly<Record<string, unknown>>} Said
 * @typedef {'no-receipt' | 'receipt-key' | 'receipt-signature' | 'receipt-other'} ReceiptFault
 * @typedef {{ readonly holds: true, readonly id: string, readonly status: string, readonly lines: readonly string[] }} Receipt
 */

/** Of RFC 8410: what stands before the 32 bytes of a public key. */
const KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** Type 0xed01 of multicodec: an Ed25519 public key. */
const ED25519_PUBLIC = Buffer.from('ed01', 'hex');
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** A signature has 88 letters. More only costs time: to read them takes the square of it. */
const MOST_LETTERS = 128;

/** @param {unknown} value @returns {Said | undefined} */
const objectIn = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? /** @type {Said} */ (value) : undefined;

/** The receipt in what was parsed from a file, as it is or as the API answers it. @param {unknown} value @returns {Said | undefined} */
export function receiptIn(value) {
  const given = objectIn(value);
  const receipt = objectIn(given?.ontvangstbewijs) ?? given;
  return receipt?.['@type'] === 'dpv:ConsentReceipt' ? receipt : undefined;
}

/** The key that the file itself names. @param {Said} receipt */
export const keyOf = (receipt) => String(objectIn(receipt['meent:bewijs'])?.sleutel);

/**
 * Whether the municipality signed it, and signed this. The lines in it are still to be checked, each with `verifyLine`.
 * @param {Said} receipt @param {readonly import('./checkpoint.js').Key[]} keys of the log, earlier ones too
 * @returns {Receipt | { readonly holds: false, readonly why: ReceiptFault }}
 */
export function verifyReceipt(receipt, keys) {
  const { proof, ...document } = receipt;
  const { proofValue, ...options } = objectIn(proof) ?? {};
  const signer = signerOf(options);
  const signature = multibase(proofValue);
  const said = objectIn(document['meent:vastgelegd']);
  const notice = objectIn(document['dpv:hasNotice']);
  if (!signer || signature?.length !== 64 || !said || !notice) return { holds: false, why: 'no-receipt' };
  // The suite binds the meaning of the names to the signature.
  if (canonical(options['@context']) !== canonical(document['@context'])) return { holds: false, why: 'no-receipt' };
  if (!keys.some(({ key }) => signer.equals(key))) return { holds: false, why: 'receipt-key' };

  const message = Buffer.concat([sha256(Buffer.from(canonical(options))), sha256(Buffer.from(canonical(document)))]);
  const spki = Buffer.concat([KEY_PREFIX, signer]);
  if (!verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature))
    return { holds: false, why: 'receipt-signature' };

  const id = idFrom(said);
  const read = sha256(Buffer.from(String(notice['dct:description']))).toString('hex');
  if (id === undefined || id !== document['dct:identifier'] || read !== said.tekstHash)
    return { holds: false, why: 'receipt-other' };
  const { regels } = objectIn(document['meent:bewijs']) ?? {};
  const lines = Array.isArray(regels) ? regels.map((one) => String(objectIn(one)?.bewijs)) : [];
  return { holds: true, id, status: String(objectIn(document['dpv:hasConsentStatus'])?.['@id']), lines };
}

/** The public key of a `did:key` that signs in this suite. @param {Said} options */
function signerOf({ type, cryptosuite, verificationMethod }) {
  if (type !== 'DataIntegrityProof' || cryptosuite !== 'eddsa-jcs-2022') return undefined;
  const [, did, fragment] = /^did:key:(z\w+)#(z\w+)$/.exec(String(verificationMethod)) ?? [];
  const bytes = did !== undefined && did === fragment ? multibase(did) : undefined;
  return bytes?.length === 34 && bytes.subarray(0, 2).equals(ED25519_PUBLIC) ? bytes.subarray(2) : undefined;
}

/** Base 58 as Bitcoin has it, with the letter z in front. @param {unknown} text */
function multibase(text) {
  if (typeof text !== 'string' || text.length > MOST_LETTERS || text[0] !== 'z') return undefined;
  let value = 0n;
  for (const letter of text.slice(1)) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const noughts = /^z(1*)/.exec(text)?.[1]?.length ?? 0;
  const hex = value === 0n ? '' : value.toString(16);
  return Buffer.concat([Buffer.alloc(noughts), Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')]);
}

/** RFC 8785. @param {unknown} value @returns {string} */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const object = objectIn(value);
  if (!object) return JSON.stringify(value) ?? 'null';
  const members = Object.keys(object).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(object[name])}`).join(',')}}`;
}

/** A UUID of version 8: the milliseconds of the moment, then 74 bits of the digest of what was said. @param {Said} said */
function idFrom(said) {
  const at = Date.parse(String(said.gegeven));
  if (!(at >= 0)) return undefined;
  const time = at.toString(16).padStart(12, '0');
  const tail = sha256(Buffer.from(canonical(said)))
    .subarray(6, 16)
    .toString('hex');
  const variant = ((Number.parseInt(tail.slice(4, 8), 16) & 0x3fff) | 0x8000).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-8${tail.slice(1, 4)}-${variant}-${tail.slice(8)}`;
}
