/** Ends a run with `N passed, N failed`, and notes how long each test file took: `npm run check` refuses the slow ones. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { type BusyMeter, startBusyMeter } from './busy.ts';

interface Taken {
  readonly seconds: number;
  readonly busy: number;
}

const { MOST_SECONDS, recordDurations } = (await import(resolve('scripts/lib/durations.mjs'))) as {
  readonly MOST_SECONDS: number;
  recordDurations(root: string, taken: Readonly<Record<string, Taken>>): void;
};

export default class CountingReporter implements Reporter {
  private meter: BusyMeter | undefined;
  private readonly started = new Map<string, number>();
  private readonly taken: Record<string, Taken> = {};

  onTestRunStart(): void {
    this.meter = startBusyMeter();
  }

  onTestModuleQueued(module: TestModule): void {
    this.started.set(module.id, performance.now());
  }

  onTestModuleEnd(module: TestModule): void {
    const start = this.started.get(module.id);
    if (module.project.name !== 'test' || start === undefined) return;
    // What its tests and hooks took: a file that is read and compiled for the first time waits for that as well.
    this.taken[module.relativeModuleId] = {
      seconds: module.diagnostic().duration / 1_000,
      busy: this.meter!.since(start),
    };
  }

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
    this.meter?.stop();
    recordDurations(process.cwd(), this.taken);
    for (const [path, { seconds, busy }] of Object.entries(this.taken))
      if (seconds / busy > MOST_SECONDS)
        console.log(
          `slow test file: ${path} took ${Math.round(seconds / busy)} s; npm run check refuses more than ${MOST_SECONDS} s`,
        );
    if (process.env.TEST_COUNTS_FILE) writeFileSync(process.env.TEST_COUNTS_FILE, JSON.stringify({ passed, failed }));
    // After the summary of the reporter before this one.
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}

function brokenSuites(module: TestModule): number {
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0).length;
  return suites + (module.errors().length > 0 ? 1 : 0);
}
