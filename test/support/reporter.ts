/** Ends a run with `N passed, N failed`, and notes how much processor time each test file took: `npm run check` refuses the slow ones. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const { MOST_SECONDS, recordDurations } = (await import(resolve('scripts/lib/durations.mjs'))) as {
  readonly MOST_SECONDS: number;
  recordDurations(root: string, taken: Readonly<Record<string, number>>): void;
};

export default class CountingReporter implements Reporter {
  private readonly taken: Record<string, number> = {};

  onTestModuleEnd(module: TestModule): void {
    // Counted by the process of the file itself: test/support/processor.ts. A file that breaks may not come so far.
    const { processor } = module.meta();
    if (module.project.name === 'test' && processor !== undefined) this.taken[module.relativeModuleId] = processor;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    let passed = 0;
    const failures = unhandled.map((error) => `outside any test: ${firstLine(error)}`);
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'passed') passed++;
        if (state === 'failed')
          failures.push(`${module.relativeModuleId} > ${test.fullName}: ${firstLine(errors?.[0])}`);
      }
      // A file or a hook that breaks has no failed test of its own, but the run did fail.
      failures.push(...brokenSuites(module));
    }
    const failed = failures.length;
    recordDurations(process.cwd(), this.taken);
    for (const [path, processor] of Object.entries(this.taken))
      if (processor > MOST_SECONDS)
        console.log(
          `slow test file: ${path} took ${processor.toFixed(1)} s of the processor; npm run check refuses more than ${MOST_SECONDS} s`,
        );
    if (process.env.TEST_COUNTS_FILE) {
      writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify({ passed, failed }));
      // Who reads the end of a long run alone finds there what went wrong.
      writeFileSync(`${process.env.TEST_COUNTS_FILE}.failed`, failures.map((one) => `${one}\n`).join(''));
    }
    // After the summary of the reporter before this one.
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}

function brokenSuites(module: TestModule): readonly string[] {
  const suites = [...module.children.allSuites()].flatMap((suite) =>
    suite
      .errors()
      .slice(0, 1)
      .map((error) => `${module.relativeModuleId} > ${suite.fullName}: ${firstLine(error)}`),
  );
  const own = module.errors().slice(0, 1);
  return [...suites, ...own.map((error) => `${module.relativeModuleId}: ${firstLine(error)}`)];
}

const firstLine = (error: unknown): string =>
  String((error as { message?: unknown } | undefined)?.message ?? error)
    .split('\n', 1)[0]!
    .slice(0, 300);
