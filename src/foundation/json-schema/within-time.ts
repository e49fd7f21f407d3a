/**
 * Runs what a schema of somebody else asks for no longer than it may. Every request waits while a value is tested, and
 * whether a schema is heavy shows only when it runs: a pattern tries every way to match, parts that refer to each other
 * twice double with every step. So what it takes decides, and not a guess beforehand (CWE-400, CWE-1333).
 */
import { createContext, Script } from 'node:vm';
import { worked } from '../clock.ts';

/** One room for all: what runs in it is ours, and nothing is looked up there. */
const room = createContext({ work: undefined });
const script = new Script('work()');

export class TooLong extends Error {}

/** Each time twice as long: the seventh ends after a minute, at which every request is given up. */
const MOST_TRIES = 7;

/**
 * The clock stops it, since nothing else can; what counts is the work of the processor. On a machine that has no room a harmless
 * schema stands still while others have their turn, so what was stopped and hardly worked begins again and gets longer.
 * @param ms of work @param work without effect, since it may begin again @param soFar milliseconds that were worked so far; others
 * in a test alone @throws TooLong, and what `work` throws
 */
export function withinTime<Result>(ms: number, work: () => Result, soFar: () => number = worked): Result {
  room.work = work;
  try {
    for (let nth = 0; ; nth++) {
      const before = soFar();
      try {
        return script.runInContext(room, { timeout: ms * 2 ** nth });
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
        if (soFar() - before >= ms / 2 || nth + 1 >= MOST_TRIES) throw new TooLong();
      }
    }
  } finally {
    room.work = undefined;
  }
}
