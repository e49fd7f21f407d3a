/**
 * Which rows a page of a list shows, as SQL. A page names its rows from an index alone, and fetches only those. How it gets
 * there depends on the list: its rights name few types (one short walk per type), or not (one walk); somebody asked for a deep
 * page before (then it begins at a rung: in the order of ids here, in that of a key in pages-by-key.ts); it is nearer to the
 * end than to the front.
 */
import { type Access, parted } from '../gate/conditions.ts';
import { accessSql, type Reach } from './access.ts';
import { snake } from './columns.ts';
import { unseen } from './planned-once.ts';
import type { Resource } from './resource.ts';
import { HIGHEST, LOWEST, NEAR, type Place, type Seen } from './rungs.ts';

/** Adds a parameter and returns its placeholder. */
export type Bind = (value: unknown) => string;

export interface Order {
  /** As the statement names it. */
  readonly column: string;
  /** What stands in the place of a column of the row `t`; then `column` is the name that it gets. */
  readonly expression?: (bind: Bind) => string;
  readonly descending: boolean;
  /** Where rows without a value come; absent: where the index has them. */
  readonly empty?: 'first' | 'last';
}

export interface Selection {
  readonly resource: Resource;
  readonly reach: Reach;
  /** What is selected of each row. */
  readonly columns: string;
  readonly access: Access;
  /** Conditions on the aliases of `reach`, rights among them. */
  readonly where: (bind: Bind) => string;
  /** Ends in the id. */
  readonly order: readonly Order[];
  readonly offset: number;
  /** Rows on a page. */
  readonly size: number;
  /** The statement is prepared, and one plan serves every page. */
  readonly once: boolean;
  readonly seen: Seen | undefined;
}

export const orderSql = (order: readonly Order[], bind: Bind, row = 't'): string =>
  order
    .map(
      ({ column, expression, descending, empty }) =>
        `${expression && row === 't' ? expression(bind) : `${row}.${column}`} ${descending ? 'desc' : 'asc'}${empty ? ` nulls ${empty}` : ''}`,
    )
    .join(', ');

/** How far a page lies. The planner only reckons with it where it makes a plan for each page. */
export function numberSql({ once }: Selection, value: number, bind: Bind): string {
  const number = `${bind(value)}::bigint`;
  return once ? unseen(number) : number;
}

export const backwards = (order: readonly Order[]): readonly Order[] =>
  order.map(({ descending, empty, ...what }) => ({
    ...what,
    descending: !descending,
    ...(empty ? { empty: empty === 'last' ? 'first' : 'last' } : {}),
  }));

/**
 * All that match, by id, as `m`: counted and sorted from there, so that a page costs what its count costs. Otherwise the
 * database may walk along the order for a hundred rows that lie at its other end.
 */
export function gatheredSql({ reach, where, order }: Selection, bind: Bind): string {
  const columns = order
    .map(({ column, expression }) => (expression ? `${expression(bind)} as ${column}` : `t.${column}`))
    .join(', ');
  return `with m as materialized (select ${columns} from ${reach.from} where ${where(bind)})`;
}

export function pageOfGatheredSql(it: Selection, bind: Bind): string {
  const { resource, reach, columns, order, offset, size } = it;
  const own = `${resource.table} t`;
  const keys = `select m.id from m order by ${orderSql(order, bind, 'm')} limit ${size} offset ${numberSql(it, offset, bind)}`;
  return `select ${columns} from (${keys}) k join ${own} on t.municipality = $1 and t.id = k.id${reach.from.slice(own.length)} order by ${orderSql(order, bind)}`;
}

/** A page along the order of the list, from the nearer end. `c.total` is the exact count beside it. */
export function pageSql(it: Selection, bind: Bind): string {
  const { resource, reach, columns, where, order, offset, size } = it;
  if (isOrderedByType(it)) return pageOfTypesSql(it, bind);
  const sorted = orderSql(order, bind);
  if (offset === 0 || reach.from.includes(' join '))
    return `select ${columns} from ${reach.from} where ${where(bind)} order by ${sorted} limit ${size} offset ${numberSql(it, offset, bind)}`;
  const keys = order.map(({ column, expression }) => (expression ? `${expression(bind)} as ${column}` : `t.${column}`));
  const from = `select ${keys.join(', ')} from ${resource.table} t where ${where(bind)}`;
  const end = offset + size;
  const turned = backwards(order);
  // The limit is a number that the planner can read: for one that it cannot it sorts the whole table.
  const page =
    it.seen && offset > it.seen.count / 2
      ? `select id from (${from} order by ${orderSql(turned, bind)} limit ${size} offset greatest(c.total - ${numberSql(it, end, bind)}, 0)) k order by ${orderSql(turned, bind, 'k')} limit least(${size}, greatest(c.total - ${numberSql(it, offset, bind)}, 0))`
      : `select id from (${from} order by ${sorted} limit ${size} offset ${numberSql(it, offset, bind)}) k`;
  return `select ${columns} from (${page}) k join ${resource.table} t on t.municipality = $1 and t.id = k.id order by ${sorted}`;
}

/** Each type is walked as far as the page lies. */
const MOST_WALKED = 5_000;

/** True where each type has its own walk in the order of the list, and few rows have one of these types. */
const isOrderedByType = (it: Selection): boolean =>
  it.resource.ordered !== undefined &&
  it.order.length === 2 &&
  it.order[0]!.column === snake(it.resource.ordered) &&
  it.offset < MOST_WALKED &&
  isSmallPart(it);

function pageOfTypesSql(it: Selection, bind: Bind): string {
  const { resource, columns, where, order, offset, size } = it;
  const keys = order.map(({ column }) => `t.${column}`).join(', ');
  const sorted = orderSql(order, bind);
  const each = `select o.* from ${typeRows(it, bind)} cross join lateral (select ${keys} from ${resource.table} t where ${where(bind)} and t.${snake(resource.rights!.type!)} = y.type${levelSql(resource)} order by ${sorted} limit ${size + offset}) o${besideTypes(it, keys, 'true', bind)}`;
  const page = `select b.id from (${each}) b order by ${orderSql(order, bind, 'b')} limit ${size} offset ${offset}`;
  return `select ${columns} from (${page}) k join ${resource.table} t on t.municipality = $1 and t.id = k.id order by ${sorted}`;
}

interface TypeLevels {
  readonly types: readonly string[];
  /** Highest level per type; null: no limit. */
  readonly levels: readonly (number | null)[];
}

/** The access as one level per type, beside the rows that it names, where it is that: each row is then of one type only. */
export function typesOf(given: Access): TypeLevels | undefined {
  const access = parted(given).others;
  if (access === 'everything') return undefined;
  const highest = new Map<string, number | null>();
  for (const { types, level = null, ...more } of access) {
    // Whatever else narrows a branch, what a rule keeps back among it, is not told by type and level.
    if (!types || Object.keys(more).length > 0) return undefined;
    for (const type of types) {
      const known = highest.get(type);
      highest.set(type, known === null || level === null ? null : Math.max(known ?? 0, level));
    }
  }
  return { types: [...highest.keys()], levels: [...highest.values()] };
}

/** Among rows of all types, one in five is soon found. */
const SMALL_SHARE = 0.2;

/** True of few types: of those a page is a small part of what lies between its ends. Unknown until the list was seen. */
export const isSmallPart = ({ access, seen }: Pick<Selection, 'access' | 'seen'>): boolean =>
  typesOf(access) !== undefined && (!seen || seen.count < seen.all * SMALL_SHARE);

/** A page in the order of ids, newest first, of a list that is narrowed by rights alone. */
export function pageByIdSql(it: Selection, place: Place | undefined, bind: Bind): string {
  const { resource, reach, columns, access, offset, size } = it;
  const near = place !== undefined || offset < NEAR;
  const byType = near && isSmallPart(it);
  if (!near || (offset === 0 && !byType)) return pageSql(it, bind);
  const from = bind(place?.from.id ?? HIGHEST);
  const until = bind(place?.until ?? LOWEST);
  const skip = place
    ? `greatest(${bind(place.rank)}::bigint - c.total + ${numberSql(it, offset, bind)}, 0)`
    : numberSql(it, offset, bind);
  const within = `t.id <= ${from}::uuid and t.id > ${until}::uuid`;
  const page = `order by id desc limit ${size} offset ${skip}`;
  if (byType) {
    const each = `select o.id from ${typeRows(it, bind)} cross join lateral (select t.id from ${resource.table} t where t.municipality = $1 and t.${snake(resource.rights!.type!)} = y.type${levelSql(resource)} and ${within} order by t.id desc limit ${skip} + ${size}) o${besideTypes(it, 't.id', within, bind)}`;
    return `select ${columns} from (select id from (${each}) b ${page}) k join ${resource.table} t on t.municipality = $1 and t.id = k.id order by t.id desc`;
  }
  // The rows of the page lie together: one stretch of the index, without looking up each. `is true` keeps the planner from
  // gathering all rows of these types instead.
  const mine = `t.municipality = $1${access === 'everything' ? '' : ` and ${accessSql(reach, access, bind)} is true`}`;
  const keys = `select t.id from ${resource.table} t where ${mine} and ${within} ${page}`;
  const ends = `select a.ids[1] as first, a.ids[cardinality(a.ids)] as last from (select array_agg(k.id) as ids from (${keys}) k) a`;
  return `select r.* from (${ends}) e cross join lateral (select ${columns} from ${resource.table} t where ${mine} and t.id <= e.first and t.id >= e.last order by t.id desc limit ${size}) r order by r.id desc`;
}

/** Rows that the access names, whatever their type. They are few. */
function besideTypes({ resource, reach, access }: Selection, keys: string, within: string, bind: Bind): string {
  const { named } = parted(access);
  if (named.length === 0) return '';
  return ` union select ${keys} from ${resource.table} t where t.municipality = $1 and ${accessSql(reach, named, bind)} and ${within}`;
}

const typeRows = ({ access }: Selection, bind: Bind): string => {
  const { types, levels } = typesOf(access)!;
  return `unnest(${bind(types)}::uuid[], ${bind(levels)}::smallint[]) y(type, level)`;
};

const levelSql = ({ rights }: Resource): string =>
  rights?.level ? ` and (y.level is null or t.${snake(rights.level)} <= y.level)` : '';

/** What the counters know, with `disturbed` for the rungs: `total`, `all`, `disturbed`. */
export const countersSql = (resource: Resource, condition: string): string =>
  `select coalesce(sum(n.total) filter (where ${condition}), 0) as total, coalesce(sum(n.total), 0) as "all", coalesce(sum(n.disturbed), 0) as disturbed from (select type, level, total, disturbed from engine_count where municipality = $1 and resource = '${resource.name}' union all select type, level, delta, disturbed from engine_count_delta where municipality = $1 and resource = '${resource.name}') n`;
