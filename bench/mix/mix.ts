/**
 * `mix_rps`: how many calls a second of the mix the program takes, when they come at a constant rate whatever it answers,
 * and 95 of 100 are answered within 50 ms of when they were planned.
 */
import { atLeast, type Benchmark, tell } from '../benchmark.ts';
import type { Call } from '../lua.ts';
import { percentile, slowest } from '../percentile.ts';
import type { World } from '../world.ts';
import { type Kind, kinds } from './calls.ts';
import { highest } from './highest.ts';
import { inShares } from './shares.ts';
import { makeLoad } from './steady.ts';
import { type Targets, targetsIn } from './targets.ts';

const SECONDS = 3;
const P95_MS = 50;
const SEARCH = { first: 200, factor: 1.6, halvings: 2, least: 10 };
/** Before the first rate that counts: each connection to the database prepares each statement, and plans it five times, once. */
const WARM = { rate: 100, seconds: 20 };

const mixRps: Benchmark = {
  name: 'mix_rps',
  unit: 'calls/s',
  ...atLeast(300),
  async run(world) {
    const next = callsFor(await targetsIn(world));
    // Each kind by itself first: a call that fails says what it is, before any load.
    await answers(
      world,
      WARM.rate,
      inShares(
        kinds.map((kind) => ({ ...kind, weight: 1 })),
        kinds.length,
      ),
      next,
    );
    await answers(world, WARM.rate, inShares(kinds, WARM.rate * WARM.seconds), next);
    return highest(SEARCH, async (rate) => {
      const { p95, turnedAway, slowest } = await answers(world, rate, inShares(kinds, rate * SECONDS), next);
      tell(`${rate}/s: p95 ${p95.toFixed(0)} ms${turnedAway > 0 ? `, ${turnedAway} turned away` : ''} (${slowest});`);
      return turnedAway === 0 && p95 <= P95_MS;
    });
  },
};

type Next = (kind: Kind) => Call;

/** The next call of a kind, about something else than the last one. */
function callsFor(targets: Targets): Next {
  const made = new Map<string, number>();
  return (kind) => {
    const n = made.get(kind.name) ?? 0;
    made.set(kind.name, n + 1);
    return kind.call(targets, n);
  };
}

/** @throws Error when a call failed */
async function answers(
  { url, token }: World,
  rate: number,
  row: readonly Kind[],
  next: Next,
): Promise<{ readonly p95: number; readonly turnedAway: number; readonly slowest: string }> {
  const { waited, turnedAway, failure } = await makeLoad({ url, token, rate, calls: row.map(next) });
  if (failure !== undefined) throw new Error(failure);
  const names = row.map(({ name }) => name);
  const [name, value] = slowest(names, waited);
  return { p95: percentile(waited, 0.95), turnedAway, slowest: `half of "${name}" over ${value.toFixed(0)} ms` };
}

export const mixBenchmarks: readonly Benchmark[] = [mixRps];
