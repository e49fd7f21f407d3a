import { expect, test } from 'vitest';
import { BytesAnswer, createPageWriter } from './page-writer.ts';

const written = (pieces: readonly string[]): Buffer => {
  const page = createPageWriter();
  for (const piece of pieces) page.write(piece);
  return page.end();
};

test('is the text as UTF-8, whatever its letters', () => {
  const pieces = ['[', '"Doğan"', ',', '"€ 12"', ',', '"🌳"', ']'];
  expect(written(pieces).toString()).toBe(pieces.join(''));
});

test('grows past its first memory, and past what it keeps', () => {
  const pieces = Array.from({ length: 40 }, (_, index) => `${index}€`.repeat(100_000));
  expect(written(pieces).equals(Buffer.from(pieces.join('')))).toBe(true);
});

test('a page that was ended stays as it is when the next is written', () => {
  const first = written(['een']);
  written(['iets anders']);
  expect(new BytesAnswer({ bytes: first }).json).toBe('een');
});
