/** Ten thousand changes to a log of 256 entries, and twenty to a log of many tiles: all are found. */
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

test.each([
  { municipality: 256, size: 256, mutations: 10_000 },
  { municipality: 20_000, size: 20_000, mutations: 20 },
])(
  '$mutations changes to a log of $size entries',
  { timeout: 1_500_000 },
  async ({ municipality, size, mutations }) => {
    const mutator = await fillMixed(log, municipality, size);
    const dice = diceOf(seed);
    const missed: string[] = [];
    let caught = 0;
    for (let i = 0; i < mutations; i += 1) {
      const { what, findings } = await mutator.try(kinds[i % kinds.length]!, dice);
      if (findings.length === 0) missed.push(what);
      else caught += 1;
    }
    const after = await mutator.verify();
    await mutator.close();
    expect(missed, `MEENT_FUZZ_SEED=${seed}`).toEqual([]);
    expect(caught).toBe(mutations);
    expect(after).toEqual([]);
  },
);
