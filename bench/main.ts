/**
 * `npm run bench -- [--only NAME,NAME] [--large] [--cases N] [--json FILE]`: measures a running Meent against a floor in the
 * same run. Machines are noisy, so a budget is a ratio where it can be one: the median of rounds in which Meent and the floor
 * take turns.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, SMALL } from './benchmark.ts';
import { benchmarks } from './benchmarks.ts';
import { requireTools } from './tools.ts';
import { closeWorlds, openWorld, type World } from './world.ts';

export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: string;
}

interface Options {
  readonly chosen: readonly Benchmark[];
  readonly cases: number;
  /** Where the cases stay for the next run. */
  readonly kept?: string;
  readonly json?: string;
}

const LARGE = 1_000_000;
const USUAL = 100_000;
const KEPT = join(import.meta.dirname, '../../.cache/bench');

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function readOptions(args: readonly string[]): Options {
  const argument = (name: string): string | undefined =>
    args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
  const json = argument('--json');
  const wanted = argument('--cases');
  const cases = Number(wanted ?? (args.includes('--large') ? LARGE : USUAL));
  if (!Number.isInteger(cases) || cases < SMALL)
    refuse(
      `--cases is "${wanted}"; use a whole number of at least ${SMALL}, fewer than ${USUAL} only to try something.`,
    );
  const names = argument('--only')?.split(',');
  const unknown = names?.find((name) => !benchmarks.some((one) => one.name === name));
  if (unknown !== undefined)
    refuse(`There is no benchmark "${unknown}"; choose from ${benchmarks.map(({ name }) => name).join(', ')}.`);
  return {
    chosen: benchmarks.filter(({ name, trial }) => names?.includes(name) ?? !trial),
    cases,
    ...(args.includes('--large') ? { kept: join(KEPT, String(cases)) } : {}),
    ...(json ? { json } : {}),
  };
}

const options = readOptions(process.argv.slice(2));
const failed = new Set<Benchmark>();

/** One that cannot be measured is told and counts as a failure; the others go on. */
async function attempt(benchmark: Benchmark, work: () => Promise<void>): Promise<void> {
  process.stderr.write(`${benchmark.name} ... `);
  try {
    await work();
  } catch (error) {
    failed.add(benchmark);
    process.exitCode = 1;
    process.stderr.write(`FAILED: ${error instanceof Error ? error.message : error}\n`);
  }
}

/** The world that is measured in, after what is measured in a small one. */
async function prepare({ chosen, cases, kept }: Options): Promise<World> {
  const first = chosen.filter(({ before }) => before);
  if (first.length === 0) return openWorld(cases, kept);
  const small = await openWorld(SMALL);
  for (const benchmark of first)
    await attempt(benchmark, async () => {
      await benchmark.before!(small);
      process.stderr.write(`measured with ${SMALL} cases\n`);
    });
  if (kept !== undefined) {
    await small.close();
    return openWorld(cases, kept);
  }
  await small.grow(cases);
  return small;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => closeWorlds().finally(() => process.exit(1)));

await requireTools();
const results: Result[] = [];
try {
  const world = await prepare(options);
  for (const benchmark of options.chosen.filter((one) => !failed.has(one)))
    await attempt(benchmark, async () => {
      const { name, unit, budget, holds } = benchmark;
      const value = await benchmark.run(world);
      results.push({ name, value: Math.round(value * 1000) / 1000, unit, budget });
      process.stderr.write(`${value.toFixed(3)} ${unit} (budget ${budget})${holds(value) ? '' : '  OVER BUDGET'}\n`);
      if (!holds(value)) process.exitCode = 1;
    });
} finally {
  await closeWorlds();
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
else console.log(JSON.stringify(results, null, 2));
