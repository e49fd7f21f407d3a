import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StartProblem } from '../start-problem.ts';
import { createKeyFile, keyFile, openKeyFile, readKeyFile, replaceKeyFile } from './file.ts';
import { openKeys } from './open.ts';
import { addKey, newRing, ringToJson } from './ring.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'meent-keys-')), 'keys');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const demo = (create: boolean) => ({ folder, mode: 'demo', create }) as const;
const production = () => ({ folder, mode: 'production', create: false }) as const;

function fault(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(StartProblem);
    expect(error).toMatchObject({ code: 'keys' });
    return (error as StartProblem).message;
  }
  throw new Error('nothing was refused');
}

describe('the key file of a demo', () => {
  it('is made on the first start, for the owner alone, and read on the next', () => {
    const keys = openKeys(demo(true));
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['keys.json']);
    expect(openKeys(demo(false)).unseal(1, keys.seal(1, 'geheim'))).toBe('geheim');
    expect(openKeys(demo(true)).unseal(1, keys.seal(1, 'geheim'))).toBe('geheim');
  });

  it('is not made again when data exist: new keys cannot open them', () => {
    expect(fault(() => openKeyFile(demo(false)))).toMatch(/put the key file back/);
  });
});

describe('production', () => {
  it('refuses to start without keys', () => {
    expect(fault(() => openKeyFile(production()))).toMatch(/There are no keys in .*keys\.json; .*keys create/);
    expect(fault(() => openKeyFile({ ...production(), create: true }))).toMatch(/There are no keys/);
  });

  it('refuses the keys of a demo', () => {
    createKeyFile(folder, 'demo');
    expect(fault(() => openKeyFile(production()))).toMatch(/made for a demo; .*MEENT_KEYS/);
  });

  it('takes keys that were made for it', () => {
    createKeyFile(folder, 'production');
    expect(openKeyFile(production()).madeFor).toBe('production');
  });
});

describe('a key file', () => {
  it('that others can reach is refused, one that a group reads is not', () => {
    createKeyFile(folder, 'production');
    for (const mode of [0o604, 0o602, 0o620, 0o644]) {
      chmodSync(keyFile(folder), mode);
      expect(fault(() => openKeyFile(production()))).toMatch(/chmod 600/);
    }
    chmodSync(keyFile(folder), 0o440);
    expect(openKeyFile(production()).keys.length).toBe(4);
  });

  it.each([
    ['empty', () => ''],
    ['half a file', (text: string) => text.slice(0, 300)],
    ['another version', (text: string) => text.replace('"version": 1', '"version": 2')],
    ['a kind that does not exist', (text: string) => text.replace('"kind": "seal"', '"kind": "zegel"')],
    ['a key that is short', (text: string) => text.replace(/"secret": "\w{8}/, '"secret": "')],
    ['a key that somebody typed', (text: string) => text.replace(/"secret": "[^"]+"/, `"secret": "${'A'.repeat(43)}"`)],
    ['no active key to seal', (text: string) => text.replace('"state": "active"', '"state": "old"')],
  ])('with %s is refused, and no secret is shown', (_, change) => {
    createKeyFile(folder, 'production');
    const text = readFileSync(keyFile(folder), 'utf8');
    writeFileSync(keyFile(folder), change(text));
    const sentence = fault(() => openKeyFile(production()));
    expect(sentence).toContain(keyFile(folder));
    for (const [, secret] of text.matchAll(/"secret": "([^"]+)"/g))
      expect(sentence).not.toContain(secret!.slice(10, 20));
  });

  it('with one id twice is refused', () => {
    const ring = newRing('production', '2025-01-01T00:00:00.000Z');
    createKeyFile(folder, 'production');
    writeFileSync(
      keyFile(folder),
      ringToJson({ ...ring, keys: [...ring.keys, { ...ring.keys[0]!, created: '2026-01-01T00:00:00Z' }] }),
    );
    expect(fault(() => openKeyFile(production()))).toMatch(/two keys with one id/);
  });

  it('is never replaced by making one: the first stays', () => {
    const first = createKeyFile(folder, 'production');
    expect(createKeyFile(folder, 'production')).toEqual(first);
    expect(readdirSync(folder)).toEqual(['keys.json']);
  });

  it('is replaced whole on rotation, and a running process opens what the new key sealed', () => {
    const running = openKeys({ folder, mode: 'demo', create: true });
    replaceKeyFile(folder, addKey(readKeyFile(folder)!, 'seal', '2030-01-01T00:00:00.000Z'));
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600);
    const restarted = openKeys(demo(false));
    expect(running.unseal(1, restarted.seal(1, 'geheim'))).toBe('geheim');
  });

  it('in a folder that cannot be written says so', () => {
    const file = join(folder, '..', 'taken');
    writeFileSync(file, '');
    expect(fault(() => createKeyFile(file, 'production'))).toMatch(/Cannot write .*MEENT_KEYS/);
  });
});
