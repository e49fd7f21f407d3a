/** What follows from new cases in the background is done before anything is measured. */
import type { Query } from './owner.ts';

const BUSY = `select (select count(*) from meent.engine_change_queue) + (select count(*) from meent.engine_count_delta)
 + (select count(*) from meent.job where state = 'open' and run_at <= now()) as n,
 (select coalesce(max(n.number - least(c.number, coalesce(s.number, 0))), 0)
  from (select municipality, min(number) as number from meent.engine_cursor group by 1) c
  left join meent.engine_search_cursor s using (municipality)
  cross join lateral (select number from meent.engine_change_number o where o.municipality = c.municipality order by number desc limit 1) n) as behind`;

/** So many changes are a moment's work. */
const NEARLY = 1_000;

/** Until every write has its number and its count, and its messages are made; at most `nearly` changes wait for who reads them. */
export async function followed(query: Query, nearly = NEARLY): Promise<void> {
  for (;;) {
    const [left] = await query<{ n: string; behind: string }>(BUSY);
    if (Number(left!.n) === 0 && Number(left!.behind) <= nearly) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

export async function settle(query: Query): Promise<void> {
  await followed(query);
  await query('vacuum analyze');
}
