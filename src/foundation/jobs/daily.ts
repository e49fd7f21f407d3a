/** Work that comes back every day for each municipality: a job that plans the next one when it is done. */
import { now } from '../clock.ts';
import type { Database, Municipality } from '../db/types.ts';
import type { Jobs } from '../types.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Registers the handler. Call the result once per municipality at the start; more often does no harm. */
export function everyDay(
  jobs: Jobs,
  db: Pick<Database, 'node'>,
  queue: string,
  work: (municipality: Municipality) => Promise<unknown>,
): (municipality: Municipality) => Promise<void> {
  const plan = (municipality: Municipality, at: Date): Promise<void> =>
    jobs.add(db.node, { queue, municipality, payload: null, key: 'dagelijks', at });
  jobs.handle(
    queue,
    async ({ municipality }) => {
      if (municipality === null) return;
      await work(municipality);
      await plan(municipality, new Date(now().getTime() + DAY_MS));
    },
    { parallel: 1 },
  );
  return (municipality) => plan(municipality, now());
}
