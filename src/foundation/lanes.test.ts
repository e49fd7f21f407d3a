import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLanes } from './lanes.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function lanesOf(mostRunning: number, worth: number | undefined, most: number, quickMs?: number) {
  const started: { readonly key: string; readonly items: readonly number[]; readonly end: () => void }[] = [];
  const lanes = createLanes<number>({
    mostRunning,
    ...(worth === undefined ? {} : { worth }),
    ...(quickMs === undefined ? {} : { quickMs }),
    take: () => most,
    run: (items, key) => new Promise((end) => void started.push({ key, items, end })),
  });
  return { lanes, started };
}

test('what comes in one turn goes together; what comes while it runs goes in the next', async () => {
  const { lanes, started } = lanesOf(1, 99, 10);
  lanes.add('a', 1);
  lanes.add('a', 2);
  await turn();
  lanes.add('a', 3);
  lanes.add('a', 4);
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[1, 2]]);
  expect(lanes.waiting('a')).toBe(2);
  started[0]!.end();
  await turn();
  expect(started.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('another runs beside it when enough waits, and no more than may run', async () => {
  const { lanes, started } = lanesOf(2, 2, 10);
  lanes.add('a', 0);
  await turn();
  for (const item of [1, 2]) lanes.add('a', item);
  await turn();
  for (const item of [3, 4, 5]) lanes.add('a', item);
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1, 2]]);
});

test('one beside another ends when no longer enough waits, and the last takes what is left', async () => {
  const { lanes, started } = lanesOf(2, 2, 10);
  lanes.add('a', 0);
  await turn();
  for (const item of [1, 2]) lanes.add('a', item);
  await turn();
  lanes.add('a', 3);
  started[1]!.end();
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1, 2]]);
  started[0]!.end();
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1, 2], [3]]);
  started[2]!.end();
  await turn();
  expect(lanes.waiting('a')).toBe(0);
  lanes.add('a', 4);
  await turn();
  expect(started.at(-1)!.items).toEqual([4]);
});

test('a statement takes no more than it may, and lanes do not wait for each other', async () => {
  const { lanes, started } = lanesOf(1, 99, 2);
  for (const item of [1, 2, 3]) lanes.add('a', item);
  lanes.add('b', 9);
  await turn();
  expect(started.map(({ key, items }) => [key, items])).toEqual([
    ['a', [1, 2]],
    ['b', [9]],
  ]);
  started[0]!.end();
  await turn();
  expect(started.at(-1)!.items).toEqual([3]);
});

test('beside one that takes long another runs for whoever waits, also when nobody comes any more', async () => {
  const { lanes, started } = lanesOf(3, 9, 10);
  lanes.add('a', 0);
  await turn();
  vi.advanceTimersByTime(30);
  lanes.add('a', 1);
  lanes.add('a', 2);
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0]]);
  vi.advanceTimersByTime(20);
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1, 2]]);
  // The second is quick still: what comes goes with what it takes next.
  lanes.add('a', 3);
  await turn();
  expect(lanes.waiting('a')).toBe(1);
  started[1]!.end();
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1, 2], [3]]);
  // It takes long now as well.
  vi.advanceTimersByTime(50);
  lanes.add('a', 4);
  await turn();
  expect(started.at(-1)!.items).toEqual([4]);
});

test('however long they take, no more run than may; who waits goes with the first that ends', async () => {
  const { lanes, started } = lanesOf(2, 9, 10);
  for (const item of [0, 1]) {
    lanes.add('a', item);
    await turn();
    vi.advanceTimersByTime(60);
  }
  await turn();
  lanes.add('a', 2);
  lanes.add('a', 3);
  vi.advanceTimersByTime(1_000);
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1]]);
  started[0]!.end();
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1], [2, 3]]);
});

test('who is left behind by one that ends is taken when those that run take long', async () => {
  const { lanes, started } = lanesOf(2, 2, 10);
  lanes.add('a', 0);
  await turn();
  vi.advanceTimersByTime(40);
  for (const item of [1, 2]) lanes.add('a', item);
  await turn();
  lanes.add('a', 3);
  started[1]!.end();
  await turn();
  expect(lanes.waiting('a')).toBe(1);
  vi.advanceTimersByTime(10);
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0], [1, 2], [3]]);
});

test('where no number is worth another, one runs at a time until it takes longer than the lane calls quick', async () => {
  const { lanes, started } = lanesOf(2, undefined, 100, 5);
  lanes.add('a', 0);
  await turn();
  for (let item = 1; item <= 60; item += 1) lanes.add('a', item);
  await turn();
  vi.advanceTimersByTime(4);
  await turn();
  expect(started.map(({ items }) => items)).toEqual([[0]]);
  vi.advanceTimersByTime(1);
  await turn();
  expect(started.map(({ items }) => items.length)).toEqual([1, 60]);
  // The first does not come back: the second goes on alone, and what comes meanwhile goes in its next.
  lanes.add('a', 61);
  started[1]!.end();
  await turn();
  expect(started.at(-1)!.items).toEqual([61]);
});

test('a lane that came to rest leaves no alarm', async () => {
  const { lanes, started } = lanesOf(2, 9, 10);
  lanes.add('a', 0);
  await turn();
  lanes.add('a', 1);
  for (const index of [0, 1]) {
    started[index]!.end();
    await turn();
  }
  expect(vi.getTimerCount()).toBe(0);
});
