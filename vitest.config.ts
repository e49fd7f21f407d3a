import { defineConfig } from 'vitest/config';

const shared = {
  setupFiles: ['test/support/no-network.ts', 'test/support/processor.ts'],
  pool: 'forks' as const,
  hookTimeout: 60_000,
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
          include: ['test/**/*.test.{ts,tsx}', 'src/**/*.test.{ts,tsx}'],
          exclude: ['test/long/**', 'test/failover/**'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: { ...shared, name: 'long', include: ['test/{long,failover}/**/*.test.{ts,tsx}'], testTimeout: 600_000, hookTimeout: 300_000 },
      },
    ],
  },
});
