/** The Node that Meent runs on: the one that npm installed, or else the one that runs this, when that is new enough. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem, root } from './say.mjs';

const MAJOR = 24;

export function findNode() {
  const installed = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  // On Alpine the package is there but cannot run: it needs glibc.
  if (existsSync(installed) && spawnSync(installed, ['--version']).status === 0) return installed;
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath;
  return problem(
    `Meent needs Node ${MAJOR} or newer and this is ${process.version}; npm has none for ${process.platform} on ${process.arch} here, so install it from https://nodejs.org.`,
  );
}
