import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './folders.ts';

const root = mkdtempSync(join(tmpdir(), 'meent-folders-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('makes the folders above as well, and leaves alone what is there', () => {
  const folder = join(root, 'a', 'b', 'c');
  makeFolder(folder, 0o700);
  makeFolder(folder, 0o755);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a file in the way is no folder', () => {
  writeFileSync(join(root, 'file'), '');
  expect(() => makeFolder(join(root, 'file'))).toThrow(/EEXIST/);
  expect(() => makeFolder(join(root, 'file', 'below'))).toThrow(/ENOTDIR/);
});

test.skipIf(process.platform !== 'linux')('a place where nobody can make anything says so', () => {
  expect(() => makeFolder('/proc/meent/data')).toThrow(/ENOENT|EACCES/);
});
