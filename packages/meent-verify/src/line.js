// @ts-check
/**
 * The proof of one line: a C2SP tlog-proof. Its extra data hold the entry, the line about one person with its salt, and the path
 * between the two. An entry says what was done, a line to whose data; the lines of one entry are the leaves of a small tree.
 */
import { openCheckpoint } from './checkpoint.js';
import { fromBase64, isIncluded, leafHash, rootOf } from './merkle.js';

/**
 * @typedef {import('./checkpoint.js').Checkpoint} Checkpoint
 * @typedef {import('./checkpoint.js').CheckpointFault} CheckpointFault
 * @typedef {Readonly<Record<string, unknown>>} Said
 * @typedef {{ readonly holds: true, readonly entry: Said, readonly line: Said, readonly index: number, readonly checkpoint: Checkpoint }} Proven
 * @typedef {{ readonly holds: false, readonly why: CheckpointFault | 'no-proof' | 'not-in-entry' | 'not-in-log' }} Unproven
 */

const HEADER = 'c2sp.org/tlog-proof@v1';

/** @param {string} text @param {readonly import('./checkpoint.js').Key[]} keys of the log @returns {Proven | Unproven} */
export function verifyLine(text, keys) {
  const proof = parseProof(text);
  if (!proof) return { holds: false, why: 'no-proof' };
  const { index, path, extra, note } = proof;
  const checkpoint = openCheckpoint(note, keys);
  if (typeof checkpoint === 'string') return { holds: false, why: checkpoint };

  const entry = parseObject(extra.entry);
  const line = parseObject(extra.line);
  if (!entry || !line) return { holds: false, why: 'no-proof' };
  const root = rootOf(Number(extra.number), Number(entry.lines), leafHash(String(extra.line)), hashesIn(extra.path));
  if (root === undefined || Buffer.from(root).toString('hex') !== entry.root)
    return { holds: false, why: 'not-in-entry' };
  if (!isIncluded(index, checkpoint.size, leafHash(String(extra.entry)), path, checkpoint.root))
    return { holds: false, why: 'not-in-log' };
  return { holds: true, entry, line, index, checkpoint };
}

/** @param {string} text */
function parseProof(text) {
  const border = text.indexOf('\n\n');
  const [header, first, place, ...encoded] = text.slice(0, Math.max(0, border)).split('\n');
  const [, data] = /^extra (\S+)$/.exec(first ?? '') ?? [];
  const [, index] = /^index (0|[1-9][0-9]*)$/.exec(place ?? '') ?? [];
  const extra = parseObject(data === undefined ? undefined : fromBase64(data)?.toString());
  const path = encoded.flatMap((one) => fromBase64(one) ?? []);
  if (header !== HEADER || !extra || index === undefined || path.length !== encoded.length) return undefined;
  return { index: Number(index), path, extra, note: text.slice(border + 2) };
}

/** Hashes one behind the other. Those that do not fit 32 bytes lead to no root. @param {unknown} text */
function hashesIn(text) {
  const bytes = typeof text === 'string' ? fromBase64(text) : undefined;
  if (!bytes) return [Buffer.alloc(0)];
  return Array.from({ length: Math.ceil(bytes.length / 32) }, (_, i) => bytes.subarray(i * 32, (i + 1) * 32));
}

/** @param {unknown} text @returns {Said | undefined} */
function parseObject(text) {
  try {
    const value = typeof text === 'string' ? JSON.parse(text) : undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
