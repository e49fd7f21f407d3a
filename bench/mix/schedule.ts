/** An open loop: calls begin when they are planned, whether or not those before them were answered. */

export interface Loop {
  /** Calls per second. */
  readonly rate: number;
  readonly count: number;
  /** Begins one; resolves when it was answered. */
  readonly begin: (index: number) => Promise<void>;
}

/** When a call is due, in milliseconds from the start. */
export const plannedAt = (index: number, rate: number): number => (index * 1_000) / rate;

export interface Clock {
  /** In milliseconds. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

const REAL: Clock = {
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * Milliseconds of each call from the moment for which it was planned. A call that begins late because the generator was
 * busy, or that waits for a connection, has waited all the same: so would whoever made it.
 */
export async function openLoop({ rate, count, begin }: Loop, { now, wait }: Clock = REAL): Promise<readonly number[]> {
  const start = now();
  const running: Promise<number>[] = [];
  for (let next = 0; next < count; ) {
    const due = plannedAt(next, rate) - (now() - start);
    if (due > 0) {
      await wait(due);
      continue;
    }
    const planned = start + plannedAt(next, rate);
    running.push(begin(next).then(() => now() - planned));
    next++;
  }
  return Promise.all(running);
}
