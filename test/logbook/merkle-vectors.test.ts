/** Published vectors: transparency-dev/merkle (RFC 6962 and subtree proofs) and a log written by tessera (C2SP tlog-tiles). */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  isExtended,
  isIncluded,
  openCheckpoint as openByPackage,
  parseKey,
  verifyExtends,
} from '../../packages/meent-verify/src/index.js';
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
import { published } from '../support/standards.ts';

const VECTORS = published('merkle-tlog-vectors');
const TESSERA = published('tlog-testdata-tessera');

interface Vector {
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly [field: string]: unknown;
}

const bytes = (text: unknown): Hash => Buffer.from(String(text), 'base64');
const proofOf = (vector: Vector): Hash[] => (vector.proof ?? []).map(bytes);
const number = (value: unknown): number => Number(value);

/** The same with one bit of a hash, or one hash of the proof, another. */
function changesOf(vector: Vector): [string, Vector][] {
  const flipped = (text: unknown): string => {
    const hash = Buffer.from(bytes(text));
    hash[hash.length - 1]! ^= 1;
    return hash.toString('base64');
  };
  const proof = vector.proof ?? [];
  const withProof = (what: string, changed: readonly string[]): [string, Vector] => [
    what,
    { ...vector, proof: changed },
  ];
  return [
    ...['leafHash', 'root', 'root1', 'root2']
      // An empty subtree is a part of every tree: the vectors say so with a random root.
      .filter((field) => field in vector && !(field === 'root2' && 'start' in vector && vector.start === vector.end))
      .map((field): [string, Vector] => [field, { ...vector, [field]: flipped(vector[field]) }]),
    ...proof.map((hash, at) => withProof(`proof ${at} changed`, proof.with(at, flipped(hash)))),
    ...proof.map((_, at) => withProof(`proof ${at} gone`, proof.toSpliced(at, 1))),
    withProof('proof longer', [...proof, Buffer.alloc(32).toString('base64')]),
  ];
}

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

/** By packages/meent-verify, which shares no code with the program. */
const packaged: Record<string, (v: Vector) => boolean> = {
  inclusion: (v) => isIncluded(number(v.leafIdx), number(v.treeSize), bytes(v.leafHash), proofOf(v), bytes(v.root)),
  consistency: (v) => isExtended(number(v.size1), number(v.size2), bytes(v.root1), bytes(v.root2), proofOf(v)),
};

describe.skipIf(!VECTORS.present)('proof vectors', () => {
  const folder = join(VECTORS.path, 'testdata');
  const vectorsOf = (kind: string) =>
    globSync(`${folder}/${kind}/**/*.json`).map((file) => ({
      file,
      vector: JSON.parse(readFileSync(file, 'utf8')) as Vector,
    }));
  // All that were published: a copy that lost some must not pass for all of them.
  const kinds = { inclusion: 98, consistency: 98, subtreeinclusion: 204, subtreeconsistency: 118 };

  test.each(Object.entries(kinds))('%s: all %d', (kind, count) => {
    const vectors = vectorsOf(kind);
    expect(vectors).toHaveLength(count);
    expect(vectors.filter(({ vector }) => checks[kind]!(vector) === vector.wantErr).map(({ file }) => file)).toEqual(
      [],
    );
  });

  test('inclusion and consistency by meent-verify: 196 of 196, of which as many are refused as the program refuses', () => {
    const judged = Object.entries(packaged).flatMap(([kind, check]) =>
      vectorsOf(kind).map(({ file, vector }) => ({
        file,
        right: check(vector) !== vector.wantErr,
        refused: vector.wantErr,
      })),
    );
    expect(judged.filter(({ right }) => !right).map(({ file }) => file)).toEqual([]);
    expect(judged.filter(({ right }) => right)).toHaveLength(196);
    expect(judged.filter(({ refused }) => refused)).toHaveLength(184);
  });

  test.each(Object.keys(packaged))('%s by meent-verify: refuses every changed vector as well', (kind) => {
    const passed = vectorsOf(kind)
      .filter(({ vector }) => !vector.wantErr)
      .flatMap(({ file, vector }) =>
        changesOf(vector)
          .filter(([, changed]) => packaged[kind]!(changed))
          .map(([what]) => `${basename(file)}: ${what}`),
      );
    expect(passed).toEqual([]);
  });

  test.each(Object.keys(kinds))('%s: a vector that holds does not when one thing in it is another', (kind) => {
    const held = vectorsOf(kind).filter(({ vector }) => !vector.wantErr);
    const passed = held.flatMap(({ file, vector }) =>
      changesOf(vector)
        .filter(([, changed]) => checks[kind]!(changed))
        .map(([what]) => `${basename(file)}: ${what}`),
    );
    expect(held.length).toBeGreaterThan(5);
    expect(passed).toEqual([]);
  });
});

describe.skipIf(!TESSERA.present)('a log written by tessera', () => {
  const folder = join(TESSERA.path, 'testdata/log');
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

  test('meent-verify: of 15 of 15 sizes the head is opened, and the last extends it by the tiles of the log', async () => {
    const log = parseKey(vkey)!;
    const open = (name: string) => {
      const head = openByPackage(read(name).toString(), [log]);
      if (typeof head === 'string') throw new Error(`${name}: ${head}`);
      return head;
    };
    const last = open('checkpoint');
    const results = await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        verifyExtends(open(`checkpoint.${i + 1}`), last, async (path) => read(path)),
      ),
    );
    expect(results).toEqual(Array.from({ length: 15 }, () => 'holds'));
    expect(last.size).toBe(15);
  });

  test('every bundle is written back the same', () => {
    const bundles = globSync(`${folder}/tile/entries/000.p/*`);
    expect(bundles).toHaveLength(15);
    for (const file of bundles) {
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
