/** docs/legal: every file and test that a norm leans on is there; and the command that counts says so too. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countStates, problemsIn, readNorms } from '../../scripts/lib/legal.mjs';

const root = resolve('.');
const norms = readNorms(root);

describe('the norms', () => {
  test.each(norms)('$norm: what it leans on is there', (norm) => {
    expect(problemsIn(root, [norm])).toEqual([]);
    expect(Object.keys(norm.items).length).toBeGreaterThan(5);
  });

  test('are those that are asked for', () => {
    expect(norms.map(({ file }) => file)).toEqual([
      'asvs.yaml',
      'avg.yaml',
      'bio2.yaml',
      'digid.yaml',
      'uavg.yaml',
      'wmebv.yaml',
    ]);
  });

  test('not everything is met, and what is not has its reason', () => {
    for (const { items } of norms) {
      const { met, part, not } = countStates(items) as { met: number; part: number; not: number };
      expect(met).toBeGreaterThan(0);
      expect(part + not).toBeGreaterThan(0);
    }
  });
});

describe('twin: what is not there is found', () => {
  const item = {
    state: 'met',
    how: 'by this and that',
    code: ['package.json'],
    tests: ['test/legal/norms.test.ts > are those that are asked for'],
  };
  const found = (over: object) => problemsIn(root, [{ file: 'x.yaml', norm: 'x', items: { A: { ...item, ...over } } }]);
  test.each<[string, object, RegExp]>([
    ['a file', { code: ['src/weg.ts'] }, /there is no file src\/weg\.ts/],
    ['a test file', { tests: ['test/weg.test.ts > iets'] }, /there is no test file/],
    ['a test', { tests: ['test/legal/norms.test.ts > a title that nobody wrote'] }, /has no test/],
    [
      'a test that is no more than a part of a title',
      { tests: ['test/legal/norms.test.ts > are those'] },
      /has no test/,
    ],
    ['a state', { state: 'bijna' }, /the state is bijna/],
    ['any proof', { tests: [] }, /names no test/],
    ['any code', { code: [] }, /names no file/],
    ['a reason', { how: '' }, /nothing says how/],
    ['a field', { hoe: 'x' }, /no field "hoe"/],
  ])('%s', (_, over, problem) => expect(found(over).join()).toMatch(problem));

  test('and what is there is not', () => expect(found({})).toEqual([]));
});

test('npm run asvs: a table, and exit code 1 when an answer leans on nothing', () => {
  const asvs = (folder: string) =>
    spawnSync(process.execPath, ['scripts/asvs.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, SHARED: process.env.SHARED ?? resolve('../shared') },
    });
  const good = asvs(root);
  expect(good.stderr).toBe('');
  expect(good.stdout).toMatch(/V8 .*\s7(\/7)?\s/);
  expect(good.status).toBe(0);
  // The same with one claim that nothing holds up.
  const folder = mkdtempSync(join(tmpdir(), 'meent-asvs-'));
  for (const name of ['scripts', 'docs/legal']) cpSync(name, join(folder, name), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  cpSync('node_modules/yaml', join(folder, 'node_modules/yaml'), { recursive: true });
  const file = join(folder, 'docs/legal/asvs.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/ {2}V7\.2\.1:[\s\S]*? {2}V7\.2\.2:/, '  V7.2.2:'));
  const bad = asvs(folder);
  expect(bad.status).toBe(1);
  expect(bad.stderr).toContain('there is no file');
  rmSync(folder, { recursive: true });
});
