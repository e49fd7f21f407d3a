// @ts-check
/**
 * Whether a later checkpoint holds all of an earlier one. The hashes for it come from the tiles of the log (C2SP tlog-tiles),
 * which nobody has to trust: they must lead to both signed roots.
 */
import { isExtended, nodeHash } from './merkle.js';

/**
 * @typedef {import('./checkpoint.js').Checkpoint} Checkpoint
 * @typedef {(path: string) => Promise<Uint8Array | undefined>} ReadTile the file at `tile/...` of the log
 * @typedef {'other-log' | 'fork' | 'no-tiles' | 'not-extended' | 'put-back'} ExtendFault
 */

const WIDTH = 256;

/** @param {Checkpoint} earlier @param {Checkpoint} later @param {ReadTile | undefined} read @returns {Promise<'holds' | ExtendFault>} */
export async function verifyExtends(earlier, later, read) {
  if (earlier.origin !== later.origin) {
    if (beforeOf(earlier, later.origin)) return verifyExtends(later, earlier, read);
    const before = beforeOf(later, earlier.origin);
    if (!before) return 'other-log';
    if (earlier.size > before.kept) return 'put-back';
  } else if (earlier.size > later.size) return verifyExtends(later, earlier, read);
  if (earlier.size === later.size) return earlier.root.equals(later.root) ? 'holds' : 'fork';
  // Every log begins empty.
  if (earlier.size === 0) return 'holds';
  if (!read) return 'no-tiles';
  const proof = [];
  for (const [start, end] of rangesOf(0, earlier.size, later.size, true)) {
    const hash = await hashOf(start, end, later.size, read);
    if (!hash) return 'no-tiles';
    proof.push(hash);
  }
  return isExtended(earlier.size, later.size, earlier.root, later.root, proof) ? 'holds' : 'not-extended';
}

/**
 * A log that was put back goes on under another name, and says so in each checkpoint, the last time first: which log came before, its last
 * checkpoint, and how many of its entries were still there.
 * @param {Checkpoint} checkpoint @param {string} name of an earlier log
 */
export function beforeOf({ note }, name) {
  const said = note.matchAll(/^vorige (\S+) (\d+) \S+ (\d+)$/gm);
  let kept = Number.MAX_SAFE_INTEGER;
  for (const [, origin, size, left] of said) {
    kept = Math.min(kept, Number(left));
    if (origin === name) return { size: Number(size), kept };
  }
  return undefined;
}

/** The largest power of two below `size`. @param {number} size */
function splitOf(size) {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/**
 * SUBPROOF of RFC 6962 section 2.1.2, as ranges of leaves.
 * @param {number} start @param {number} m @param {number} n @param {boolean} known @returns {[number, number][]}
 */
function rangesOf(start, m, n, known) {
  if (m === n) return known ? [] : [[start, start + n]];
  const k = splitOf(n);
  return m <= k
    ? [...rangesOf(start, m, k, known), [start + k, start + n]]
    : [...rangesOf(start + k, m - k, n - k, false), [start, start + k]];
}

/** @param {number} start @param {number} end @param {number} size @param {ReadTile} read @returns {Promise<Uint8Array | undefined>} */
async function hashOf(start, end, size, read) {
  const count = end - start;
  if (Number.isInteger(Math.log2(count))) return perfectHash(Math.log2(count), start / count, size, read);
  const k = splitOf(count);
  const left = await hashOf(start, start + k, size, read);
  const right = await hashOf(start + k, end, size, read);
  return left && right && nodeHash(left, right);
}

/** The root of `2^level` leaves from `index * 2^level`. @param {number} level @param {number} index @param {number} size @param {ReadTile} read */
async function perfectHash(level, index, size, read) {
  const [row, count] = [Math.floor(level / 8), 2 ** (level % 8)];
  const first = index * count;
  const tile = Math.floor(first / WIDTH);
  const width = Math.min(WIDTH, Math.floor(size / WIDTH ** row) - tile * WIDTH);
  const path = `tile/${row}/${pathOf(tile)}`;
  // A full tile begins with every narrower one, and a copy of the log may have dropped those.
  const data = (width < WIDTH ? await read(`${path}.p/${width}`) : undefined) ?? (await read(path));
  const from = (first % WIDTH) * 32;
  if (!data || data.length < from + count * 32) return undefined;
  let hashes = Array.from({ length: count }, (_, i) => data.subarray(from + i * 32, from + (i + 1) * 32));
  while (hashes.length > 1)
    hashes = hashes.flatMap((hash, i) =>
      i % 2 === 1 ? [nodeHash(/** @type {Uint8Array} */ (hashes[i - 1]), hash)] : [],
    );
  return hashes[0];
}

/** `x001/x234/067` for 1234067. @param {number} index */
function pathOf(index) {
  const groups = [];
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`${groups.length > 0 ? 'x' : ''}${String(rest % 1000).padStart(3, '0')}`);
  return groups.join('/');
}
