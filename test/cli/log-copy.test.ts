import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../packages/meent-verify/src/cli.js';
import { readKeyFile } from '../../src/foundation/keys/file.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { decodeBundle } from '../../src/logbook/merkle/bundle.ts';
import { EMPTY_EDGE, edgeRoot, extend } from '../../src/logbook/merkle/edge.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { entry } from '../logbook/entries.ts';
import { WEIDEHOEK } from '../support/demo.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
let folder: string;
beforeAll(async () => {
  line = await commandLine();
  folder = mkdtempSync(join(tmpdir(), 'meent-copy-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await line.close();
});
const copy = () => line.meent('log', 'copy', folder, '--municipality', 'localhost');
const read = (path: string) => readFileSync(join(folder, path));

/** Somebody opens something, and it gets its number. */
async function act(): Promise<void> {
  const keys = makeKeys(readKeyFile(join(line.folder, 'keys'))!);
  const db = line.clone.open();
  const one = entry([], { municipality: WEIDEHOEK });
  await createLogbook({ db, keys }).append(one, { entry: one.id, employee: 'm-0101' });
  const sequencer = createSequencer({ db, tasks: [numberEntries(keys)], onError: (error) => console.error(error) });
  while ((await sequencer.round()) !== 0);
}

test('who supervises has the whole log as files: the entries lead to the signed root, and nobody is in them', async () => {
  const { code, out } = await copy();
  expect(code).toBe(0);
  const [, size] = read('checkpoint').toString().split('\n');
  expect(out[0]).toMatch(new RegExp(`^${size} entries, [1-9]\\d* files new`));
  const leaves: Uint8Array[] = [];
  for (let index = 0; leaves.length < Number(size); index += 1) {
    const name = `tile/entries/${String(index).padStart(3, '0')}`;
    const left = Number(size) - leaves.length;
    leaves.push(...decodeBundle(read(left < 256 ? `${name}.p/${left}` : name))!);
  }
  const { edge } = extend(EMPTY_EDGE, leaves.map(leafHash));
  expect(Buffer.from(edgeRoot(edge)).toString('base64')).toBe(read('checkpoint').toString().split('\n')[2]);
  expect(Buffer.concat(leaves).toString()).not.toMatch(/99999\d{4}|"subject"|"salt"/);
});

test('a copy goes on where it was, and the package compares checkpoints with it', async () => {
  const again = await copy();
  expect(again.out[0]).toMatch(/ 0 files new/);
  const said: string[] = [];
  const given = [join(folder, 'checkpoint'), '--key', join(folder, 'vkey'), '--log', folder];
  expect(await main([join(folder, 'checkpoint'), ...given], (text) => said.push(text))).toBe(0);
});

test('who acted was changed: no new head; twin: put back, there is', async () => {
  const other = mkdtempSync(join(tmpdir(), 'meent-copy-'));
  const again = () => line.meent('log', 'copy', other, '--municipality', 'localhost');
  await act();
  const [before] = await line.clone.asOwner<{ commit: string; employees: string }>(
    'select commit, employees from log_actor where municipality = $1 order by commit desc limit 1',
    [WEIDEHOEK],
  );
  const set = (employees: string) =>
    line.clone.asOwner('update log_actor set employees = $2 where commit = $1', [before!.commit, employees]);
  await set(before!.employees.replace(/.(?=.{9}$)/, (letter) => (letter === 'A' ? 'Q' : 'A')));
  const { code, err } = await again();
  expect(code).not.toBe(0);
  expect(err.join()).toContain('who acted is not whom the entry binds');
  expect(existsSync(join(other, 'checkpoint'))).toBe(false);
  await set(before!.employees);
  expect((await again()).code).toBe(0);
  rmSync(other, { recursive: true });
});

test('a log that is not as it should be gives no head that the copy does not bear out', async () => {
  const other = mkdtempSync(join(tmpdir(), 'meent-copy-'));
  await line.clone.asOwner('delete from log_tile where level = 0 and index = 0');
  const { code, err } = await line.meent('log', 'copy', other, '--municipality', 'localhost');
  expect(code).not.toBe(0);
  expect(err.join()).toContain('run "meent verify"');
  expect(existsSync(join(other, 'checkpoint'))).toBe(false);
  rmSync(other, { recursive: true });
});

test('of which municipality is asked as everywhere', async () => {
  writeFileSync(join(folder, 'x'), '');
  expect(await line.meent('log', 'copy', folder, '--municipality', 'derde.localhost')).toMatchObject({ code: 1 });
});
