import { describe, expect, it } from 'vitest';
import type { Outbound } from '../types.ts';
import { createLookup } from './lookup.ts';
import { OutboundProblem } from './problem.ts';

/** Another world, in which each call waits until it is answered. */
function elsewhere() {
  const calls: { readonly url: string; readonly timeoutMs: number; readonly answer: (status?: number) => void }[] = [];
  const outbound: Pick<Outbound, 'fetch'> = {
    fetch: (url, { timeoutMs = 0 } = {}) =>
      new Promise((resolve) => {
        const answer = (status = 200): void =>
          resolve({
            status,
            headers: new Headers({ location: `${url}/` }),
            body: Buffer.from('{"naam":"x"}'),
          });
        calls.push({ url, timeoutMs, answer });
      }),
  };
  return { lookup: createLookup(outbound), calls };
}

const addresses = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `https://elders.voorbeeld.nl/${index}`);

/** Lets everything go on that need not wait for an answer. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('addresses that are slow', () => {
  it('keep one asker waiting, and no other', async () => {
    const { lookup, calls } = elsewhere();
    const mine = addresses(30).map((one) => lookup(one, 'een'));
    await settle();
    expect(calls.length).toBeLessThan(16);
    const other = lookup('https://ander.voorbeeld.nl/', 'ander');
    await settle();
    calls.at(-1)!.answer();
    expect(await other).toMatchObject({ kind: 'there' });
    for (let at = 0; at < 30; at++) {
      calls.filter(({ url }) => url.startsWith('https://elders.'))[at]!.answer();
      await settle();
    }
    expect((await Promise.all(mine)).map(({ kind }) => kind)).toEqual(Array(30).fill('there'));
  });

  it('are no answer for who asks more than can wait', async () => {
    const { lookup, calls } = elsewhere();
    void addresses(1_000).map((one) => lookup(one, 'een'));
    await settle();
    expect(await lookup('https://ander.voorbeeld.nl/1', 'een')).toEqual({ kind: 'no-answer' });
    const other = lookup('https://ander.voorbeeld.nl/2', 'ander');
    await settle();
    calls.at(-1)!.answer();
    expect(await other).toMatchObject({ kind: 'there' });
  });

  it('have one limit of time, however often they send on', async () => {
    const { lookup, calls } = elsewhere();
    const found = lookup('https://elders.voorbeeld.nl', 'een');
    await settle();
    const first = calls[0]!;
    await new Promise((resolve) => setTimeout(resolve, 60));
    first.answer(302);
    await settle();
    expect(calls[1]!.timeoutMs).toBeLessThan(first.timeoutMs - 50);
    calls[1]!.answer();
    expect(await found).toMatchObject({ kind: 'there' });
  });
});

it('an address is asked once for all who ask it at the same time', async () => {
  const { lookup, calls } = elsewhere();
  const both = [lookup('https://elders.voorbeeld.nl/1', 'een'), lookup('https://elders.voorbeeld.nl/1', 'ander')];
  await settle();
  expect(calls).toHaveLength(1);
  calls[0]!.answer(404);
  expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(['not-there', 'not-there']);
});

it('what this program may not call is told as that', async () => {
  const lookup = createLookup({ fetch: () => Promise.reject(new OutboundProblem('address-not-allowed')) });
  expect(await lookup('http://10.0.0.1/', 'een')).toEqual({ kind: 'not-allowed' });
});
