/**
 * Concurrent writes of one municipality share a statement, and with it a commit. One that fails must not fail its
 * neighbours: then each is stored by itself.
 */
import { DatabaseProblem, unavailable } from '../foundation/db/problem.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { isLate, tooLate } from '../foundation/deadline.ts';
import { createLanes } from '../foundation/lanes.ts';
import type { Store, Stored, Unit } from './store.ts';
import { raisesEpoch } from './work.ts';

/** More units make a statement larger than the commit that they save. */
const MOST_UNITS = 16;
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
    worth: MOST_UNITS / 2,
    take: () => MOST_UNITS,
    run: (some) => storeSome(some.filter(isInTime)),
  });

  async function storeSome(some: readonly Waiting[]): Promise<void> {
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
      if (some.length === 1 || !(error instanceof DatabaseProblem)) for (const { failed } of some) failed(error);
      else await Promise.all(some.map((one) => storeSome([one])));
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
