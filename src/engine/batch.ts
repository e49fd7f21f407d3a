/**
 * Concurrent writes of one municipality share a statement, and with it a commit. One that fails must not fail its
 * neighbours: then each half is stored by itself, until the one is alone.
 */
import { DatabaseProblem, unavailable } from '../foundation/db/problem.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { isLate, tooLate } from '../foundation/deadline.ts';
import { createLanes } from '../foundation/lanes.ts';
import { STALE_EPOCH, type Store, type Stored, type Unit } from './store.ts';
import { raisesEpoch } from './work.ts';

/**
 * A statement, its commit and its entry in the logbook cost as much as several units do, so few large ones are cheaper than
 * many small ones. More than this makes who comes first wait for who comes last.
 */
const MOST_UNITS = 32;
/** One more is begun when so many wait: while one is stored the next is made and travels. */
const WORTH = 16;
/** Writes of one municipality that may wait; the next one is answered 503. */
const MOST_WAITING = 1_000;

interface Waiting {
  readonly municipality: Municipality;
  readonly epoch: number;
  readonly units: readonly Unit[];
  readonly done: (stored: Stored) => void;
  readonly failed: (error: unknown) => void;
}

/** A store that gathers; units that raise the epoch are stored alone, since each raises it once. */
export function batched(store: Store): Store {
  const lanes = createLanes<Waiting>({
    mostRunning: 4,
    worth: WORTH,
    take: () => MOST_UNITS,
    run: storeSome,
  });

  async function storeSome(wanted: readonly Waiting[]): Promise<void> {
    const some = wanted.filter(isInTime);
    const [first] = some;
    if (!first) return;
    try {
      const stored = await store(
        first.municipality,
        first.epoch,
        some.flatMap(({ units }) => units),
      );
      for (const { done } of some) done(stored);
    } catch (error) {
      const half = Math.ceil(some.length / 2);
      // An epoch that was raised is as new to each of them.
      const isOfOne = error instanceof DatabaseProblem && error.sqlState !== STALE_EPOCH;
      if (some.length === 1 || !isOfOne) {
        for (const { failed } of some) failed(error);
        return;
      }
      // One after the other: two of one batch that want the same number must not wait for each other.
      await storeSome(some.slice(0, half));
      await storeSome(some.slice(half));
    }
  }

  return (municipality, epoch, units) => {
    if (units.some(({ work }) => raisesEpoch(work))) return store(municipality, epoch, units);
    return new Promise((done, failed) => {
      const key = `${municipality}/${epoch}`;
      if (lanes.waiting(key) >= MOST_WAITING) return failed(unavailable());
      lanes.add(key, { municipality, epoch, units, done, failed });
    });
  };
}

/** The caller of a late one was told to look whether it is there. It is not, and it does not come. */
function isInTime({ units, failed }: Waiting): boolean {
  const late = units.some(({ work }) => isLate(work.caller));
  if (late) failed(tooLate());
  return !late;
}
