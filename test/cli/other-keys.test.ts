import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createKeyFile, keyFile, replaceKeyFile } from '../../src/foundation/keys/file.ts';
import { RING } from '../support/server.ts';
import { commandLine } from './support.ts';

test('a database is refused with other keys than those it was filled with', async () => {
  const line = await commandLine();
  const folder = mkdtempSync(join(tmpdir(), 'meent-keys-'));
  onTestFinished(async () => {
    await line.close();
    rmSync(folder, { recursive: true, force: true });
  });
  expect((await line.meent('jobs', 'failed')).code).toBe(0);
  replaceKeyFile(join(line.folder, 'keys'), createKeyFile(folder, 'demo'));
  expect(await line.meent('jobs', 'failed')).toMatchObject({
    code: 1,
    err: [
      `This database was filled with other keys than those in ${keyFile(join(line.folder, 'keys'))}; set MEENT_DATA or MEENT_KEYS to where its own are, or DATABASE_URL to an empty database.`,
    ],
  });
  replaceKeyFile(join(line.folder, 'keys'), RING);
  expect((await line.meent('jobs', 'failed')).code).toBe(0);
});
