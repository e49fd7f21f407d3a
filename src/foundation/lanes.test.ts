import { expect, test } from 'vitest';
import { createLanes } from './lanes.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function lanesOf(mostRunning: number, worth: number, most: number) {
  const started: { readonly key: string; readonly items: readonly number[]; readonly end: () => void }[] = [];
  const lanes = createLanes<number>({
    mostRunning,
    worth,
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
