import { afterEach, describe, expect, it } from 'vitest';
import { setTimeSource } from './clock.ts';
import { instantOf, isUuid, newId } from './ids.ts';

describe('an id', () => {
  let restore = (): void => {};
  afterEach(() => restore());

  it('is a UUID version 7 of RFC 9562 that carries the instant', () => {
    const instant = Date.parse('2025-06-01T12:00:00.123Z');
    restore = setTimeSource(() => instant);
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(instantOf(id).getTime()).toBe(instant);
    expect(isUuid(id)).toBe(true);
  });

  it('sorts after every id of an earlier millisecond', () => {
    let instant = Date.parse('2025-06-01T12:00:00Z');
    restore = setTimeSource(() => instant++);
    const ids = Array.from({ length: 500 }, newId);
    expect([...ids].sort()).toEqual(ids);
  });

  it('is not given twice within one instant', () => {
    restore = setTimeSource(() => 0);
    expect(new Set(Array.from({ length: 10_000 }, newId)).size).toBe(10_000);
  });

  it('sorts after the id before it, also when thousands are made in one millisecond', () => {
    restore = setTimeSource(() => Date.parse('2025-06-01T12:00:00Z'));
    const ids = Array.from({ length: 20_000 }, newId);
    expect([...ids].sort()).toEqual(ids);
    // Ahead of the clock by what does not fit.
    expect(instantOf(ids.at(-1)!).getTime() - Date.parse('2025-06-01T12:00:00Z')).toBeLessThan(12);
  });

  it('sorts on while the clock is set back a little, and follows a clock that is set back far', () => {
    let instant = Date.parse('2025-06-01T12:00:00Z');
    restore = setTimeSource(() => instant);
    const first = newId();
    instant -= 500;
    const second = newId();
    expect(second > first).toBe(true);
    instant -= 5_000;
    expect(instantOf(newId()).getTime()).toBe(instant);
  });

  it('does not follow from the id before it', () => {
    restore = setTimeSource(() => Date.parse('2025-06-01T12:00:00Z'));
    const tails = Array.from({ length: 1_000 }, () => newId().slice(20));
    expect(new Set(tails).size).toBe(1_000);
    expect([...tails].sort()).not.toEqual(tails);
  });

  it.each([
    '',
    '0190163D-8694-739B-AEA5-966C26F8AD91',
    '0190163d8694739baea5966c26f8ad91',
    '{0190163d-8694-739b-aea5-966c26f8ad91}',
    '0190163d-8694-739b-aea5-966c26f8ad9',
    '0190163d-8694-739b-aea5-966c26f8ad91\n',
    '0190163g-8694-739b-aea5-966c26f8ad91',
  ])('%j is not an id', (text) => expect(isUuid(text)).toBe(false));
});
