/** Compiles to `dist` and copies what is not TypeScript (SQL, CSS, fonts, texts), when a source is newer. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { problem, root, say } from './say.mjs';

const SOURCES = ['src', 'bench', 'packages', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];
const dist = join(root, 'dist');
const mark = join(dist, '.built');

/**
 * `force` also checks the types, and fails on them. Otherwise types are only stripped: that is what `npm run check` is
 * for, and it makes a first start two seconds faster.
 */
export async function buildIfNeeded(node, { force = false } = {}) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!force && isFresh()) return;
  if (!existsSync(tsc)) {
    // Installed without what is needed to build: the compiled program that came with it is what there is.
    if (existsSync(mark)) return;
    problem('The program is not compiled and the compiler is not installed; run "npm ci" first.');
  }
  say('Compiling ...');
  const half = join(root, `dist.${process.pid}`);
  const args = [
    tsc,
    '-p',
    'tsconfig.build.json',
    '--outDir',
    half,
    '--tsBuildInfoFile',
    'null',
    '--incremental',
    'false',
  ];
  const result = spawnSync(node, force ? args : [...args, '--noCheck'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    problem('The program does not compile; see the lines above.');
  }
  copyAssets(half);
  writeFileSync(join(half, '.built'), '');
  replace(half);
}

function isFresh() {
  const built = statSync(mark, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && newest(SOURCES.map((source) => join(root, source))) <= built;
}

/** Folders count too: their time changes when a file goes. */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status) continue;
    latest = Math.max(latest, status.mtimeMs);
    if (status.isDirectory() && basename(path) !== 'node_modules') {
      latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))));
    }
  }
  return latest;
}

function copyAssets(to) {
  for (const folder of ['src', 'bench', 'packages']) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (!entry.isFile() || /\.tsx?$/.test(entry.name) || path.includes('node_modules')) continue;
      const target = join(to, path.slice(root.length + 1));
      mkdirSync(dirname(target), { recursive: true });
      cpSync(path, target);
    }
  }
}

/** A program that runs from the old folder keeps it until the new one is complete. */
function replace(half) {
  const old = join(root, `dist.${process.pid}.old`);
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(half, dist);
  rmSync(old, { recursive: true, force: true });
}
