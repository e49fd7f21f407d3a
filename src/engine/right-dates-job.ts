/** When counters by date are compared: each night, and after a start, when a process of an earlier release may still be at work. */
import { now } from '../foundation/clock.ts';
import type { Database, Municipality, Queryable } from '../foundation/db/types.ts';
import { everyDay } from '../foundation/jobs/daily.ts';
import type { Jobs } from '../foundation/types.ts';
import { countedDates } from './count-dates.ts';
import type { Registry } from './registry.ts';
import { makeDatesRight } from './right-dates.ts';

const DAILY = 'tellers.nakijken';
/** Only what is not said to be right. */
const UNSURE = 'tellers.rechtzetten';

const MINUTE_MS = 60_000;
/** It looks again after 1, 2, 4 minutes and so on, and after this many times only as long as there was something to do. */
const LOOKS = 7;

interface Payload {
  readonly looks: number;
}

export interface DatesJob {
  /** Call once per municipality at the start; more often does no harm. */
  plan(municipality: Municipality): Promise<void>;
}

/** @param onWrong told when counters that were said to be right were not; they are now */
export function keepDatesRight(
  jobs: Jobs,
  db: Database,
  registry: Registry,
  onWrong: (municipality: Municipality, days: number) => void,
): DatesJob {
  const counted = countedIn(registry);
  /** Returns whether any was not said to be right. */
  const look = async (municipality: Municipality, onlyUnsure: boolean): Promise<boolean> => {
    let unsure = false;
    for (const resource of counted) {
      const { sure, different } = await makeDatesRight(db, municipality, resource, onlyUnsure);
      if (sure && different > 0) onWrong(municipality, different);
      unsure ||= !sure;
    }
    return unsure;
  };
  const again = (municipality: Municipality, looks: number): Promise<void> =>
    jobs.add<Payload>(db.node, {
      queue: UNSURE,
      municipality,
      payload: { looks },
      // A start looks at once, whatever waits from before it.
      key: looks === 0 ? 'begin' : 'opnieuw',
      at: new Date(now().getTime() + (looks === 0 ? 0 : 2 ** (looks - 1) * MINUTE_MS)),
    });
  const daily = everyDay(jobs, db, DAILY, async (municipality) => {
    if (await look(municipality, false)) await again(municipality, 1);
  });
  jobs.handle<Payload>(
    UNSURE,
    async ({ municipality, payload }) => {
      if (municipality === null) return;
      const unsure = await look(municipality, true);
      if (unsure || payload.looks < LOOKS) await again(municipality, Math.min(payload.looks + 1, LOOKS));
    },
    { parallel: 1 },
  );
  return {
    async plan(municipality) {
      await again(municipality, 0);
      await daily(municipality);
    },
  };
}

/** Days of which the last comparison found another number though it was said to be right, of all municipalities. */
export async function wrongDays(log: Queryable): Promise<number> {
  const [row] = await log.query<{ wrong: number }>({
    name: 'dates_wrong',
    text: 'select coalesce(sum(wrong), 0)::float8 as wrong from engine_dates_right',
  });
  return row?.wrong ?? 0;
}

/** Lists of municipalities that count their ranges of dates themselves, since the counters are not known to be right. */
export async function unsureDates(log: Queryable, registry: Registry): Promise<number> {
  const [row] = await log.query<{ unsure: number }>(
    {
      name: 'dates_unsure',
      text: `select count(*)::int as unsure from municipality m cross join unnest($1::text[]) as r(resource)
 where not exists (select from engine_dates_right d where d.municipality = m.id and d.resource = r.resource)
 or exists (select from engine_dates_missed d where d.municipality = m.id and d.resource = r.resource)`,
    },
    [countedIn(registry).map(({ name }) => name)],
  );
  return row?.unsure ?? 0;
}

const countedIn = (registry: Registry) => registry.all.filter((resource) => countedDates(resource).length > 0);
