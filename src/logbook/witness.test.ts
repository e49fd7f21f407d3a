/** What a power cut leaves of the folder of heads: nothing is left of what was not flushed, nor of a name in a folder that was not. */
import fs, { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWitness } from './witness.ts';

/** Calls of the disk in their order. A handle is told by the name that it was opened with. */
const calls: string[] = [];
const opened = new Map<number, string>();

const { openSync, writeFileSync, fsyncSync, renameSync } = fs;

/** Node's own functions, for whoever has imported them already. */
function replace(changed: object): void {
  Object.assign(fs, changed);
  syncBuiltinESMExports();
}

beforeAll(() => {
  const nameOf = (path: unknown): string =>
    basename(typeof path === 'number' ? (opened.get(path) ?? '?') : String(path)).replace(/\.\d+$/, '.half');
  const told =
    <Args extends unknown[], T>(what: string, call: (...args: Args) => T) =>
    (...args: Args): T => {
      const result = call(...args);
      if (what === 'open') opened.set(result as number, String(args[0]));
      else calls.push(`${what} ${nameOf(args[0])}`);
      return result;
    };
  replace({
    openSync: told('open', openSync),
    writeFileSync: told('write', writeFileSync),
    fsyncSync: told('flush', fsyncSync),
    renameSync: told('rename', renameSync),
  });
});
afterAll(() => replace({ openSync, writeFileSync, fsyncSync, renameSync }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'meent-heads-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a head is flushed before it gets its name, and its name after', () => {
  const witness = openWitness(folder, (error) => {
    throw error;
  });
  const note = 'logboek.meent/7\n9\nAAAA\n';
  witness.remember(7, note);
  witness.close();
  expect(calls).toEqual(['write 7.head.half', 'flush 7.head.half', 'rename 7.head.half', `flush ${basename(folder)}`]);
  expect(readdirSync(folder)).toEqual(['7.head']);
  expect(readFileSync(join(folder, '7.head'), 'utf8')).toBe(note);
});
