import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { refuseForRoot } from './folder-owner.ts';

const ROOT = 0;
const SOMEBODY = 41_234;

let folder: string;
let mark: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meent-owner-'));
  mark = join(folder, 'meent.json');
  writeFileSync(mark, '{ "kind": "demo", "created": "2026-01-05T10:00:00.000Z" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const isRoot = process.getuid?.() === ROOT;

describe('the data folder of somebody else', () => {
  it('is refused to root, with whose it is and what to do', () => {
    if (isRoot) chownSync(mark, SOMEBODY, SOMEBODY);
    expect(() => refuseForRoot(folder, mark, ROOT)).toThrow(/belongs to .+ and you are root.+sudo -u .+MEENT_DATA/);
  });

  it.runIf(isRoot)('is refused at a start, before anything is written', () => {
    chownSync(mark, SOMEBODY, SOMEBODY);
    const before = statSync(folder).mtimeMs;
    const open = () =>
      openDataFolder({
        data: folder,
        mode: 'demo',
        host: '127.0.0.1',
        baseUrl: 'http://localhost:8000',
        databaseUrl: undefined,
      });
    expect(open).toThrow(`sudo -u #${SOMEBODY}`);
    expect(statSync(folder).mtimeMs).toBe(before);
    chownSync(mark, ROOT, ROOT);
    expect(open().mode).toBe('demo');
  });

  it('is left to the file system for anybody else, and root may use its own', () => {
    expect(() => refuseForRoot(folder, mark, SOMEBODY)).not.toThrow();
    if (isRoot) expect(() => refuseForRoot(folder, mark, ROOT)).not.toThrow();
  });
});
