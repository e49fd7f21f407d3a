/**
 * Every npm script starts here, on whatever Node (20 or newer) is at hand: installs what is missing, compiles what is
 * newer, and goes on with the Node that Meent is made for. Progress goes to stderr, so that a command's answer stays clean.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './lib/build.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { findNode } from './lib/node.mjs';
import { problem, root } from './lib/say.mjs';

const vitest = (project) => ['node_modules/vitest/vitest.mjs', 'run', '--project', project];

/** What a command runs, and whether it needs the compiled program. */
const COMMANDS = {
  // A larger young generation: most of what a request makes is gone when it is answered.
  start: { args: ['--enable-source-maps', '--max-semi-space-size=32', 'dist/src/main.js'], compiled: true },
  meent: { args: ['--enable-source-maps', 'dist/src/cli/main.js'], compiled: true },
  bench: { args: ['--enable-source-maps', '--expose-gc', 'dist/bench/main.js'], compiled: true },
  generate: { args: ['--enable-source-maps', 'dist/src/cli/generate.js'], compiled: true },
  conformance: { args: ['test/contract/report.ts'], compiled: false },
  test: { args: vitest('test'), compiled: true },
  'test:long': { args: [...vitest('long'), '--passWithNoTests'], compiled: true },
  check: { args: ['scripts/check.mjs'], compiled: false },
  asvs: { args: ['scripts/asvs.mjs'], compiled: false },
  build: { args: undefined, compiled: true },
};

const [command, ...rest] = process.argv.slice(2);
const chosen = COMMANDS[command];
if (!chosen) problem(`There is no command "${command ?? ''}"; choose from ${Object.keys(COMMANDS).join(', ')}.`);

await installIfNeeded();
const node = findNode();
if (chosen.compiled) await buildIfNeeded(node, { force: command === 'build' });
if (chosen.args) await goOn([...chosen.args, ...rest]);

/** A terminal sends Ctrl-C to both processes; this one waits, so that the other can end in order. */
function goOn(args) {
  const child = spawn(node, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
  });
  // npm passes SIGTERM on to its shell only, which ends without a word.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise(() => {
    child.on('error', (error) => problem(`${node} does not start: ${error.message}.`));
    child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
  });
}
