/** Installs the packages when they are missing or differ from package-lock.json. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, root, sayWhile } from './say.mjs';

export async function installIfNeeded() {
  if (isInstalled()) return;
  const done = sayWhile('Installing packages (the first time, or because package-lock.json changed)');
  const { code, said } = await npmCi();
  done();
  if (code !== 0) {
    process.stderr.write(said);
    problem('The packages could not be installed; see the lines above, then try again.');
  }
}

/** Compared by content: a fresh checkout gives every file the time of the checkout. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const present = packagesIn('node_modules/.package-lock.json');
  if (!present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && present[path] === undefined),
  );
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** No package needs its install script, so none is run. */
function npmCi() {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const child = npm
    ? spawn(process.execPath, [npm, ...args], { cwd: root })
    : spawn('npm', args, { cwd: root, shell: process.platform === 'win32' });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, said: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code, said }));
  });
}
