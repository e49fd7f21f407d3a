/** What npm would publish: all that it needs, nothing else, and it judges as it stands there, on the oldest Node too. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafOf, makeEntry, makeSigner, proofParts, proofText } from './made-log.ts';

const source = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'meent-pack-'));
const unpacked = join(folder, 'package');

beforeAll(() => {
  const packed = spawnSync('npm', ['pack', '--silent', '--offline', '--pack-destination', folder], {
    cwd: source,
    encoding: 'utf8',
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });
  expect(packed.status, packed.stderr).toBe(0);
  expect(spawnSync('tar', ['xzf', join(folder, packed.stdout.trim()), '-C', folder]).status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const filesIn = (path: string): readonly string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(unpacked.length + 1))
    .toSorted();

test('holds the program, its text and its licence, and no more', () => {
  expect(filesIn(unpacked)).toEqual([
    'LICENSE',
    'README.md',
    'meent-verify.js',
    'package.json',
    'src/checkpoint.js',
    'src/cli.js',
    'src/extends.js',
    'src/index.js',
    'src/line.js',
    'src/merkle.js',
    'src/receipt.js',
    'src/texts.js',
  ]);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  for (const kind of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies', 'scripts'])
    expect(manifest[kind]).toBeUndefined();
  expect(readFileSync(join(unpacked, 'LICENSE'), 'utf8')).toBe(
    readFileSync(new URL('../../../LICENSE', import.meta.url), 'utf8'),
  );
});

test('needs nothing but Node, and is read in one sitting', () => {
  const sources = filesIn(unpacked).filter((name) => name.endsWith('.js'));
  const text = sources.map((name) => readFileSync(join(unpacked, name), 'utf8')).join('\n');
  const imported = [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)|require\(/g)].map(
    ([, one, other]) => one ?? other ?? 'require',
  );
  const foreign = imported.filter(
    (one) => !one.startsWith('./') && !builtinModules.includes(one.replace(/^node:/, '')),
  );
  expect(foreign).toEqual([]);
  // Besides what it says to people.
  const judging = sources.filter((name) => !name.endsWith('texts.js'));
  const lines = judging.flatMap((name) => readFileSync(join(unpacked, name), 'utf8').split('\n'));
  expect(lines.length).toBeLessThan(700);
});

/** The Node of the tests, and that of the machine, which may be older. */
const nodes = [process.execPath, 'node'];

test.each(nodes)('judges as it was unpacked, with %s', (node) => {
  const signer = makeSigner('logboek.example/1');
  const entries = Array.from({ length: 5 }, (_, at) => makeEntry(at, 2));
  const head = signer.checkpoint(entries.map(({ text }) => leafOf(text)));
  const [proof, key] = [join(folder, 'bewijs.txt'), join(folder, 'sleutel.txt')];
  writeFileSync(key, signer.vkey);
  const run = (text: string) => {
    writeFileSync(proof, text);
    return spawnSync(node, [join(unpacked, 'meent-verify.js'), proof, '--sleutel', key], {
      encoding: 'utf8',
      cwd: folder,
    });
  };
  const good = run(proofText(proofParts(entries, 3, 1, head)));
  expect(good.status, good.stderr + good.stdout).toBe(0);
  // Twin: of another entry.
  const bad = run(proofText({ ...proofParts(entries, 3, 1, head), index: 2 } as never));
  expect(bad.status, bad.stdout).toBe(1);
});
