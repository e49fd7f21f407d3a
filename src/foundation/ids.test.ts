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
