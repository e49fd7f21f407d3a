/** Published vectors: transparency-dev/merkle (RFC 6962 and subtree proofs) and a log written by tessera (C2SP tlog-tiles). */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodeBundle, encodeBundle } from '../../src/logbook/merkle/bundle.ts';
import { openCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { EMPTY_EDGE, edgeRoot, extend } from '../../src/logbook/merkle/edge.ts';
import { EMPTY_ROOT, type Hash, leafHash, sameHash } from '../../src/logbook/merkle/hash.ts';
import { formatVkey, parseVkey } from '../../src/logbook/merkle/note.ts';
import {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from '../../src/logbook/merkle/proof.ts';

const standards = join(process.env.SHARED ?? resolve('../shared'), 'standards');

/** The vectors are not a part of this repository: without them the suite says so and is skipped. */
const present = (folder: string): boolean => {
  const found = existsSync(join(standards, folder));
  if (!found) console.warn(`skipped: no ${folder} under ${standards} (set SHARED to the folder that holds standards/)`);
  return found;
};

interface Vector {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly [field: string]: unknown;
}

const bytes = (text: unknown): Hash => Buffer.from(String(text), 'base64');
const proofOf = (vector: Vector): Hash[] => (vector.proof ?? []).map(bytes);
const number = (value: unknown): number => Number(value);

const checks: Record<string, (v: Vector) => boolean> = {
  inclusion: (v) =>
    verifyInclusion(number(v.leafIdx), number(v.treeSize), bytes(v.leafHash), proofOf(v), bytes(v.root)),
  consistency: (v) => verifyConsistency(number(v.size1), number(v.size2), bytes(v.root1), bytes(v.root2), proofOf(v)),
  subtreeinclusion: (v) =>
    verifySubtreeInclusion(
      number(v.leafIdx),
      { start: number(v.start), end: number(v.end) },
      bytes(v.leafHash),
      proofOf(v),
      bytes(v.root),
    ),
  subtreeconsistency: (v) =>
    verifySubtreeConsistency(
      { start: number(v.start), end: number(v.end) },
      number(v.size),
      bytes(v.root1),
      bytes(v.root2),
      proofOf(v),
    ),
};

describe.skipIf(!present('merkle-tlog-vectors'))('proof vectors', () => {
  const folder = join(standards, 'merkle-tlog-vectors/testdata');
  test.each(Object.keys(checks))('%s', (kind) => {
    const files = globSync(`${folder}/${kind}/**/*.json`);
    expect(files.length).toBeGreaterThan(40);
    const wrong = files.filter((file) => {
      const vector = JSON.parse(readFileSync(file, 'utf8')) as Vector;
      return checks[kind]!(vector) === vector.wantErr;
    });
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!present('tlog-testdata-tessera'))('a log written by tessera', () => {
  const folder = join(standards, 'tlog-testdata-tessera/testdata/log');
  const vkey = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx';
  const read = (path: string) => readFileSync(join(folder, path));

  test('its key reads and writes the same', () => {
    expect(formatVkey(parseVkey(vkey)!)).toBe(vkey);
    expect(parseVkey(vkey.replace('33d7b496', '33d7b497'))).toBeNull();
  });

  test('every checkpoint is signed over the tree of its entries', () => {
    const log = parseVkey(vkey)!;
    const entries = decodeBundle(read('tile/entries/000.p/15'))!;
    expect(entries).toHaveLength(15);
    const checkpoints = globSync(`${folder}/checkpoint*`);
    expect(checkpoints).toHaveLength(17);
    for (const file of checkpoints) {
      const head = openCheckpoint(readFileSync(file, 'utf8'), [log])!;
      const leaves = entries.slice(0, head.size).map(leafHash);
      const { edge, tiles } = extend(EMPTY_EDGE, leaves);
      expect(Buffer.from(edgeRoot(edge)), basename(file)).toEqual(Buffer.from(head.root));
      if (head.size > 0) expect(Buffer.from(tiles[0]!.data)).toEqual(read(`tile/0/000.p/${head.size}`));
    }
    expect(sameHash(openCheckpoint(read('checkpoint.0').toString(), [log])!.root, EMPTY_ROOT)).toBe(true);
  });

  test('every bundle is written back the same', () => {
    for (const file of globSync(`${folder}/tile/entries/000.p/*`)) {
      const bundle = readFileSync(file);
      expect(Buffer.from(encodeBundle(decodeBundle(bundle)!))).toEqual(bundle);
    }
  });

  test('a checkpoint changed in one place is refused', () => {
    const log = parseVkey(vkey)!;
    const note = read('checkpoint').toString();
    expect(openCheckpoint(note, [log])).not.toBeNull();
    for (let at = 0; at < note.length; at += 1) {
      const changed = `${note.slice(0, at)}${note[at] === 'A' ? 'B' : 'A'}${note.slice(at + 1)}`;
      expect(openCheckpoint(changed, [log]), `position ${at}`).toBeNull();
    }
  });
});
