import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';
import { closeFolder } from './folder-closed.ts';

let root: string;
let folder: string;
let mark: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'meent-closed-'));
  folder = join(root, 'data');
  mark = join(folder, 'meent.json');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const modes = (): string[] => [folder, mark].map((path) => (statSync(path).mode & 0o777).toString(8));
const production = () =>
  openDataFolder({
    data: folder,
    mode: 'production',
    host: '0.0.0.0',
    baseUrl: 'https://meent.voorbeeld.nl',
    databaseUrl: 'postgres://localhost/meent',
  });

describe('the data folder', () => {
  it('is made closed to other users', () => {
    expect(production()).toMatchObject({ created: true, remark: undefined });
    expect(modes()).toEqual(['700', '600']);
  });

  it('that was left open is closed at the next start', () => {
    production();
    chmodSync(folder, 0o755);
    chmodSync(mark, 0o644);
    expect(production()).toMatchObject({ created: false, remark: undefined });
    expect(modes()).toEqual(['700', '600']);
  });

  it('lets the account of the embedded PostgreSQL pass, and see nothing', () => {
    production();
    closeFolder(folder, mark, { through: true });
    expect(modes()).toEqual([process.getuid?.() === 0 ? '711' : '700', '600']);
  });
});

describe('a data folder of another user', () => {
  const another = (process.getuid?.() ?? 0) + 1;
  beforeEach(() => {
    mkdirSync(folder, { mode: 0o755 });
    writeFileSync(mark, '{}', { mode: 0o640 });
    chmodSync(folder, 0o755);
  });

  it('that others can read is told of, with what to do', () => {
    expect(closeFolder(folder, mark, { through: false, uid: another })).toMatch(
      new RegExp(`can read ${folder}, which .+ "chmod o-rwx ${folder}"`),
    );
    expect(modes()).toEqual(['755', '640']);
  });

  it('that only its group can read is as it should be', () => {
    chmodSync(folder, 0o770);
    expect(closeFolder(folder, mark, { through: false, uid: another })).toBeUndefined();
  });
});
