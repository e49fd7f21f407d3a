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
  const alike = new Map<string, { readonly preimage: string; entries: number }>();
  for (const preimage of preimages) {
    const key = keyOf(preimage);
    const known = alike.get(key);
    if (known) known.entries += 1;
    else alike.set(key, { preimage, entries: 1 });
  }
  for (const { preimage, entries } of alike.values()) {
    const { at, activity, organ } = JSON.parse(preimage) as Preimage;
    const day = dateInNetherlands(new Date(at));
    const key = `${day} ${organ} ${activity}`;
    counts.set(key, { day, activity, organ, entries: (counts.get(key)?.entries ?? 0) + entries });
  }
  return [...counts.values()];
}

const AT = '"at":"';
const HOUR = AT.length + '2026-01-01T00'.length;

/**
 * Entries of the same hour, activity and organ have the same key, so that one of each is parsed and not thousands: what is
 * before the time of day (activity, role, application), and the organ. Inside a value every quote is escaped, so the name of a
 * member with its quotes is found nowhere else; what is nested comes between those two.
 */
function keyOf(preimage: string): string {
  const organ = preimage.lastIndexOf('"organ":"');
  const parent = preimage.lastIndexOf('"parent":"');
  const end = parent > organ ? parent : preimage.lastIndexOf('"root":"');
  return preimage.slice(0, preimage.indexOf(AT) + HOUR) + preimage.slice(organ, end);
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
