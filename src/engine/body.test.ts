/** What was written before control characters were refused inside data of any shape. */
import { expect, it } from 'vitest';
import { parseRaw, renderRaw } from './body.ts';

it('is rendered again with the markers that it had, and no text in it becomes one', () => {
  const stored = `{"url":"\x01/zaken/1","bsn":"\x02AAAA+/=\x02"}`;
  expect(renderRaw(parseRaw(stored))).toBe(stored);
  const text = { data: '\x02","ingevoegd":"\x02' };
  expect(JSON.parse(renderRaw(parseRaw(JSON.stringify(text))))).toEqual(text);
});
