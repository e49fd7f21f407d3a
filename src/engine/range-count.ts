/** What counters say of a list of a range of dates: how long it is, what lies around it, and on which day a row of it is. */
import { type Access, parted } from '../gate/conditions.ts';
import { toSql } from '../gate/conditions-sql.ts';
import type { Caller } from '../gate/context.ts';
import { accessSql } from './access.ts';
import { dateCountersSql, datedSql, rightDatesSql } from './count-dates.ts';
import { besideRange, type DateRange, laterThan } from './date-ranges.ts';
import type { EngineParts } from './engine.ts';
import type { Bind, Selection } from './pages.ts';
import type { Seen } from './rungs.ts';
import type { Sides } from './ways.ts';

/** The one type of which all rows of the list are. */
export function onlyTypeOf(access: Access): string | undefined {
  if (access === 'everything' || access.length !== 1) return undefined;
  const { types } = access[0]!;
  return types?.length === 1 ? types[0] : undefined;
}

const byType = (access: Access, bind: Bind): string =>
  toSql(parted(access).others, { type: 'n.type', level: 'n.level' }, bind);

/** What counters know by type and level, and the rows beside it that the access names: they are few, and are looked at. */
export function besideNamed(
  { reach, access, where }: Selection,
  counters: (condition: string) => string,
  bind: Bind,
  within?: () => string,
): string {
  const { named, others } = parted(access);
  const counted = counters(byType(access, bind));
  if (named.length === 0) return counted;
  const beside = `${where(bind)}${within ? ` and ${within()}` : ''} and ${accessSql(reach, named, bind)} and ${accessSql(reach, others, bind)} is not true`;
  return `select a.total + (select count(*) from ${reach.from} where ${beside}) as total, a."all", a.disturbed from (${counted}) a`;
}

/**
 * The exact count. `sure`: the counters are right; otherwise the answer is none.
 * @param day `skipped`: how many rows are on later days than this
 */
export function rangeCountSql(it: Selection, range: DateRange, bind: Bind, day?: string): string {
  const of = (part: DateRange, within?: () => string): string =>
    besideNamed(it, (condition) => dateCountersSql(it.resource, part, condition, bind), bind, within);
  const skipped =
    day === undefined
      ? ''
      : `, (select s.total from (${of(laterThan(range, day), () => `t.${range.field} > ${bind(day)}::date`)}) s) as skipped`;
  return `select c.*${skipped}, ${rightDatesSql(it.resource)} as sure from (${of(range)}) c`;
}

type Raw = Readonly<Record<string, unknown>>;

/** Asked the first time, and when the list has become another one: how its page is found depends on it. */
export async function countFirst(
  { db }: EngineParts,
  caller: Caller,
  it: Selection,
  range: DateRange,
): Promise<{ readonly seen: Seen; readonly sure: boolean }> {
  const values: unknown[] = [caller.municipality];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const text = `select c.*, s.* from (${rangeCountSql(it, range, bind)}) c cross join (${sidesSql(it, range, bind)}) s`;
  const [raw] = await db.in(caller).query<Raw>({ text }, values);
  const number = (name: string): number => Number(raw?.[name] ?? 0);
  const sides = (of: string): Sides => {
    const [inside, earlier] = range.empty
      ? [number(`${of}_total`) - number(`${of}_inside`), number(`${of}_inside`)]
      : [number(`${of}_inside`), number(`${of}_earlier`)];
    return { inside, earlier, later: number(`${of}_total`) - inside - earlier };
  };
  const count = number('total');
  return {
    seen: {
      count,
      all: number('all'),
      disturbed: number('disturbed'),
      around: {
        all: sides('all'),
        ...(onlyTypeOf(it.access) === undefined ? {} : { type: sides('type') }),
        mineLater: number('mine_later'),
        count,
      },
    },
    sure: raw?.sure === true,
  };
}

/** Totals, those on the days of the range (of an empty date: on any day) and on the days before it. */
function sidesSql({ resource, access }: Selection, range: DateRange, bind: Bind): string {
  const { earlier, later } = besideRange(range);
  const only = onlyTypeOf(access);
  const type = only === undefined ? 'false' : `n.type = ${bind(only)}::uuid`;
  const none = 'select null::uuid as type, null::smallint as level, 0::bigint as total';
  const part = (name: string, rows: string): string =>
    `(select coalesce(sum(n.total), 0) as all_${name}, coalesce(sum(n.total) filter (where ${type}), 0) as type_${name} from (${rows}) n) ${name}`;
  const dated = (days: DateRange | undefined): string => (days ? datedSql(resource, days, bind) : none);
  const mine = `municipality = $1 and resource = '${resource.name}'`;
  const totals = `select type, level, total from engine_count where ${mine} union all select type, level, delta from engine_count_delta where ${mine}`;
  const mineLater = `(select coalesce(sum(n.total), 0) as mine_later from (${dated(later)}) n where ${byType(access, bind)}) mine`;
  return `select * from ${[part('total', totals), part('inside', dated(range)), part('earlier', dated(earlier)), mineLater].join(' cross join ')}`;
}

/** Where a row is, from the latest day down. */
export interface DayAt {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Rows on later days. */
  readonly ahead: number;
}

/**
 * The day of the row that has so many of the access on later rows: first its year, then its month, then the day. What is not
 * folded yet is not seen, so it is an estimate.
 */
export async function dayAt(
  { db }: EngineParts,
  caller: Caller,
  { resource, access }: Selection,
  field: string,
  rank: number,
): Promise<DayAt | undefined> {
  const values: unknown[] = [caller.municipality];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const at = `${bind(rank)}::bigint`;
  const mine = `n.municipality = $1 and n.resource = '${resource.name}' and n.field = '${field}' and ${byType(access, bind)}`;
  const pick = (name: string, rows: string): string =>
    `${name} as (select r.part, r.upto - r.n as ahead from (${rows}) r where r.upto > ${at} order by r.part desc limit 1)`;
  const within = (above: string, where: string): string =>
    `select p.part, sum(p.amount) as n, ${above}.ahead + sum(sum(p.amount)) over (order by p.part desc) as upto from y${above === 'y' ? '' : `, ${above}`}, engine_count_date n, unnest(n.parts) with ordinality as p(amount, part) where ${mine} and n.year = y.part and ${where} group by p.part, ${above}.ahead`;
  const years = `select n.year as part, sum(n.total) as n, sum(sum(n.total)) over (order by n.year desc) as upto from engine_count_date n where ${mine} and n.month = 0 group by n.year`;
  const text = `with ${pick('y', years)}, ${pick('m', within('y', 'n.month = 0'))}, ${pick('d', within('m', 'n.month = m.part'))} select make_date(y.part, m.part::int, d.part::int)::text as day, d.ahead from y, m, d`;
  const [raw] = await db.in(caller).query<Raw>({ text }, values);
  return raw && { day: String(raw.day), ahead: Number(raw.ahead) };
}
