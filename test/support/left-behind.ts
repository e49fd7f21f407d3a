/** The files of a worker share its process, so each leaves it as it found it: what is left behind fails here, at the file that left it. */
import { afterAll, expect } from 'vitest';
import { now } from '../../src/foundation/clock.ts';

const stateOfProcess = () => ({
  folder: process.cwd(),
  environment: { ...process.env },
  signals: ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal)),
});

const before = stateOfProcess();

// The first that is added is the last that runs: after the hooks of the file itself.
afterAll(() => {
  expect(stateOfProcess()).toEqual(before);
  expect(Math.abs(now().getTime() - Date.now()), 'the time, set and not put back').toBeLessThan(60_000);
});
