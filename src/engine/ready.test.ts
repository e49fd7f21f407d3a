import { afterEach, expect, test, vi } from 'vitest';
import { createReady, ReadyRecord } from './ready.ts';

afterEach(() => {
  vi.useRealTimers();
});

const stamp = (id: string, version = '1', xmin = '7') => ({ id, version, xmin });
const record = (bytes = 100, version = '1', xmin = '7'): ReadyRecord =>
  new ReadyRecord({ version, xmin }, 'x'.repeat(bytes - 1), []);

test('gives a record in the version that was kept, and in no other', () => {
  const ready = createReady();
  const kept = record();
  ready.keep('zaak', 'a', kept);
  expect(ready.get('zaak', stamp('a'))).toBe(kept);
  expect(ready.get('zaak', stamp('a', '2'))).toBeUndefined();
  expect(ready.get('zaak', stamp('a', '1', '8'))).toBeUndefined();
  expect(ready.get('besluit', stamp('a'))).toBeUndefined();
});

test('keeps no more bytes than it may, and what was asked for last', () => {
  const ready = createReady(100_000);
  ready.keep('zaak', 'used', record(5_000));
  for (let n = 0; n < 200; n++) {
    ready.keep('zaak', `${n}`, record(5_000));
    expect(ready.size()).toBeLessThanOrEqual(100_000);
    expect(ready.get('zaak', stamp('used'))).toBeDefined();
  }
  expect(ready.get('zaak', stamp('0'))).toBeUndefined();
  ready.keep('zaak', 'large', record(50_000));
  expect(ready.get('zaak', stamp('large'))).toBeUndefined();
});

test('with no room it keeps nothing', () => {
  const ready = createReady(0);
  ready.keep('zaak', 'a', record());
  expect(ready.size()).toBe(0);
});

test('what nobody asks for goes within four minutes', () => {
  vi.useFakeTimers();
  const ready = createReady();
  ready.keep('zaak', 'a', record());
  vi.advanceTimersByTime(240_000);
  expect(ready.size()).toBe(0);
  expect(ready.get('zaak', stamp('a'))).toBeUndefined();
});
