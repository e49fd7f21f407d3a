/** The logic of the mix: what stands in a row, when calls begin, and which rate is the highest. */
import { describe, expect, it } from 'vitest';
import { kinds } from '../../bench/mix/calls.ts';
import { highest } from '../../bench/mix/highest.ts';
import { openLoop, plannedAt } from '../../bench/mix/schedule.ts';
import { inShares } from '../../bench/mix/shares.ts';

describe('the mix', () => {
  const callsOf = (action: string): number => kinds.filter(({ name }) => name.startsWith(`${action} (`)).length;
  const weightOf = (action: string): number => kinds.find(({ name }) => name.startsWith(`${action} (`))!.weight;
  const actions = [...new Set(kinds.map(({ name }) => name.replace(/ \(.*/, '')))];

  it('holds actions for a whole working day, each with the calls that its name says', () => {
    expect(actions.reduce((sum, action) => sum + weightOf(action), 0)).toBe(100);
    for (const action of actions)
      expect(kinds.filter(({ name }) => name.startsWith(`${action} (${callsOf(action)})`))).toHaveLength(
        callsOf(action),
      );
    expect([callsOf('case details'), callsOf('overview per case type'), callsOf('create case')]).toEqual([14, 6, 3]);
  });

  it('stands in a row by its shares, everywhere in the row', () => {
    const row = inShares(
      [
        { weight: 3, name: 'a' },
        { weight: 1, name: 'b' },
      ] as const,
      40,
    );
    expect(row.filter(({ name }) => name === 'a')).toHaveLength(30);
    for (let at = 0; at < 40; at += 4) expect(row.slice(at, at + 4).filter(({ name }) => name === 'b')).toHaveLength(1);
  });
});

describe('an open loop', () => {
  /** Time that passes only while somebody waits. */
  function clock() {
    let at = 0;
    return {
      now: () => at,
      wait: (ms: number) => {
        at += ms;
        return Promise.resolve();
      },
      pass: (ms: number) => {
        at += ms;
      },
    };
  }

  it('begins each call when it is due, whatever became of the others', async () => {
    const time = clock();
    const began: number[] = [];
    const never: (() => void)[] = [];
    const loop = openLoop(
      {
        rate: 100,
        count: 5,
        begin: () => {
          began.push(time.now());
          return new Promise((resolve) => never.push(resolve));
        },
      },
      time,
    );
    while (never.length < 5) await Promise.resolve();
    expect(began).toEqual([0, 10, 20, 30, 40]);
    expect(plannedAt(4, 100)).toBe(40);
    for (const resolve of never) resolve();
    expect(await loop).toEqual([40, 30, 20, 10, 0]);
  });

  it('counts from the planned moment when it could not begin then', async () => {
    const time = clock();
    // The first call keeps the generator busy for 25 ms.
    const begin = (index: number): Promise<void> => {
      if (index === 0) time.pass(25);
      return Promise.resolve();
    };
    expect(await openLoop({ rate: 100, count: 3, begin }, time)).toEqual([25, 15, 5]);
  });
});

describe('the highest rate', () => {
  const SEARCH = { first: 200, factor: 2, halvings: 3, least: 10 };

  async function found(limit: number, search = SEARCH) {
    const asked: number[] = [];
    const rate = await highest(search, (one) => {
      asked.push(one);
      return Promise.resolve(one <= limit);
    });
    return { rate, asked };
  }

  it('is looked for upward, then between', async () => {
    expect(await found(700)).toEqual({ rate: 700, asked: [200, 400, 800, 600, 700, 750] });
  });

  it('is looked for downward when the first does not hold', async () => {
    expect(await found(60)).toEqual({ rate: 57, asked: [200, 100, 50, 75, 63, 57] });
  });

  it('is 0 when nothing holds that is worth trying', async () => {
    expect(await found(5)).toEqual({ rate: 0, asked: [200, 100, 50, 25, 13] });
  });
});
