/** How long what somebody else asks for may run: by the work that it is, and not by how busy the machine is. */
import { expect, it } from 'vitest';
import { TooLong, withinTime } from './within-time.ts';

const MS = 20;
/** As on a machine that has no room: the clock goes on, and nothing is done. */
const lasting = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

it('what stood still begins again and gets longer', () => {
  let begun = 0;
  const standingStill = () => 0;
  const work = () => {
    begun += 1;
    lasting(3 * MS);
    return 'klaar';
  };
  expect(withinTime(MS, work, standingStill)).toBe('klaar');
  expect(begun).toBe(3);
});

it('what works all that time is stopped once', () => {
  let begun = 0;
  const work = () => {
    begun += 1;
    for (;;);
  };
  let spent = 0;
  expect(() => withinTime(MS, work, () => (spent += MS))).toThrow(TooLong);
  expect(begun).toBe(1);
});

it('what never ends does not begin for ever', () => {
  let begun = 0;
  const work = () => {
    begun += 1;
    for (;;);
  };
  expect(() => withinTime(1, work, () => 0)).toThrow(TooLong);
  expect(begun).toBe(7);
});

it('what it throws itself is thrown', () => {
  expect(() =>
    withinTime(MS, () => {
      throw new Error('van het schema');
    }),
  ).toThrow('van het schema');
});
