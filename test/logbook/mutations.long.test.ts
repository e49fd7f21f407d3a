/** Ten thousand changes to logs of 256 entries, and twenty to a log of many tiles: all are found. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diceOf, fillMixed, MUTATIONS, type MutationKind } from './mutations.ts';
import { type LogbookOnClone, logbookOnClone } from './support.ts';

const kinds = Object.keys(MUTATIONS) as MutationKind[];
const seed = Number(process.env.MEENT_FUZZ_SEED ?? Date.now() % 1_000_000_007);
let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log?.clone.drop());

/** Returns how many were found, and what was not. */
async function mutate(municipality: number, size: number, mutations: number) {
  const mutator = await fillMixed(log, municipality, size);
  const dice = diceOf(seed + municipality);
  const missed: string[] = [];
  let caught = 0;
  for (let i = 0; i < mutations; i += 1) {
    const { what, findings } = await mutator.try(kinds[i % kinds.length]!, dice);
    if (findings.length === 0) missed.push(what);
    else caught += 1;
  }
  const after = await mutator.verify();
  await mutator.close();
  return { missed, caught, after };
}

// Several logs at once: most of the time of one is waiting for the database.
test.each([
  { logs: 5, size: 256, mutations: 2_000 },
  { logs: 1, size: 20_000, mutations: 20 },
])(
  '$logs times $mutations changes to a log of $size entries',
  { timeout: 1_500_000 },
  async ({ logs, size, mutations }) => {
    const all = await Promise.all(Array.from({ length: logs }, (_, i) => mutate(size * 10 + i, size, mutations)));
    for (const result of all)
      expect(result, `MEENT_FUZZ_SEED=${seed}`).toEqual({ missed: [], caught: mutations, after: [] });
  },
);
