import { describe, expect, test } from 'vitest';
import type { Problem } from './problems.ts';
import { createTurns, type TurnsOptions } from './turns.ts';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that ends when the test says so, by name. */
function workshop(options: TurnsOptions) {
  const turns = createTurns(options);
  const ends = new Map<string, () => void>();
  const begun: string[] = [];
  const refused: { readonly name: string; readonly problem: Problem }[] = [];
  return {
    turns,
    begun,
    refused,
    ask: (asker: string, name: string, cost?: number): void => {
      turns
        .run(
          asker,
          () =>
            new Promise<void>((end) => {
              begun.push(name);
              ends.set(name, end);
            }),
          cost,
        )
        .catch((problem: Problem) => refused.push({ name, problem }));
    },
    async end(name: string): Promise<void> {
      ends.get(name)!();
      await settle();
    },
  };
}

describe('with a limit for each', () => {
  test('work begins at once until an asker has what one may have; another is not kept waiting', async () => {
    const { ask, begun, end } = workshop({ each: 2, waiting: 10 });
    for (const name of ['a1', 'a2', 'a3', 'a4']) ask('a', name);
    ask('b', 'b1');
    await settle();
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('a2');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
    await end('a1');
    expect(begun.at(-1)).toBe('a4');
  });

  test('who lets too much wait is refused, with the time to wait; another is not', async () => {
    const { ask, begun, refused, turns } = workshop({ each: 1, waiting: 2 });
    for (const name of ['a1', 'a2', 'a3', 'a4']) ask('a', name);
    ask('b', 'b1');
    await settle();
    expect(refused.map(({ name }) => name)).toEqual(['a4']);
    expect(refused[0]!.problem).toMatchObject({ status: 429, retryAfterSeconds: 1 });
    expect(begun).toEqual(['a1', 'b1']);
    expect(turns.state()).toEqual({ waiting: 2, refused: 1 });
    expect(() => turns.refuseFull('a')).toThrow(/too-many-requests/);
    expect(() => turns.refuseFull('b')).not.toThrow();
  });

  test('work that fails gives its place back', async () => {
    const { turns } = workshop({ each: 1, waiting: 1 });
    await expect(turns.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await turns.run('a', async () => 'yes')).toBe('yes');
  });
});

describe('with places for all', () => {
  test('a free place goes to who holds least, whoever came first', async () => {
    const { ask, begun, end } = workshop({ places: 4, each: 3, waiting: 100 });
    for (let n = 1; n <= 20; n++) ask('a', `a${n}`);
    await settle();
    expect(begun).toEqual(['a1', 'a2', 'a3']);
    ask('b', 'b1');
    ask('b', 'b2');
    ask('c', 'c1');
    await settle();
    expect(begun.slice(3)).toEqual(['b1']);
    await end('a1');
    await end('a2');
    await end('a3');
    // Nothing, then as little as each other: who was given a place longest ago.
    expect(begun.slice(4)).toEqual(['c1', 'a4', 'b2']);
  });

  test('heavy work takes more of them, and is not passed for ever by light work', async () => {
    const { ask, begun, end } = workshop({ places: 4, each: 4, waiting: 100 });
    ask('a', 'a1', 2);
    ask('b', 'b1', 2);
    ask('c', 'heavy', 3);
    await settle();
    ask('d', 'light');
    await end('a1');
    expect(begun).toEqual(['a1', 'b1']);
    await end('b1');
    expect(begun).toEqual(['a1', 'b1', 'heavy', 'light']);
  });

  test('work that costs more than one may have takes all that one may have', async () => {
    const { ask, begun } = workshop({ places: 4, each: 3, waiting: 3 });
    ask('a', 'giant', 1_000);
    ask('b', 'small');
    await settle();
    expect(begun).toEqual(['giant', 'small']);
  });

  test('many askers do not fill the memory: who waits with most gives one up', async () => {
    const { ask, refused, turns } = workshop({ places: 1, each: 1, waiting: 100, most: 3 });
    ask('a', 'a1');
    for (const name of ['a2', 'a3', 'a4']) ask('a', name);
    ask('b', 'b1');
    await settle();
    expect(refused.map(({ name }) => name)).toEqual(['a4']);
    expect(turns.state().waiting).toBe(3);
  });

  test('who waits in vain hears so: about their own work, or that there was no place', async () => {
    const { ask, refused, turns } = workshop({ places: 1, each: 1, waiting: 10, patienceMs: 10 });
    ask('a', 'a1');
    ask('a', 'a2');
    ask('b', 'b1');
    await expect.poll(() => refused.length).toBe(2);
    expect(refused.map(({ name, problem }) => [name, problem.status])).toEqual([
      ['a2', 429],
      ['b1', 503],
    ]);
    expect(turns.state().waiting).toBe(0);
  });
});
