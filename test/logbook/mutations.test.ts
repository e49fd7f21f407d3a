/** A sample of what mutations.long.test.ts does ten thousand times: every kind of change to a log is found. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diceOf, fillMixed, MUTATIONS, type MutationKind, type Mutator } from './mutations.ts';
import { type LogbookOnClone, logbookOnClone } from './support.ts';

const MUNICIPALITY = 256;
const EACH = 25;
const seed = Number(process.env.MEENT_FUZZ_SEED ?? Date.now() % 1_000_000_007);
let log: LogbookOnClone;
let mutator: Mutator;
beforeAll(async () => {
  log = await logbookOnClone();
  mutator = await fillMixed(log, MUNICIPALITY, 256);
});
afterAll(async () => {
  await mutator?.close();
  await log?.clone.drop();
});

test('twin: nothing is found in the log itself, before and after', async () => {
  expect(await mutator.verify()).toEqual([]);
  await mutator.try('erase', diceOf(seed));
  expect(await mutator.verify()).toEqual([]);
});

describe(`a change of each kind is found (MEENT_FUZZ_SEED=${seed})`, () => {
  test.each(Object.keys(MUTATIONS) as MutationKind[])('%s', async (kind) => {
    const dice = diceOf(seed);
    const missed: string[] = [];
    for (let i = 0; i < EACH; i += 1) {
      const { what, findings } = await mutator.try(kind, dice);
      if (findings.length === 0) missed.push(what);
    }
    expect(missed).toEqual([]);
  });
});
