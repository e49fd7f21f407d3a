/**
 * Whether somebody fills the log: lines are kept for years and shown to residents, so whoever has a token and reads all day makes
 * others pay. Held against the busiest of the days before, since what is much differs from one municipality to the next.
 */
import { today } from '../foundation/clock.ts';
import { addDays } from '../foundation/days.ts';
import type { Queryable, Statement } from '../foundation/db/types.ts';

/** Days to compare with: four weeks, so that each day of the week is among them. */
const DAYS = 28;
/** Fewer entries a day fill nothing. */
export const LEAST = 100_000;

const GROWTH: Statement = {
  name: 'log_growth',
  text: `select coalesce(max(n.entries / b.entries), 0)::float8 as times
from (
  select municipality, sum(entries) as entries from log_count where day = $1::date group by municipality having sum(entries) >= $3::bigint) n
cross join lateral (
  select max(d.entries) as entries from (
    select sum(c.entries) as entries from log_count c
    where c.municipality = n.municipality and c.day >= $2::date and c.day < $1::date group by c.day) d) b`,
};

/** How many times as many entries today as on the busiest day of the weeks before: of the municipality that stands out most; 0 without. */
export async function logGrowth(log: Queryable, least = LEAST): Promise<number> {
  const day = today();
  const [row] = await log.query<{ times: number }>(GROWTH, [day, addDays(day, -DAYS), least]);
  return row?.times ?? 0;
}
