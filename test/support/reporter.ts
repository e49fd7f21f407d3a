/** Ends a run with `N passed, N failed`, and names the test files that take too long. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

const SLOWEST_MS = 20_000;

export default class CountingReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandled.length;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        if (state === 'failed') failed++;
      }
      // A file or a hook that breaks has no failed test of its own, but the run did fail.
      failed += brokenSuites(module);
    }
    const slow = modules.filter(
      (module) => module.project.name === 'test' && module.diagnostic().duration > SLOWEST_MS,
    );
    for (const module of slow) {
      console.log(
        `slow test file: ${module.relativeModuleId} took ${Math.round(module.diagnostic().duration / 1000)} s; at most ${SLOWEST_MS / 1000} s, or move it to test/long`,
      );
    }
    const counts = { passed, failed, slow: slow.map((module) => module.relativeModuleId) };
    if (process.env.TEST_COUNTS_FILE) writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify(counts));
    // After the summary of the reporter before this one.
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}

function brokenSuites(module: TestModule): number {
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0).length;
  return suites + (module.errors().length > 0 ? 1 : 0);
}
