/** Who waits for changes: woken together, and nobody takes all the places to wait. */
import { expect, it } from 'vitest';
import { createChanged } from './changed.ts';

const caller = (id: string) => ({ municipality: 1, application: { id, label: id } });

it('an application that waits with many leaves places to others', async () => {
  const changed = createChanged({ listen: async () => async () => {} }, 8);
  const { signal } = new AbortController();
  const wait = (id: string) => changed.after(caller(id), 0, 60_000, signal);
  const mine = Array.from({ length: 6 }, () => wait('een'));
  expect(await wait('een')).toBe(false);
  const others = [wait('ander'), wait('derde')];
  // Twin: there is an end to all of them.
  expect(await wait('vierde')).toBe(false);
  changed.release();
  expect(await Promise.all([...mine, ...others])).toEqual(Array(8).fill(false));
});

it('who goes away gives the place back', async () => {
  const changed = createChanged({ listen: async () => async () => {} }, 4);
  const gone = new AbortController();
  const first = Array.from({ length: 3 }, () => changed.after(caller('een'), 0, 60_000, gone.signal));
  gone.abort();
  expect(await Promise.all(first)).toEqual([false, false, false]);
  let woken = false;
  const again = changed.after(caller('een'), 0, 60_000, new AbortController().signal).then(() => {
    woken = true;
  });
  await Promise.resolve();
  expect(woken).toBe(false);
  changed.release();
  await again;
});
