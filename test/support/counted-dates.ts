/** Counters by date beside the rows that they count, of every municipality: what differs, or nothing. */
import { snake } from '../../src/engine/columns.ts';
import { countedDates } from '../../src/engine/count-dates.ts';
import type { Resource } from '../../src/engine/resource.ts';

type Sql = (text: string) => Promise<readonly object[]>;

export async function wrongDates(sql: Sql, resource: Resource): Promise<readonly object[]> {
  const { name, table, rights } = resource;
  const dates = countedDates(resource);
  if (dates.length === 0) throw new Error(`no date of ${name} is counted`);
  const [type, level] = [rights?.type, rights?.level].map((column) => (column ? `${snake(column)}::text` : 'null'));
  const rows = dates.map(
    (field) =>
      `select municipality, '${field}' as field, coalesce(${type}, '') as type, coalesce(${level}, '') as level, ${field} as day, count(*) as n from ${table} where ${field} is not null group by 1, 2, 3, 4, 5`,
  );
  const days = `select municipality, field, type, level, make_date(year, month, place::int) as day, amount from engine_count_date cross join unnest(parts) with ordinality as p(amount, place) where resource = '${name}' and month > 0 and amount <> 0
 union all select municipality, field, type, level, day, amount from engine_count_delta cross join unnest(fields, days, amounts) as x(field, day, amount) where resource = '${name}'`;
  const different = `with kept as (select municipality, field, coalesce(type::text, '') as type, coalesce(level::text, '') as level, day, sum(amount) as kept from (${days}) d group by 1, 2, 3, 4, 5),
 there as (${rows.join(' union all ')})
 select field, day::text, coalesce(kept, 0)::int as kept, coalesce(n, 0)::int as there from kept full join there using (municipality, field, type, level, day) where coalesce(kept, 0) <> coalesce(n, 0)`;
  // A year says what its months say, and a month what its days do.
  const sums = `select field, year, month, total::int from engine_count_date y where resource = '${name}' and (total <> (select sum(p) from unnest(parts) p)
 or month = 0 and exists (select from unnest(parts) with ordinality as p(amount, month) where amount <> coalesce((select total from engine_count_date m where (m.municipality, m.resource, m.field, m.year, m.month) = (y.municipality, y.resource, y.field, y.year, p.month::smallint)
  and m.type is not distinct from y.type and m.level is not distinct from y.level), 0)))`;
  return [...(await sql(different)), ...(await sql(sums))];
}
