/**
 * Every operation of every document that is served: as it should be it is answered as documented; spoiled in one place it
 * is refused as documented, and nothing changed. The list is that of the documents, so a new operation is in it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { checkerOf, type Documented, documentsOf, operationsOf } from './documented.ts';
import { isWithout, requestFor } from './requests.ts';
import { type Spoiled, spoil } from './spoiled.ts';
import { type Watcher, watchTables } from './untouched.ts';
import { makeWorld, type World } from './world.ts';

export interface EveryOptions {
  /** Refusals tried of each operation; all of them when absent. */
  readonly most?: number;
  /** Which of them; others each time when absent. `MEENT_FUZZ_SEED` names one by hand. */
  readonly seed?: number;
  /** Those of these methods; all of them when absent. */
  readonly methods?: readonly (typeof METHODS)[number][];
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** How few there may be of an operation that takes nothing at all: another host, another type of answer. */
const FEWEST = 3;

/** Declares the tests; the caller's file says how many refusals. */
export function everyOperation({
  most,
  seed = Number(process.env.MEENT_FUZZ_SEED ?? Date.now()),
  methods = METHODS,
}: EveryOptions): void {
  let meent: TestMeent;
  let world: World;
  let watcher: Watcher;
  let operations: readonly Documented[];
  const checkers = new Map<Documented['document'], ReturnType<typeof checkerOf>>();

  beforeAll(async () => {
    meent = await startMeent();
    world = await makeWorld(meent);
    watcher = await watchTables(meent.clone);
    operations = await operationsOf(meent);
  });
  afterAll(async () => {
    await watcher.close();
    await world.close();
    await meent.close();
  });

  const check = (of: Documented, answer: { statusCode: number; headers: object; body: string }): readonly string[] => {
    const known = checkers.get(of.document) ?? checkerOf(of.document);
    checkers.set(of.document, known);
    return known(of, answer as Parameters<typeof known>[1]);
  };

  const some = (all: readonly Spoiled[]): readonly Spoiled[] =>
    most === undefined || all.length <= most
      ? all
      : fc.sample(fc.shuffledSubarray([...all], { minLength: most, maxLength: most }), { numRuns: 1, seed })[0]!;

  /** What is wrong with this operation, a line a fault. */
  async function faultsOf(of: Documented): Promise<readonly string[]> {
    if (!of.route) return ['no entry in records.ts or own.ts'];
    const request: Request = { ...(await requestFor(world, of.route)), method: of.method };
    const faults: string[] = [];
    const spoiled = some(spoil(of, request));
    if (spoiled.length < FEWEST) faults.push(`only ${spoiled.length} ways to spoil it`);
    const before = await watcher.state();
    for (const { name, request: wrong } of spoiled) {
      const answer = await meent.ask(wrong);
      if (answer.statusCode < 400) faults.push(`${name}: taken with ${answer.statusCode} ${answer.body.slice(0, 300)}`);
      faults.push(...check(of, answer).map((fault) => `${name}: ${fault}`));
      if (answer.statusCode >= 500) faults.push(meent.lines.at(-1)!.slice(0, 1_000));
    }
    const after = await watcher.state();
    const moved = after.filter((line) => !before.includes(line));
    if (moved.length > 0) faults.push(`refusals changed ${moved.join(', ')}`);
    // The same request as it should be: nothing that went before stands in its way.
    const answer = await meent.ask(request);
    const accepted = answer.statusCode < 300;
    if (accepted === isWithout(of.route)) faults.push(`as it should be: ${answer.statusCode} ${answer.body}`);
    faults.push(...check(of, answer).map((fault) => `as it should be: ${fault}`));
    return faults;
  }

  it('there are documents, and each has operations', () => {
    const served = documentsOf(meent);
    expect(served.length).toBeGreaterThan(0);
    for (const url of served)
      expect(operations.filter(({ path }) => path.startsWith(url.replace('openapi.json', ''))).length, url).not.toBe(0);
  });

  describe('refused when spoiled, and then answered', () => {
    it.each(methods)('%s', async (method) => {
      const faults: string[] = [];
      for (const of of operations.filter((one) => one.method === method))
        faults.push(...(await faultsOf(of)).map((fault) => `${of.name}: ${fault}`));
      expect(faults, `seed ${seed}`).toEqual([]);
    });
  });
}
