import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FORMAT, MANIFEST, type Manifest, readManifest, writeManifest } from './manifest.ts';

const manifest: Manifest = {
  format: FORMAT,
  at: '2026-11-27T12:00:00.000Z',
  postgres: '18.4',
  database: 'b1b0a4c2',
  folder: { kind: 'demo', created: '2026-11-27T08:00:00.000Z' },
  migrations: [],
  tables: [],
  sequences: [],
  blobs: { count: 0, bytes: 0, sha256: '' },
  missing: [],
  heads: [],
};

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'meent-manifest-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test('a manifest is read as it was written, and is damaged when it or its sum is otherwise or gone', () => {
  const set = folder();
  const [path, sum] = writeManifest(set, manifest) as [string, string];
  expect(readManifest(set).manifest).toEqual(manifest);
  const [text, written] = [readFileSync(path), readFileSync(sum)];
  for (const spoil of [
    () => writeFileSync(path, text.subarray(1)),
    () => writeFileSync(path, '"manifest"'),
    () => writeFileSync(sum, `${'0'.repeat(64)}  ${MANIFEST}\n`),
    () => rmSync(sum),
    () => rmSync(path),
  ]) {
    spoil();
    expect(() => readManifest(set)).toThrow(/is damaged; use another backup/);
    writeFileSync(path, text);
    writeFileSync(sum, written);
  }
});

test('one of an earlier form says so, and how to come from there to here', () => {
  const set = folder();
  const { database: _, ...earlier } = manifest;
  writeFileSync(join(set, MANIFEST), JSON.stringify(earlier));
  expect(() => readManifest(set)).toThrow(/made by an earlier Meent.* with the Meent that made it.* a new backup/);
});
