/** Who keeps the processor busy with one long test after another is told to wait; who waited for a busy machine is not. */
import { describe, expect, it } from 'vitest';
import { createSpending } from './spending.ts';

const refused = expect.objectContaining({ code: 'too-many-requests' });

describe('spending', () => {
  it('refuses who used up what they had, and nobody else', () => {
    let work = 0;
    const spending = createSpending(() => work);
    const test = (asker: string, ms: number) => spending.run(asker, () => (work += ms));
    test('een', 1_500);
    test('een', 1_500);
    expect(() => test('een', 1)).toThrow(refused);
    expect(() => test('twee', 1)).not.toThrow();
  });

  it('counts what the processor did, and not how long it took', () => {
    const spending = createSpending();
    const still = new Int32Array(new SharedArrayBuffer(4));
    // Longer than what one may spend, and nothing is worked.
    spending.run('een', () => Atomics.wait(still, 0, 0, 2_100));
    expect(() => spending.run('een', () => {})).not.toThrow();
  });
});
