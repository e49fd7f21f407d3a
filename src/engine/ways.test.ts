import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asked, cheapestWay, isStale } from './ways.ts';

/** Ten years of a hundred thousand each; the list is one of them. */
const year = (number: number, more: Partial<Asked> = {}): Asked => ({
  by: 'id',
  descending: true,
  offset: 0,
  size: 100,
  count: 100_000,
  around: {
    all: { inside: 100_000, earlier: number * 100_000, later: (9 - number) * 100_000 },
    mineLater: (9 - number) * 100_000,
    count: 100_000,
  },
  ...more,
});
/** Up to the middle of the last year, and all of it but the first. */
const most: Asked = {
  ...year(0),
  count: 850_000,
  around: { all: { inside: 850_000, earlier: 100_000, later: 50_000 }, mineLater: 50_000, count: 850_000 },
};

describe('the way to a page of a range of dates', () => {
  it('is along the order where its beginning or its end is near, and by the date where neither is', () => {
    expect(cheapestWay(year(9))).toMatchObject({ kind: 'walk', from: 'front' });
    expect(cheapestWay(year(0, { offset: 99_900 }))).toMatchObject({ kind: 'walk', from: 'back' });
    expect(cheapestWay(year(5))).toEqual({ kind: 'gather' });
    expect(cheapestWay(most)).toMatchObject({ kind: 'walk', from: 'front' });
    expect(cheapestWay({ ...most, offset: 425_000 })).toEqual({ kind: 'gather' });
    expect(cheapestWay({ ...most, offset: 849_900 })).toMatchObject({ kind: 'walk', from: 'back' });
  });

  it('is turned where the list is', () => {
    const up = { by: 'index', descending: false } as const;
    expect(cheapestWay(year(0, up))).toMatchObject({ kind: 'walk', from: 'front' });
    expect(cheapestWay(year(9, { ...up, offset: 99_900 }))).toMatchObject({ kind: 'walk', from: 'back' });
  });

  it('passes in the order of ids only those of the type, where the list is of one', () => {
    const { all } = year(5).around;
    const rare = { ...year(9), count: 25_000 };
    // The newest are of other types.
    const around = { ...rare.around, all: { ...all, inside: 30_000, later: 400_000 } };
    expect(cheapestWay({ ...rare, around })).toEqual({ kind: 'gather' });
    const type = { inside: 25_000, earlier: 10_000, later: 100 };
    expect(cheapestWay({ ...rare, around: { ...around, type } })).toMatchObject({ kind: 'walk', from: 'front' });
    expect(cheapestWay({ ...rare, by: 'index', around: { ...around, type } })).toEqual({ kind: 'gather' });
  });

  it('counts a page of the table for each row of a type that is a small part', () => {
    const all = { inside: 400_000, earlier: 0, later: 600_000 };
    const asked: Asked = { ...year(0), count: 40_000, around: { all, mineLater: 60_000, count: 40_000 } };
    const type = { inside: 40_000, earlier: 0, later: 60_000 };
    expect(cheapestWay({ ...asked, around: { ...asked.around, type } })).toEqual({ kind: 'gather' });
    // Of nearly all of them the same is near.
    const most = { inside: 400_000, earlier: 0, later: 60_000 };
    expect(
      cheapestWay({
        ...asked,
        count: 400_000,
        around: { ...asked.around, type: most, all: { ...all, later: 60_000 } },
      }),
    ).toMatchObject({ kind: 'walk', from: 'front' });
  });

  it('is the order itself where that is of the date, and never a walk without an index', () => {
    expect(cheapestWay(year(0, { by: 'date' }))).toEqual({ kind: 'dates' });
    expect(cheapestWay(year(9, { by: undefined }))).toEqual({ kind: 'gather' });
  });

  it('never costs more than twice what gathering does, however little ids say of dates', () => {
    const rows = fc.nat({ max: 10_000_000 });
    const asked = fc.record({
      inside: rows,
      earlier: rows,
      later: rows,
      share: fc.double({ min: 0.001, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(asked, fc.nat({ max: 1_000 }), ({ share, ...all }, page) => {
        const count = Math.ceil(all.inside * share);
        const way = cheapestWay({
          ...year(0),
          offset: Math.min(page * 100, Math.max(count - 1, 0)),
          count,
          around: { all, mineLater: all.later, count },
        });
        if (way.kind === 'walk') expect(way.most * 4).toBeLessThanOrEqual(all.inside + 4);
      }),
    );
  });
});

it('what counters said is old when the list is longer or shorter by a tenth', () => {
  const { around } = year(5);
  expect([100_000, 108_000, 92_000].map((count) => isStale(around, count))).toEqual([false, false, false]);
  expect([112_000, 88_000, 0].map((count) => isStale(around, count))).toEqual([true, true, true]);
});
