import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setTimeSource } from '../foundation/clock.ts';
import type { Database } from '../foundation/db/types.ts';
import { createRungs, isNewest, NEAR, type Rungs, type Walk } from './rungs.ts';

/** An id (UUIDv7) of a millisecond. */
const idAt = (ms: number): string => {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

const START = Date.parse('2026-01-01T00:00:00Z');
const DAY = 86_400_000;
let restore = (): void => {};
let at = START + DAY;
beforeEach(() => {
  at = START + DAY;
  restore = setTimeSource(() => at);
});
afterEach(() => restore());

/** A list of so many ids, one a second, that answers a walk as the database does. */
function listOf(count: number) {
  const list = { ids: Array.from({ length: count }, (_, n) => idAt(START + n * 1_000)), disturbed: 0, walks: 0 };
  const db = {
    in: () => ({
      query: async (_: unknown, [after, before, every, most]: readonly [string, string, number, number]) => {
        list.walks += 1;
        const walked = list.ids.filter((id) => id > after && id < before).slice(0, most);
        const found = walked.filter((_id, n) => (n + 1) % every === 0);
        return (found.length > 0 ? found : [null]).map((id) => ({ id, disturbed: list.disturbed }));
      },
    }),
  } as unknown as Database;
  const walk: Walk = {
    municipality: 1,
    sql: ({ after, before, every, most }) => ({ statement: { text: '' }, values: [after, before, every, most] }),
  };
  return { list, walk, rungs: createRungs(db) };
}

const DEEP = 20_000;

async function learnt(rungs: Rungs, walk: Walk, count: number, disturbed = 0): Promise<void> {
  rungs.saw('a', { count, all: count, disturbed });
  rungs.learn('a', DEEP, walk);
  await rungs.idle();
}

/** The rows of a page as the statement takes them: from a place, newest first. */
function pageFrom(rungs: Rungs, ids: readonly string[], offset: number, size = 100): readonly string[] {
  const { from, rank, until } = rungs.place('a', offset)!;
  const within = ids.filter((id) => id <= from && id > until).reverse();
  const skip = Math.max(0, rank - ids.length + offset);
  return within.slice(skip, skip + size);
}

describe('a place', () => {
  test('gives the same page as a walk from the front, at any depth', async () => {
    const { list, rungs, walk } = listOf(50_000);
    await learnt(rungs, walk, 50_000);
    const newest = [...list.ids].reverse();
    for (const offset of [NEAR, 1_499, 25_000, 48_950, 49_500])
      expect(pageFrom(rungs, list.ids, offset)).toEqual(newest.slice(offset, offset + 100));
  });

  test('begins near: within three steps of the page', async () => {
    const { list, rungs, walk } = listOf(50_000);
    await learnt(rungs, walk, 50_000);
    const { from, until } = rungs.place('a', 30_000)!;
    expect(list.ids.filter((id) => id <= from && id > until).length).toBeLessThanOrEqual(2_000);
  });

  test('still holds when new ones came in at the front', async () => {
    const { list, rungs, walk } = listOf(50_000);
    await learnt(rungs, walk, 50_000);
    for (let n = 0; n < 700; n++) list.ids.push(idAt(START + DAY + n));
    rungs.saw('a', { count: list.ids.length, all: list.ids.length, disturbed: 0 });
    expect(pageFrom(rungs, list.ids, 20_000)).toEqual([...list.ids].reverse().slice(20_000, 20_100));
  });

  test('is none near the front, for a list that nobody knows, or before somebody went deep', async () => {
    const { rungs, walk } = listOf(5_000);
    expect(rungs.place('a', 2_000)).toBeUndefined();
    rungs.saw('a', { count: 5_000, all: 5_000, disturbed: 0 });
    rungs.learn('a', NEAR - 1, walk);
    await rungs.idle();
    expect(rungs.place('a', 2_000)).toBeUndefined();
    rungs.learn('a', 2_000, walk);
    await rungs.idle();
    expect(rungs.place('a', NEAR - 1)).toBeUndefined();
    expect(rungs.place('a', 2_000)).toBeDefined();
  });
});

describe('what moves rows', () => {
  test('is noticed by the answer that used them, and makes them anew', async () => {
    const { list, rungs, walk } = listOf(10_000);
    await learnt(rungs, walk, 10_000);
    list.ids.splice(4_000, 1);
    list.disturbed = 1;
    expect(rungs.saw('a', { count: 9_999, all: 9_999, disturbed: 1 })).toBe(false);
    expect(rungs.place('a', 5_000)).toBeUndefined();
    // Not at once for each: a minute later.
    rungs.learn('a', 5_000, walk);
    await rungs.idle();
    expect(rungs.place('a', 5_000)).toBeUndefined();
    at += 61_000;
    rungs.learn('a', 5_000, walk);
    await rungs.idle();
    expect(pageFrom(rungs, list.ids, 5_000)).toEqual([...list.ids].reverse().slice(5_000, 5_100));
  });

  test('does not touch another list', async () => {
    const { rungs, walk } = listOf(10_000);
    await learnt(rungs, walk, 10_000);
    rungs.saw('b', { count: 10, all: 10, disturbed: 9 });
    expect(rungs.place('a', 5_000)).toBeDefined();
  });
});

test('ids of the last ten minutes are not walked past: others may still come in between', async () => {
  const { list, rungs, walk } = listOf(10_000);
  at = START + 5_000 * 1_000;
  await learnt(rungs, walk, 10_000);
  // Rungs up to ten minutes before, so a page that is newer has none.
  expect(rungs.place('a', 3_000)).toBeUndefined();
  expect(pageFrom(rungs, list.ids, 7_000)).toEqual([...list.ids].reverse().slice(7_000, 7_100));
});

test('an id is newest when it was made a moment ago', () => {
  expect(isNewest(idAt(at - 1_000))).toBe(true);
  expect(isNewest(idAt(at - 3_600_000))).toBe(false);
  expect(isNewest(idAt(at + 3_600_000))).toBe(false);
});
