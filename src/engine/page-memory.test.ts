import { expect, test } from 'vitest';
import { joined } from './page-memory.ts';

const LARGE = 100_000;
const page = (letter: string) => joined([Buffer.from('['), Buffer.alloc(LARGE, letter), Buffer.from(']')]);
const textOf = (letter: string): string => `[${letter.repeat(LARGE)}]`;

test('a page stays as it is until its memory was given back', () => {
  const first = page('a');
  const second = page('b');
  expect(first.bytes.toString()).toBe(textOf('a'));
  expect(second.bytes.toString()).toBe(textOf('b'));
  first.release!();
  const third = page('c');
  expect(second.bytes.toString()).toBe(textOf('b'));
  expect(third.bytes.buffer).toBe(first.bytes.buffer);
});

test('what was given back is cleared, so that who still looks at it sees nothing', () => {
  const first = page('a');
  first.release!();
  expect(first.bytes.every((byte) => byte === 0)).toBe(true);
  // A shorter one after it leaves nothing of the longer in reach.
  const short = joined([Buffer.alloc(40_000, 'b')]);
  expect(short.bytes.buffer).toBe(first.bytes.buffer);
  expect(Buffer.from(short.bytes.buffer, 0, LARGE + 2).includes('a')).toBe(false);
});

test('memory that is given back twice is not two pages', () => {
  const first = page('a');
  first.release!();
  first.release!();
  const [second, third] = [page('b'), page('c')];
  expect(second.bytes.buffer).not.toBe(third.bytes.buffer);
  expect(second.bytes.toString()).toBe(textOf('b'));
});

test('a small page and a very large one have memory of their own', () => {
  for (const length of [10, 300_000]) {
    const { bytes, release } = joined([Buffer.alloc(length, 'x')]);
    expect(bytes.toString()).toBe('x'.repeat(length));
    expect(release).toBeUndefined();
  }
});
