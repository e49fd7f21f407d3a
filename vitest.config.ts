import { defineConfig } from 'vitest/config';

/** What takes long, or holds for rare cases: `npm run test:long`. */
const LONG = ['test/{long,failover}/**/*.test.{ts,tsx}', 'test/**/*.long.test.{ts,tsx}'];

const shared = {
  setupFiles: ['test/support/no-network.ts', 'test/support/processor.ts', 'test/support/left-behind.ts'],
  pool: 'forks' as const,
  hookTimeout: 60_000,
  // What is waited for comes soon on a quiet machine, and later on a busy one.
  expect: { poll: { timeout: 15_000 } },
};

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Two cores is what the tests are sized for; more workers wait for the one PostgreSQL.
    maxWorkers: 2,
    reporters: ['default', './test/support/reporter.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'test',
          include: ['test/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}', 'packages/**/*.test.ts'],
          exclude: LONG,
          testTimeout: 60_000,
          // The files of a worker share its process: the program is loaded and warm once, not once per file.
          // So a file puts back what it changes in the process, and closes what it opens.
          isolate: false,
        },
      },
      {
        extends: true,
        test: { ...shared, name: 'long', include: LONG, testTimeout: 600_000, hookTimeout: 300_000 },
      },
    ],
  },
});
