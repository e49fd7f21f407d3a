/**
 * `npm run check`: types, lint and format, layers, licences, and how long each test file took in its last run. Says each
 * result, and exits 1 when one is wrong. With names after it (`npm run check -- "test files"`) those alone.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { slowTests } from './lib/durations.mjs';
import { layerViolations, packageViolations } from './lib/layers.mjs';
import { licenceViolations } from './lib/licences.mjs';
import { problem, root } from './lib/say.mjs';

const program = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? [] : [`${stdout}${stderr}`.trim()];
};

const CHECKS = {
  types: () => program('node_modules/typescript/bin/tsc', '--noEmit'),
  'lint and format': () => program('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  layers: () => [...layerViolations(join(root, 'src')), ...packageViolations(join(root, 'packages'))],
  licences: () => licenceViolations(root),
  'test files': () => slowTests(root),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) problem(`There is no check "${unknown[0]}"; choose from ${Object.keys(CHECKS).join(', ')}.`);

let wrong = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const found = check();
  console.log(found.length === 0 ? `${name}: right` : `${name}: wrong\n${found.join('\n')}`);
  if (found.length > 0) wrong++;
}
process.exit(wrong > 0 ? 1 : 0);
