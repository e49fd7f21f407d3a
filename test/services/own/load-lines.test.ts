/** Lines that go by: what is read, in which order, and how much of it at once. */
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { newId } from '../../../src/foundation/ids.ts';
import { LAST_LINE, lineIds, lineOf, loadRange } from '../../../src/services/own/load-ids.ts';
import { inOrder, inTime, type Line, linesIn, Silent } from '../../../src/services/own/load-lines.ts';
import { keys } from '../../support/server.ts';

const all = async (chunks: readonly string[], longest = 100, first = 1): Promise<[number, string | undefined][]> => {
  const found: [number, string | undefined][] = [];
  for await (const { number, text } of linesIn(Readable.from(chunks.map((one) => Buffer.from(one))), first, longest))
    found.push([number, text?.toString()]);
  return found;
};

it('are found however they are cut, with or without an end, and with their own number', async () => {
  expect(await all(['{"a":1}\n{"b"', ':2}\n', '\n', ' \n{"c":3}'])).toEqual([
    [1, '{"a":1}'],
    [2, '{"b":2}'],
    [5, '{"c":3}'],
  ]);
  expect(await all(['{}\r\n{}\n'], 100, 41)).toEqual([
    [41, '{}\r'],
    [42, '{}'],
  ]);
  expect(await all([''])).toEqual([]);
});

it('end at one that is too long', async () => {
  expect(await all(['{}\n', 'x'.repeat(60), 'x'.repeat(60), '\n{}\n'])).toEqual([
    [1, '{}'],
    [2, undefined],
  ]);
  expect(await all([`${'x'.repeat(120)}\n{}`])).toEqual([[1, undefined]]);
});

it('of a sender who stops in the middle of one end, and half a line is no line', async () => {
  const body = new Readable({ read() {} });
  body.push('{"a":1}\n{"b"');
  const lines = linesIn(inTime(body, 50), 1, 100);
  expect((await lines.next()).value).toMatchObject({ number: 1 });
  await expect(lines.next()).rejects.toThrow(Silent);
  expect(body.destroyed).toBe(true);
  const slow = new Readable({ read() {} });
  const all = (async () => {
    const found: number[] = [];
    for await (const { number } of linesIn(inTime(slow, 60_000), 1, 100)) found.push(number);
    return found;
  })();
  for (const piece of ['{"a"', ':1}\n', '{}', null]) {
    slow.push(piece);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(await all).toEqual([1, 2]);
});

/** Counts what is asked for, and works until it is told to end. */
function workshop(count: number, most: { lines: number; bytes: number }) {
  let given = 0;
  const ends: (() => void)[] = [];
  async function* source(): AsyncGenerator<Line> {
    for (; given < count; ) yield { number: ++given, text: Buffer.alloc(10) };
  }
  const results = inOrder(source(), most, async ({ number }) => {
    await new Promise<void>((end) => ends.push(end));
    return { number, isLast: false };
  });
  return { results, given: () => given, ends };
}
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
};

it('are read no further than they are worked off', async () => {
  for (const [most, expected] of [
    [{ lines: 4, bytes: 1_000 }, 4],
    [{ lines: 100, bytes: 25 }, 3],
  ] as const) {
    const { results, given, ends } = workshop(50, most);
    const first = results.next();
    await turns();
    expect(given()).toBe(expected);
    // The last one is done first, and waits for its turn.
    ends.at(-1)!();
    await turns();
    expect(given()).toBe(expected);
    ends[0]!();
    expect((await first).value).toMatchObject({ number: 1 });
  }
});

it('have ids in their order, which tell the line and no more', () => {
  const load = newId();
  const idsOf = (line: number, text: string) => lineIds(keys, 101, load, line, Buffer.from(text));
  const [one, two, last] = [idsOf(1, 'a'), idsOf(2, 'a'), idsOf(LAST_LINE, 'a')];
  expect([one, two, last].map(({ id }) => lineOf(id))).toEqual([1, 2, LAST_LINE]);
  expect([two.id, last.id, one.id].toSorted()).toEqual([one.id, two.id, last.id]);
  expect(idsOf(1, 'a').id).toBe(one.id);
  expect(idsOf(1, 'b').id).not.toBe(one.id);
  for (const { id, first, last: end } of [one, two, last]) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(first <= id && id <= end).toBe(true);
    expect(loadRange(load).first <= id && id <= loadRange(load).last).toBe(true);
  }
  expect(one.last < two.first).toBe(true);
});
