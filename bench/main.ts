/**
 * `npm run bench -- [--only NAME] [--large] [--json FILE]`: measures a running Meent against a floor in the same run.
 * Machines are noisy, so every budget is a ratio: the median of five rounds in which Meent and the floor take turns.
 */
import { writeFileSync } from 'node:fs';
import { benchmarks } from './benchmarks.ts';
import { requireTools } from './tools.ts';
import { openWorld, type World } from './world.ts';

export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: string;
}

interface Options {
  readonly only?: string;
  readonly cases: number;
  readonly json?: string;
}

function readOptions(args: readonly string[]): Options {
  const argument = (name: string): string | undefined =>
    args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
  const only = argument('--only');
  const json = argument('--json');
  return {
    cases: args.includes('--large') ? 1_000_000 : 100_000,
    ...(only ? { only } : {}),
    ...(json ? { json } : {}),
  };
}

const options = readOptions(process.argv.slice(2));
const chosen = benchmarks.filter(({ name }) => options.only === undefined || name === options.only);
if (chosen.length === 0) {
  console.error(
    `There is no benchmark "${options.only}"; choose from ${benchmarks.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

await requireTools();
let world: World | undefined;
const results: Result[] = [];
try {
  world = await openWorld(options.cases);
  for (const { name, unit, budget, holds, run } of chosen) {
    process.stderr.write(`${name} ... `);
    const value = await run(world);
    results.push({ name, value: Math.round(value * 1000) / 1000, unit, budget });
    process.stderr.write(`${value.toFixed(3)} ${unit} (budget ${budget})${holds(value) ? '' : '  OVER BUDGET'}\n`);
    if (!holds(value)) process.exitCode = 1;
  }
} finally {
  await world?.close();
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
else console.log(JSON.stringify(results, null, 2));
