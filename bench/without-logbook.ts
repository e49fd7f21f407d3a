/**
 * Preloaded by a benchmark (`node --import`): the program with a logbook that writes nothing, to know what the real one costs.
 * It is no setting of the program, and nothing outside bench/ knows of it.
 */
import { registerHooks } from 'node:module';
import type { RunningLogbook } from '../src/logbook/append.ts';

registerHooks({
  resolve(specifier, context, next) {
    return specifier.endsWith('/logbook/append.js') && !context.parentURL?.includes('/bench/')
      ? { url: import.meta.url, shortCircuit: true }
      : next(specifier, context);
  },
});

export const createLogbook = (): RunningLogbook => ({
  append: () => Promise.resolve(),
  asCte: () => ({ insert: '', values: [], shape: '', committed: () => {} }),
  waiting: () => 0,
  idle: () => Promise.resolve(),
});
