/**
 * A proof in a log of 10^8 lines, each with an entry of its own (the longest paths there can be), is at most 3 kB and holds. The tree is
 * computed and not stored: all leaves but one are the same, so that a part of it is told by its size.
 */
import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { isExtended, parseKey, verifyLine } from '../../packages/meent-verify/src/index.js';
import { newId } from '../../src/foundation/ids.ts';
import { makeLeaf } from '../../src/logbook/leaf.ts';
import { linePreimage, parseLines } from '../../src/logbook/lines.ts';
import { signCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { type Hash, leafHash, nodeHash } from '../../src/logbook/merkle/hash.ts';
import { formatLineProof } from '../../src/logbook/merkle/lineproof.ts';
import { formatVkey, type Signer } from '../../src/logbook/merkle/note.ts';
import { verifyConsistency } from '../../src/logbook/merkle/proof.ts';
import {
  consistencyRanges,
  inclusionPath,
  inclusionRanges,
  type Range,
  splitOf,
} from '../../src/logbook/merkle/tree.ts';
import { ANNA, entry, keys, line } from './support.ts';

const SIZE = 100_000_000;
const MOST_BYTES = 3_000;
/** As long as a demo municipality's come: an application, a role and an operation with long names, and a page full of people. */
const PEOPLE = 100;

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const signer: Signer = {
  name: 'logboek.meent/2147483647',
  publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
  sign: (bytes) => sign(null, bytes, privateKey),
};
const key = parseKey(formatVkey(signer))!;

const one = entry(
  Array.from({ length: PEOPLE }, (_, i) => line(i === 61 ? ANNA : keys.hash(7, 'bsn', `${i}`))),
  {
    activity: 'verwerking-van-aanvragen-leerlingenvervoer',
    application: 'werkplek-voor-medewerkers-sociaal-domein',
    operation: 'klantinteracties.onderwerpobject.list',
    kind: 'geexporteerd',
    actorRole: 'consulent leerlingenvervoer en jeugd, Sociaal domein',
    organ: 'burgemeester',
  },
);
const leaf = makeLeaf(one, '2026-11-27T12:34:56.789Z');
const preimages = parseLines(leaf.lines)!.map(linePreimage);
const other = leafHash(leaf.preimage.replace(one.id, newId()));

/** The tree of SIZE leaves with ours at `index`. */
function treeWith(index: number): (range: Range) => Hash {
  const plain = new Map<number, Hash>([[1, other]]);
  const rootOf = (size: number): Hash => {
    const known = plain.get(size);
    if (known) return known;
    const k = splitOf(size);
    const root = nodeHash(rootOf(k), rootOf(size - k));
    plain.set(size, root);
    return root;
  };
  return function hashOf({ start, end }): Hash {
    if (index < start || index >= end) return rootOf(end - start);
    if (end - start === 1) return leafHash(leaf.preimage);
    const k = splitOf(end - start);
    return nodeHash(hashOf({ start, end: start + k }), hashOf({ start: start + k, end }));
  };
}

test.each([0, 1, 12_345_678, SIZE / 2, SIZE - 2, SIZE - 1])('at place %d', (index) => {
  const hashOf = treeWith(index);
  const root = hashOf({ start: 0, end: SIZE });
  const text = formatLineProof({
    entry: leaf.preimage,
    line: preimages[61]!,
    number: 61,
    linePath: inclusionPath(preimages.map(leafHash), 61),
    index,
    path: inclusionRanges(index, SIZE).map(hashOf),
    checkpoint: signCheckpoint({ size: SIZE, root }, signer),
  });
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MOST_BYTES);
  expect(verifyLine(text, [key])).toMatchObject({
    holds: true,
    index,
    line: { subject: ANNA },
    checkpoint: { size: SIZE },
  });
  expect(verifyLine(text.replace(/^index .*$/m, `index ${index === 0 ? 2 : index - 1}`), [key])).toMatchObject({
    holds: false,
  });

  const earlier = 99_999_999;
  const before = treeWith(index)({ start: 0, end: earlier });
  const proof = consistencyRanges(earlier, SIZE).map(hashOf);
  if (index < earlier) {
    expect(verifyConsistency(earlier, SIZE, before, root, proof)).toBe(true);
    expect(isExtended(earlier, SIZE, before, root, proof)).toBe(true);
    expect(isExtended(earlier - 1, SIZE, before, root, proof)).toBe(false);
  }
});
