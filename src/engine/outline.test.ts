/** Outlines in fewer positions: what is kept, and that it ends whatever the shape. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Position, thinned } from './outline.ts';

const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -90, max: 90, noNaN: true }),
);

describe('an outline', () => {
  test('keeps its ends, its order and no more than asked', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (all, most) => {
        const few = thinned(all, most);
        expect(few.length).toBeLessThanOrEqual(Math.max(4, most));
        expect([few[0], few.at(-1)]).toEqual([all[0], all.at(-1)]);
        let at = -1;
        for (const one of few) {
          const next = all.indexOf(one as [number, number], at + 1);
          expect(next).toBeGreaterThan(at);
          at = next;
        }
        if (all.length <= Math.max(4, most)) expect(few).toEqual(all);
      }),
    );
  });

  test('keeps corners, and drops what lies between them', () => {
    const side = (x: number, y: number, dx: number, dy: number): Position[] =>
      Array.from({ length: 25 }, (_, at) => [x + dx * at, y + dy * at]);
    const square = [...side(0, 0, 1, 0), ...side(25, 0, 0, 1), ...side(25, 25, -1, 0), ...side(0, 25, 0, -1), [0, 0]];
    expect(thinned(square, 50)).toEqual([
      [0, 0],
      [25, 0],
      [25, 25],
      [0, 25],
      [0, 0],
    ]);
  });

  test('of one place many times is a ring still', () => {
    const same = Array.from({ length: 100_000 }, () => [5, 52]);
    expect(thinned(same, 500)).toHaveLength(4);
  });
});
