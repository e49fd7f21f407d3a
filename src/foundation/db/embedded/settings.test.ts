import { describe, expect, it } from 'vitest';
import { memoryFor } from './settings.ts';

const GB = 1024 ** 3;

describe('memory of the built-in database', () => {
  it('grows with the machine, between what a laptop spares and what is of use', () => {
    expect(memoryFor(1 * GB)).toEqual({ shared_buffers: '96MB', effective_cache_size: '512MB' });
    expect(memoryFor(24 * GB)).toEqual({ shared_buffers: '768MB', effective_cache_size: '12288MB' });
    expect(memoryFor(512 * GB).shared_buffers).toBe('2048MB');
  });
});
