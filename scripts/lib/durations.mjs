/**
 * How long each test file took in its last run: written by test/support/reporter.ts, judged by `npm run check`.
 *
 * A minute on a busy machine says little about a file, so its time is divided by how busy the machine was meanwhile: how much
 * longer than its processor time a small fixed piece of work took, of which the reporter does one five times a second. On a
 * machine that does nothing else that is 1, and the time is the time on the wall, waiting included.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const MOST_SECONDS = 20;

const fileOf = (root) => join(root, 'node_modules', '.cache', 'meent', 'test-durations.json');

const hashOf = (path) => {
  try {
    return createHash('sha1').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
};

function read(root) {
  try {
    return JSON.parse(readFileSync(fileOf(root), 'utf8'));
  } catch {
    return {};
  }
}

/** @param taken path below the root to `{ seconds, busy }`. What ran before stays. */
export function recordDurations(root, taken) {
  const known = read(root);
  for (const [path, { seconds, busy }] of Object.entries(taken))
    known[path] = { seconds, busy, hash: hashOf(join(root, path)) };
  mkdirSync(dirname(fileOf(root)), { recursive: true });
  writeFileSync(fileOf(root), `${JSON.stringify(known, null, 1)}\n`);
}

/** Files that took too long, each as a sentence. One that changed or went since its last run is not judged. */
export const slowTests = (root) =>
  Object.entries(read(root))
    .filter(([path, { seconds, busy, hash }]) => seconds / busy > MOST_SECONDS && hash === hashOf(join(root, path)))
    .map(
      ([path, { seconds, busy }]) =>
        `${path} took ${Math.round(seconds / busy)} s (${Math.round(seconds)} s on a machine ${busy.toFixed(1)} times as busy); at most ${MOST_SECONDS} s. Split it, or move it to test/long.`,
    );
