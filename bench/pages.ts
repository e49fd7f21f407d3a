/** What one client waits for that asks for large lists, one page after another. */
import { atMost, type Benchmark, tell } from './benchmark.ts';
import { percentile } from './percentile.ts';
import { callAs } from './tokens.ts';
import { median } from './tools.ts';
import type { World } from './world.ts';

const ZAKEN = '/zaken/api/v1/zaken';
const TIMES = 60;
const FIRST = 3;

const HITS = 100_000;

/** A page of a hundred with the exact count of a hundred thousand, by rights alone and by a range of dates; the slowest. */
const countP95: Benchmark = {
  name: 'count_p95_ms',
  unit: 'ms',
  ...atMost(50),
  async run(world) {
    const hits = Math.min(HITS, world.cases);
    const [from] = await world.sql<{ day: string }>(
      `select startdatum::text as day from meent.zaken_zaak where municipality = ${world.municipality} order by startdatum desc offset ${hits - 1} limit 1`,
    );
    const queries = { rights: '', dates: `?startdatum__gte=${from!.day}` };
    const found: number[] = [];
    for (const [by, query] of Object.entries(queries)) {
      const { count } = (await callAs(world.token, world.url, 'GET', ZAKEN + query)) as { count: number };
      if (count < hits) throw new Error(`${ZAKEN}${query} counts ${count}, which is less than ${hits}`);
      const waited = await waits(
        world,
        Array.from({ length: TIMES + FIRST }, () => ZAKEN + query),
      );
      found.push(percentile(waited.slice(FIRST), 0.95));
      tell(`${by} ${found.at(-1)!.toFixed(1)} ms (${count} hits);`);
    }
    return Math.max(...found);
  },
};

const DEEP = 1_000;
const PAGE = 100;

/** Page 1,000 against page 1. */
const deepPage = (name: string, query: string): Benchmark => ({
  name,
  unit: 'ratio',
  ...atMost(2),
  async run(world) {
    // A smaller world than the benchmarks are meant for has fewer pages; its last one is as near as the first.
    const deep = Math.min(DEEP, Math.floor(world.cases / PAGE / 2));
    const pairs = Array.from({ length: TIMES + FIRST }, () => [1, deep].map((page) => `${ZAKEN}?${query}page=${page}`));
    const waited = (await waits(world, pairs.flat())).slice(2 * FIRST);
    const shallow = median(waited.filter((_, at) => at % 2 === 0));
    const far = median(waited.filter((_, at) => at % 2 === 1));
    tell(`page 1 in ${shallow.toFixed(1)} ms, page ${deep} in ${far.toFixed(1)} ms;`);
    return far / shallow;
  },
});

/** Milliseconds until the whole answer was there, of each of these. */
async function waits({ url, token }: World, paths: readonly string[]): Promise<readonly number[]> {
  const found: number[] = [];
  for (const path of paths) {
    const began = performance.now();
    await callAs(token, url, 'GET', path);
    found.push(performance.now() - began);
  }
  return found;
}

export const pageBenchmarks: readonly Benchmark[] = [
  countP95,
  // In the order that a client gets that asks for no other, and in another.
  deepPage('deep_page_ratio', ''),
  deepPage('deep_page_ordered_ratio', 'ordering=startdatum&'),
];
