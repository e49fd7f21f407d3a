import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setTimeSource } from '../foundation/clock.ts';
import { createRungs, NEAR, type Rungs, STEP, type Walk } from './rungs.ts';
import { isNewest, settledBefore } from './settled.ts';

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

/** A list of so many ids, one a second, that is walked as the database walks it. */
function listOf(count: number) {
  const list = { ids: Array.from({ length: count }, (_, n) => idAt(START + n * 1_000)), disturbed: 0, walked: 0 };
  const walk: Walk = {
    step: STEP,
    lastsMs: Number.POSITIVE_INFINITY,
    async climb(after) {
      const mark = settledBefore();
      const found = list.ids.filter((id) => id > (after?.id ?? '') && id < mark);
      list.walked += found.length;
      return {
        rungs: found.filter((_, n) => (n + 1) % STEP === 0).map((id) => ({ id })),
        since: { snapshot: '', at: new Date(at), mark },
        disturbed: list.disturbed,
      };
    },
  };
  return { list, walk, rungs: createRungs() };
}

const A = { list: 'a', by: 'id' };
const DEEP = 20_000;
const placeAt = (rungs: Rungs, offset: number) => rungs.place(A, offset, (count) => count - offset);

async function learnt(rungs: Rungs, walk: Walk, count: number, disturbed = 0): Promise<void> {
  rungs.saw('a', { count, all: count, disturbed });
  rungs.learn(A, DEEP, walk, false);
  await rungs.idle();
}

/** The rows of a page as the statement takes them: from a place, newest first. */
function pageFrom(rungs: Rungs, ids: readonly string[], offset: number, size = 100): readonly string[] {
  const { from, rank, until } = placeAt(rungs, offset)!;
  const within = ids.filter((id) => id <= from.id && id > until).reverse();
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
    const { from, until } = placeAt(rungs, 30_000)!;
    expect(list.ids.filter((id) => id <= from.id && id > until).length).toBeLessThanOrEqual(2_000);
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
    expect(placeAt(rungs, 2_000)).toBeUndefined();
    rungs.saw('a', { count: 5_000, all: 5_000, disturbed: 0 });
    rungs.learn(A, NEAR - 1, walk, false);
    await rungs.idle();
    expect(placeAt(rungs, 2_000)).toBeUndefined();
    rungs.learn(A, 2_000, walk, false);
    await rungs.idle();
    expect(placeAt(rungs, NEAR - 1)).toBeUndefined();
    expect(placeAt(rungs, 2_000)).toBeDefined();
  });
});

describe('what moves rows', () => {
  test('is told by the answer, and makes them anew', async () => {
    const { list, rungs, walk } = listOf(10_000);
    await learnt(rungs, walk, 10_000);
    list.ids.splice(4_000, 1);
    list.disturbed = 1;
    expect(placeAt(rungs, 5_000)!.disturbed).not.toBe(list.disturbed);
    rungs.saw('a', { count: 9_999, all: 9_999, disturbed: 1 });
    expect(placeAt(rungs, 5_000)).toBeUndefined();
    // Not at once for each: a minute later.
    rungs.learn(A, 5_000, walk, false);
    await rungs.idle();
    expect(placeAt(rungs, 5_000)).toBeUndefined();
    at += 61_000;
    rungs.learn(A, 5_000, walk, false);
    await rungs.idle();
    expect(pageFrom(rungs, list.ids, 5_000)).toEqual([...list.ids].reverse().slice(5_000, 5_100));
  });

  test('does not touch another list', async () => {
    const { rungs, walk } = listOf(10_000);
    await learnt(rungs, walk, 10_000);
    rungs.saw('b', { count: 10, all: 10, disturbed: 9 });
    expect(placeAt(rungs, 5_000)).toBeDefined();
  });
});

describe('rungs', () => {
  test('of ids go on from the last one, and are counted again only for who went past it', async () => {
    const { list, rungs, walk } = listOf(10_000);
    await learnt(rungs, walk, 10_000);
    at += 61_000;
    rungs.learn(A, DEEP, walk, true);
    await rungs.idle();
    expect(list.walked).toBe(10_000);
    rungs.learn(A, DEEP, walk, false);
    await rungs.idle();
    expect(list.walked).toBe(10_000);
    expect(pageFrom(rungs, list.ids, 5_000)).toEqual([...list.ids].reverse().slice(5_000, 5_100));
  });

  test('that last for a time are all counted anew after it, and serve meanwhile', async () => {
    const { list, rungs, walk } = listOf(10_000);
    const short = { ...walk, lastsMs: 300_000 };
    await learnt(rungs, short, 10_000);
    at += 299_000;
    rungs.learn(A, DEEP, short, true);
    await rungs.idle();
    expect(list.walked).toBe(10_000);
    at += 2_000;
    rungs.learn(A, DEEP, short, true);
    expect(placeAt(rungs, 5_000)).toBeDefined();
    await rungs.idle();
    expect(list.walked).toBe(20_000);
    expect(pageFrom(rungs, list.ids, 5_000)).toEqual([...list.ids].reverse().slice(5_000, 5_100));
  });

  test('of one order are not those of another', async () => {
    const { rungs, walk } = listOf(10_000);
    await learnt(rungs, walk, 10_000);
    expect(rungs.place({ list: 'a', by: 'startdatum' }, 5_000, (count) => count - 5_000)).toBeUndefined();
  });
});

test('ids of the last minutes are not walked past: others may still come in between', async () => {
  const { list, rungs, walk } = listOf(10_000);
  at = START + 4_700 * 1_000;
  await learnt(rungs, walk, 10_000);
  // Rungs up to some minutes before, so a page that is newer has none.
  expect(placeAt(rungs, 3_000)).toBeUndefined();
  expect(pageFrom(rungs, list.ids, 7_000)).toEqual([...list.ids].reverse().slice(7_000, 7_100));
});

test('an id is newest when it was made a moment ago', () => {
  expect(isNewest(idAt(at - 1_000))).toBe(true);
  expect(isNewest(idAt(at - 3_600_000))).toBe(false);
  expect(isNewest(idAt(at + 3_600_000))).toBe(false);
});
