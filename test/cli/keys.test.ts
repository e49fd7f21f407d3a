/** Keys by hand: listed without their secrets, made once, rotated and retired as the ring allows. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyFile, readKeyFile } from '../../src/foundation/keys/file.ts';
import { meent } from './support.ts';

let folder: string;
const keys = (...args: string[]) => meent(['keys', ...args], { MEENT_KEYS: folder });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meent-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('none are there until they are made; made once, for production', async () => {
  expect(await keys('list')).toMatchObject({ code: 1, out: [] });
  expect((await keys('create')).code).toBe(0);
  expect(readKeyFile(folder)?.madeFor).toBe('production');
  const before = readFileSync(keyFile(folder), 'utf8');
  const { code, err } = await keys('create');
  expect(code).toBe(1);
  expect(err).toEqual([`There are keys in ${keyFile(folder)} already; nothing was changed.`]);
  expect(readFileSync(keyFile(folder), 'utf8')).toBe(before);
});

test('a list tells everything but the secrets', async () => {
  await keys('create');
  const ring = readKeyFile(folder)!;
  const { code, out } = await keys('list');
  expect(code).toBe(0);
  expect(out).toHaveLength(1 + ring.keys.length);
  for (const { id, secret } of ring.keys) {
    expect(out.join('\n')).toContain(id);
    expect(out.join('\n')).not.toContain(secret.toString('base64url').slice(0, 12));
  }
});

test('a key is rotated, and the first of two retired', async () => {
  await keys('create');
  const [first] = readKeyFile(folder)!.keys.filter(({ kind }) => kind === 'seal');
  expect((await keys('retire', first!.id)).err[0]).toMatch(/is the only active seal key; add one first\.$/);
  expect((await keys('rotate', 'seal')).code).toBe(0);
  expect((await keys('rotate', 'seal')).err[0]).toBe(
    'Nothing was changed: two seal keys are active; retire one first.',
  );
  expect((await keys('retire', first!.id)).code).toBe(0);
  const seals = readKeyFile(folder)!.keys.filter(({ kind }) => kind === 'seal');
  expect(seals.map(({ state }) => state)).toEqual(['old', 'active']);
});

test('a hash key stays, because records are found by it; one that is not there is told', async () => {
  await keys('create');
  await keys('rotate', 'hash');
  const [first] = readKeyFile(folder)!.keys.filter(({ kind }) => kind === 'hash');
  expect(await keys('retire', first!.id)).toMatchObject({
    code: 1,
    err: [
      `Records are still found by hash key ${first!.id}, so it stays; "keys rewrite" retires it. Nothing was changed.`,
    ],
  });
  expect((await keys('retire', 'x123')).err[0]).toBe('Nothing was changed: no active key has id x123.');
});
