/** `npm run check`: types, lint and format, layers, licences. Says each result, and exits 1 when one is wrong. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { layerViolations } from './lib/layers.mjs';
import { licenceViolations } from './lib/licences.mjs';
import { root } from './lib/say.mjs';

const program = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? [] : [`${stdout}${stderr}`.trim()];
};

const CHECKS = {
  types: () => program('node_modules/typescript/bin/tsc', '--noEmit'),
  'lint and format': () => program('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
  layers: () => layerViolations(join(root, 'src')),
  licences: () => licenceViolations(root),
};

let wrong = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  const found = check();
  console.log(found.length === 0 ? `${name}: right` : `${name}: wrong\n${found.join('\n')}`);
  if (found.length > 0) wrong++;
}
process.exit(wrong > 0 ? 1 : 0);
