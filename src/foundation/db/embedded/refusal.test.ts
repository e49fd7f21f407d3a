import { expect, test } from 'vitest';
import { refusal } from './refusal.ts';

const told = (said: string): string => refusal('/data', said, (reason) => `It did not start: ${reason}.`).message;

test('the fatal line without its moment and number is the reason', () => {
  expect(told('a note\n2026-11-26 23:17:42.666 UTC [25479] FATAL:  data directory has wrong ownership\n')).toBe(
    'It did not start: data directory has wrong ownership.',
  );
  expect(told('')).toBe('It did not start: it gave no reason.');
});

test.for([
  'FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10',
  'initdb: error: could not write file "/data/x": No space left on device',
])('a full disk is called that: %s', (said) => {
  expect(told(said)).toBe('The disk of /data is full; make room, and start again.');
});
