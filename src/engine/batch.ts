/**
 * Concurrent writes of one municipality share a statement, and with it a commit. One that fails must not fail its
 * neighbours: then each is stored by itself.
 */
import { DatabaseProblem, unavailable } from '../foundation/db/problem.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { isLate, tooLate } from '../foundation/deadline.ts';
import type { Store, Stored, Unit } from './store.ts';

/** More units make a statement larger than the commit that they save. */
const MOST_UNITS = 16;
/** While one commit waits for the disk, the next is made and travels. */
const MOST_RUNNING = 4;
/** Writes of one municipality that may wait; the next one is answered 503. */
const MOST_WAITING = 1_000;

interface Waiting {
  readonly units: readonly Unit[];
  readonly done: (stored: Stored) => void;
  readonly failed: (error: unknown) => void;
}

interface Lane {
  readonly waiting: Waiting[];
  running: number;
}

/** A store that gathers; units that raise the epoch are stored alone, since each raises it once. */
export function batched(store: Store): Store {
  const lanes = new Map<string, Lane>();

  async function drain(municipality: Municipality, epoch: number, key: string, lane: Lane): Promise<void> {
    lane.running += 1;
    await new Promise(setImmediate);
    while (lane.waiting.length > 0)
      await storeSome(municipality, epoch, lane.waiting.splice(0, MOST_UNITS).filter(isInTime));
    lane.running -= 1;
    if (lane.running === 0 && lanes.get(key) === lane) lanes.delete(key);
  }

  async function storeSome(municipality: Municipality, epoch: number, some: readonly Waiting[]): Promise<void> {
    if (some.length === 0) return;
    try {
      const stored = await store(
        municipality,
        epoch,
        some.flatMap(({ units }) => units),
      );
      for (const { done } of some) done(stored);
    } catch (error) {
      if (some.length === 1 || !(error instanceof DatabaseProblem)) for (const { failed } of some) failed(error);
      else await Promise.all(some.map((one) => storeSome(municipality, epoch, [one])));
    }
  }

  return (municipality, epoch, units) => {
    if (units.some(({ work }) => work.drafts.some(({ action, resource }) => action !== 'none' && resource.cached)))
      return store(municipality, epoch, units);
    return new Promise((done, failed) => {
      const key = `${municipality}/${epoch}`;
      let lane = lanes.get(key);
      if (!lane) {
        lane = { waiting: [], running: 0 };
        lanes.set(key, lane);
      }
      if (lane.waiting.length >= MOST_WAITING) return failed(unavailable());
      lane.waiting.push({ units, done, failed });
      if (lane.running < MOST_RUNNING && (lane.running === 0 || lane.waiting.length >= MOST_UNITS / 2))
        void drain(municipality, epoch, key, lane);
    });
  };
}

/** The caller of a late one was told to look whether it is there. It is not, and it does not come. */
function isInTime({ units, failed }: Waiting): boolean {
  const late = units.some(({ work }) => isLate(work.caller));
  if (late) failed(tooLate());
  return !late;
}
