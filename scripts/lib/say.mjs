import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** One line of progress, beside the answer. */
export const say = (line) => process.stderr.write(`${line}\n`);

/** One sentence, and out. */
export function problem(sentence) {
  say(sentence);
  process.exit(1);
}

/** Says every few seconds that something still runs. Returns the function that ends it. */
export function sayWhile(line, everyMs = 5_000) {
  const began = performance.now();
  say(`${line} ...`);
  const timer = setInterval(() => say(`  still busy, ${Math.round((performance.now() - began) / 1000)} s`), everyMs);
  return () => clearInterval(timer);
}
