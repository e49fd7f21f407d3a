/** A hundred thousand calls through every door of two processes, while residents give consent and take it back. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePlek, type Plek } from './plek.ts';
import { race } from './race.ts';

let plek: Plek;
beforeAll(async () => {
  plek = await makePlek();
});
afterAll(() => plek?.close());

const CALLS = 100_000;

it('none of them shows anything of who took consent back before it began', async () => {
  const { leaks, hidden, closed, open, withdrawals } = await race(plek, CALLS, { atOnce: 16, seed: 100_000 });
  expect([leaks.slice(0, 5), hidden.slice(0, 5)]).toEqual([[], []]);
  // Enough of each, or nothing was raced.
  expect(Math.min(closed, open)).toBeGreaterThan(CALLS / 50);
  expect(withdrawals).toBeGreaterThan(CALLS / 1000);
  console.log(`${CALLS} calls: ${closed} after a withdrawal, ${open} while consent stood, ${withdrawals} withdrawals`);
}, 1_500_000);
