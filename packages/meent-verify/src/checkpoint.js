// @ts-check
/** The signed head of a log: C2SP signed-note (Ed25519) and tlog-checkpoint. */
import { createPublicKey, verify } from 'node:crypto';
import { fromBase64, sha256 } from './merkle.js';

/**
 * @typedef {{ readonly name: string, readonly id: Buffer, readonly key: Buffer }} Key of a log: its name and its public key
 * @typedef {{ readonly origin: string, readonly size: number, readonly root: Buffer, readonly note: string }} Checkpoint
 * @typedef {'no-checkpoint' | 'other-key' | 'bad-signature'} CheckpointFault
 */

const ED25519 = 1;
/** Of RFC 8410: what stands before the 32 bytes of a public key. */
const KEY_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
/** A checkpoint with more is no checkpoint of ours, and each costs a look. */
const MOST_SIGNATURES = 64;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a note has none but the end of a line
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** A verifier key, `name+id+base64`; undefined when it is none, or its id does not belong to it. @param {string} text @returns {Key | undefined} */
export function parseKey(text) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== ED25519) return undefined;
  const own = sha256(Buffer.from(`${name}\n`), bytes).subarray(0, 4);
  return own.toString('hex') === id ? { name, id: own, key: bytes.subarray(1) } : undefined;
}

/** @param {string} text @param {Key} key @param {Buffer} signature */
const isSigned = (text, { key }, signature) =>
  signature.length === 64 &&
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: Buffer.concat([KEY_PREFIX, key]), format: 'der', type: 'spki' }),
    signature,
  );

/**
 * What a checkpoint says, when one of these keys signed it and the key bears the name of the log. Signatures of others (witnesses)
 * are read over.
 * @param {string} note @param {readonly Key[]} keys @returns {Checkpoint | CheckpointFault}
 */
export function openCheckpoint(note, keys) {
  const border = note.lastIndexOf('\n\n');
  const text = note.slice(0, border + 1);
  const head = parseHead(text);
  const lines = note.slice(border + 2).split('\n');
  if (border < 0 || !head || lines.pop() !== '' || lines.length > MOST_SIGNATURES || CONTROL.test(note))
    return 'no-checkpoint';
  let signed = false;
  for (const line of lines) {
    const [, name, encoded] = /^— ([^+\s]+) (\S+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? undefined : fromBase64(encoded);
    if (name === undefined || bytes === undefined || bytes.length < 5) return 'no-checkpoint';
    const key = keys.find(
      (one) => one.name === name && one.name === head.origin && bytes.subarray(0, 4).equals(one.id),
    );
    if (key === undefined) continue;
    if (!isSigned(text, key, bytes.subarray(4))) return 'bad-signature';
    signed = true;
  }
  return signed ? { ...head, note } : 'other-key';
}

/** Origin, size and root; lines after these are signed too and say nothing about the tree. @param {string} text */
function parseHead(text) {
  const [origin, size, encoded, ...more] = text.split('\n');
  const root = encoded === undefined ? undefined : fromBase64(encoded);
  if (!origin || !size || !/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size))) return undefined;
  return root?.length === 32 && more.pop() === '' && !more.includes('')
    ? { origin, size: Number(size), root }
    : undefined;
}
