/** A page of a long range of dates, as SQL. `c.total` is its exact count beside it, and `c.skipped` what lies on later days. */
import { snake } from './columns.ts';
import type { DateRange } from './date-ranges.ts';
import { type Bind, backwards, numberSql, orderSql, pageSql, type Selection } from './pages.ts';
import { onlyTypeOf } from './range-count.ts';
import type { Way } from './ways.ts';

/** @param day where a list in the order of the date is begun; absent: at its nearer end */
export function pageOfRangeSql(
  it: Selection,
  { field }: DateRange,
  way: Way,
  day: string | undefined,
  bind: Bind,
): string {
  const { resource, columns, order } = it;
  if (way.kind === 'dates' && day === undefined) return pageSql(it, bind);
  const ids =
    way.kind === 'dates'
      ? fromDay(it, field, day!, bind)
      : way.kind === 'walk'
        ? walked(it, way, bind)
        : gathered(it, bind);
  return `select ${columns} from (${ids}) k join ${resource.table} t on t.municipality = $1 and t.id = k.id order by ${orderSql(order, bind)}`;
}

const lengthSql = (it: Selection, bind: Bind): string =>
  `greatest(least(${it.size}, c.total - ${numberSql(it, it.offset, bind)}), 0)`;

/** The ids of the page among `rows`, from one end of them. The limit is a number that the planner can read. */
function cut(it: Selection, rows: string, fromBack: boolean, bind: Bind): string {
  const { offset, size } = it;
  const order = fromBack ? backwards(it.order) : it.order;
  const skip = fromBack ? `greatest(c.total - ${numberSql(it, offset + size, bind)}, 0)` : numberSql(it, offset, bind);
  const first = `select k.* from (${rows}) k order by ${orderSql(order, bind, 'k')} limit ${size} offset ${skip}`;
  return fromBack
    ? `select k.id from (${first}) k order by ${orderSql(order, bind, 'k')} limit ${lengthSql(it, bind)}`
    : `select k.id from (${first}) k`;
}

const keysSql = ({ order }: Selection, bind: Bind): string =>
  order.map(({ column, expression }) => (expression ? `${expression(bind)} as ${column}` : `t.${column}`)).join(', ');

/** All that match, by the index of their date: `offset 0` keeps the planner from walking along the order after all. */
function gathered(it: Selection, bind: Bind, also = ''): string {
  const { resource, where, offset, seen } = it;
  const rows = `select ${keysSql(it, bind)} from ${resource.table} t where ${where(bind)}${also} offset 0`;
  return cut(it, rows, offset > (seen?.count ?? 0) / 2, bind);
}

/** Among so many rows at one end of the order; gathered where those do not hold the page. */
function walked(it: Selection, { from, most }: Way & { readonly kind: 'walk' }, bind: Bind): string {
  const { resource, access, where } = it;
  const back = from === 'back';
  const order = back ? backwards(it.order) : it.order;
  const only = order.length === 1 ? onlyTypeOf(access) : undefined;
  // Of one type there is an index in the order of ids.
  const oneType = only === undefined ? '' : ` and t.${snake(resource.rights!.type!)} = ${bind(only)}::uuid`;
  const end = `select * from ${resource.table} t where t.municipality = $1${oneType} order by ${orderSql(order, bind)} limit ${most}`;
  const near = cut(it, `select ${keysSql(it, bind)} from (${end}) t where ${where(bind)}`, back, bind);
  const isFilled = `(select count(*) from near) >= ${lengthSql(it, bind)}`;
  return `with near as materialized (${near}) select id from near where ${isFilled} union all select a.id from (${gathered(it, bind, ` and not ${isFilled}`)}) a`;
}

/** In the order of the date: from that day down, past what is left of the way. */
function fromDay(it: Selection, field: string, day: string, bind: Bind): string {
  const { resource, where, order, offset, size } = it;
  const { descending } = order[0]!;
  const ahead = descending
    ? numberSql(it, offset, bind)
    : `greatest(c.total - ${numberSql(it, offset + size, bind)}, 0)`;
  const rows = `select t.${field}, t.id from ${resource.table} t where ${where(bind)} and t.${field} <= ${bind(day)}::date order by t.${field} desc, t.id desc limit ${size} offset greatest(${ahead} - c.skipped, 0)`;
  return `select k.id from (${rows}) k order by k.${field} desc, k.id desc limit ${lengthSql(it, bind)}`;
}
