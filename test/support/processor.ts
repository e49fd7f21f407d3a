/**
 * How much processor time a test file takes: of its own process, and of the programs that it started and that have ended.
 * That is the same on a busy machine as on a quiet one. Told to test/support/reporter.ts; judged by `npm run check`.
 */
import { readFileSync } from 'node:fs';
import { afterAll } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** Seconds of processor time. */
    processor?: number;
  }
}

/** Linux counts in hundredths of a second, whatever its own clock does. */
const TICKS = 100;

/** Seconds of children that ended and were waited for; 0 where the system does not tell. */
function ofChildren(): number {
  try {
    // After the name, which may hold anything and ends with the last bracket: cutime and cstime are its 14th and 15th.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[13]) + Number(fields[14])) / TICKS;
  } catch {
    return 0;
  }
}

function taken(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000 + ofChildren();
}

const before = taken();

// The first that is added is the last that runs: after the hooks of the file itself, which stop what it started.
// biome-ignore lint/correctness/noEmptyPattern: Vitest wants to see that no fixture is asked for
afterAll(({}, suite) => {
  suite.meta.processor = taken() - before;
});
