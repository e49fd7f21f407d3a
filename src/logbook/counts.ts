/** Entries per day, activity and organ: counted once, when they get their number. What pages tell of the log comes from here. */
import { dateInNetherlands } from '../foundation/clock.ts';
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import type { Preimage } from './leaf.ts';

export interface DayCount {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Id of the version of the activity. */
  readonly activity: string;
  readonly organ: string;
  readonly entries: number;
}

/** @param preimages as the program made them: their mark was checked. */
export function countEntries(preimages: readonly string[]): readonly DayCount[] {
  const counts = new Map<string, DayCount>();
  for (const preimage of preimages) {
    const { at, activity, organ } = JSON.parse(preimage) as Preimage;
    const day = dateInNetherlands(new Date(at));
    const key = `${day} ${organ} ${activity}`;
    counts.set(key, { day, activity, organ, entries: (counts.get(key)?.entries ?? 0) + 1 });
  }
  return [...counts.values()];
}

/** Values for `COUNTED`, in the order of its parameters. */
export const countColumns = (counts: readonly DayCount[]) => [
  counts.map(({ day }) => day),
  counts.map(({ activity }) => activity),
  counts.map(({ organ }) => organ),
  counts.map(({ entries }) => entries),
];

/** SQL of a CTE; `first` is the number of its first parameter, `$1` the municipality. */
export const countedSql = (
  first: number,
): string => `insert into log_count (municipality, day, activity, organ, entries)
  select $1::int, day, activity, organ, entries
  from unnest($${first}::date[], $${first + 1}::text[], $${first + 2}::text[], $${first + 3}::bigint[]) as t (day, activity, organ, entries)
  on conflict (municipality, day, activity, organ) do update set entries = log_count.entries + excluded.entries`;

const COUNTS: Statement = {
  name: 'log_counts',
  text: `select day::text as day, activity, organ, entries::float8 as entries from log_count
where municipality = $1 and day >= $2::date and day < $3::date order by day, organ, activity`,
};

/** From one day up to another: as many rows as there are days and activities, whatever the length of the log. */
export const readCounts = (
  q: Queryable,
  municipality: Municipality,
  from: string,
  until: string,
): Promise<DayCount[]> => q.query<DayCount>(COUNTS, [municipality, from, until]);
