/** What a benchmark is: its name and unit, how good it must be, and how it is measured. */
import type { World } from './world.ts';

export interface Benchmark {
  readonly name: string;
  readonly unit: string;
  readonly budget: string;
  readonly holds: (value: number) => boolean;
  /** Runs only when it is named: what it must reach was not measured on a machine that is at ease. */
  readonly trial?: true;
  /** What is measured in a world of SMALL cases, before it grows. */
  readonly before?: (small: World) => Promise<void>;
  readonly run: (world: World) => Promise<number>;
}

/** Cases in the world that growth is compared with. */
export const SMALL = 10_000;

export const atLeast = (least: number) => ({ budget: `>= ${least}`, holds: (value: number) => value >= least });
export const atMost = (most: number) => ({ budget: `<= ${most}`, holds: (value: number) => value <= most });

/** What a benchmark tells beside its value. */
export const tell = (text: string): boolean => process.stderr.write(`${text} `);
