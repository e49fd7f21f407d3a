/**
 * Counters by date: how many records there are on a day, per type and level. They are kept as one row per year with its months
 * and one per month with its days, so that a range is its whole years, the months of the years that it cuts, and the days of
 * the months that it cuts: some rows, however many records are in it.
 */
import { columnsOf, snake } from './columns.js';
import { stretchesOf } from './date-ranges.js';
import { countersSql } from './pages.js';
const known = new WeakMap();
/** Columns with dates that are counted. @throws Error for what cannot be: a fault in a declaration */
export function countedDates(resource) {
    const found = known.get(resource) ?? (resource.countedDates ?? []).map(snake);
    if (known.has(resource))
        return found;
    const columns = new Map(columnsOf(resource));
    const wrong = found.find((name) => columns.get(name)?.type !== 'date' || !resource.rights?.type || !resource.rights.level);
    if (wrong !== undefined)
        throw new Error(`${resource.name}.${wrong} cannot be counted`);
    known.set(resource, found);
    return found;
}
/** What the counters know of a range, as `countersSql` gives it: what is not folded yet (sequence.ts) is looked through. */
export function dateCountersSql(resource, range, condition, bind) {
    const mine = `municipality = $1 and resource = '${resource.name}'`;
    const within = [
        `x.field = '${range.field}'`,
        ...(range.from ? [`x.day >= ${bind(range.from)}::date`] : []),
        ...(range.until ? [`x.day <= ${bind(range.until)}::date`] : []),
    ].join(' and ');
    const rows = [
        ...stretchesOf(range).map((stretch) => {
            const { total, where } = stretchSql(stretch, bind);
            return `select type, level, ${total} as total from engine_count_date where ${mine} and field = '${range.field}' and ${where}`;
        }),
        `select type, level, x.amount from (select type, level, fields, days, amounts from engine_count_delta where ${mine}) d cross join unnest(d.fields, d.days, d.amounts) as x(field, day, amount) where ${within}`,
    ];
    const dated = `select coalesce(sum(n.total), 0) as total from (${rows.join(' union all ')}) n where ${condition}`;
    const total = range.empty ? 'a.total - d.total' : 'd.total';
    return `select ${total} as total, a."all", a.disturbed from (${countersSql(resource, condition)}) a cross join (${dated}) d`;
}
function stretchSql(stretch, bind) {
    const [from, until] = [bind(stretch.from), bind(stretch.until)];
    if (stretch.kind === 'years')
        return { total: 'total', where: `month = 0 and year between ${from}::smallint and ${until}::smallint` };
    return {
        total: `(select sum(p) from unnest(parts[${from}::int:${until}::int]) p)`,
        where: `month = ${bind(stretch.kind === 'days' ? stretch.month : 0)}::smallint and year = ${bind(stretch.year)}::smallint`,
    };
}
/** Adds what is in `dated` (municipality, resource, field, day, type, level, amount) to its years and its months. */
export const PLACED = `parted as (
  select municipality, resource, field, extract(year from day)::smallint as year, x.month, type, level, x.part, sum(amount)::bigint as amount
  from dated cross join lateral (values (0::smallint, extract(month from day)::int), (extract(month from day)::smallint, extract(day from day)::int)) as x(month, part)
  group by 1, 2, 3, 4, 5, 6, 7, 8),
 placed as (
  insert into engine_count_date as c (municipality, resource, field, year, month, type, level, total, parts)
  select municipality, resource, field, year, month, type, level, sum(amount),
   engine_parts(case month when 0 then 12 else 31 end, array_agg(part), array_agg(amount)) from parted group by 1, 2, 3, 4, 5, 6, 7
  on conflict (municipality, resource, field, month, year, type, level)
  do update set total = c.total + excluded.total, parts = engine_parts_sum(c.parts, excluded.parts))`;
/**
 * Whether the counters of this resource's dates are right, at the moment at which the rows are seen: the job says so
 * (right-dates.ts), and nobody wrote without them since.
 */
export const rightDatesSql = ({ name }) => {
    const mine = `where municipality = $1 and resource = '${name}'`;
    return `exists (select from engine_dates_right ${mine}) and not exists (select from engine_dates_missed ${mine})`;
};
/** By the columns of a row. */
export const datedIn = (resource, columns, amount) => countedDates(resource).flatMap((field) => {
    const day = columns[field];
    return typeof day === 'string' ? [{ field, day, amount }] : [];
});
/** Those of one day as one; nothing of a day from which as many go as come. */
export function summed(dated) {
    if (dated.length < 2)
        return dated;
    const sums = new Map();
    for (const one of dated) {
        const key = `${one.field} ${one.day}`;
        sums.set(key, { ...one, amount: one.amount + (sums.get(key)?.amount ?? 0) });
    }
    return [...sums.values()].filter(({ amount }) => amount !== 0);
}
//# sourceMappingURL=count-dates.js.map