/**
 * How much processor time each test file took in its last run: written by test/support/reporter.ts, judged by `npm run
 * check`. Time on the wall says little on a busy machine; the processor time of a file is the same there, whether it waits or
 * not. Of what a file takes on a quiet machine about half is its own, and the other half the database's, which is not counted.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Of the processor, with the programs that the file starts: one start of a whole demo takes about six of them. */
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

/** @param taken path below the root to seconds. What ran before stays. */
export function recordDurations(root, taken) {
  const known = read(root);
  for (const [path, processor] of Object.entries(taken)) known[path] = { processor, hash: hashOf(join(root, path)) };
  mkdirSync(dirname(fileOf(root)), { recursive: true });
  writeFileSync(fileOf(root), `${JSON.stringify(known, null, 1)}\n`);
}

/** Files that took too long, each as a sentence. One that changed or went since its last run is not judged. */
export const slowTests = (root) =>
  Object.entries(read(root))
    .filter(([path, { processor, hash }]) => processor > MOST_SECONDS && hash === hashOf(join(root, path)))
    .map(
      ([path, { processor }]) =>
        `${path} took ${processor.toFixed(1)} s of the processor; at most ${MOST_SECONDS} s. Split it, or name it *.long.test.ts.`,
    );
