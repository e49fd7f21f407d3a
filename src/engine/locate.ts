/**
 * Which rows a page of a list has: one statement gives the epoch, the exact count and the page. Rights are part of the same
 * `where` as the filters, so a count never tells of a row that the list would hide.
 */
import { hash } from 'node:crypto';
import { Problem } from '../foundation/problems.ts';
import { type Access, type Branch, parted } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessSql, type Reach, reachOf } from './access.ts';
import { beginningOf, type Ranked, rankedBy } from './beginning.ts';
import { snake } from './columns.ts';
import { countedDates } from './count-dates.ts';
import { type DateRange, dateRangeOf } from './date-ranges.ts';
import { driftSql } from './drift.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch } from './epoch.ts';
import { filterSql, type Parsed } from './filters.ts';
import { leftOutNames } from './leave-out.ts';
import type { ListOptions } from './list.ts';
import {
  type Bind,
  countersSql,
  gatheredSql,
  type Order,
  orderSql,
  pageByIdSql,
  pageOfGatheredSql,
  pageSql,
  type Selection,
} from './pages.ts';
import { pageByKeySql } from './pages-by-key.ts';
import { partSql } from './parts.ts';
import { besideNamed, countFirst, dayAt, rangeCountSql } from './range-count.ts';
import { pageOfRangeSql } from './range-pages.ts';
import type { Registry } from './registry.ts';
import type { Resource } from './resource.ts';
import { NEAR, type Place, type Seen } from './rungs.ts';
import { shownCountSql } from './timeline.ts';
import { isStale, type Way } from './ways.ts';

/** Lists that the standard gives no pages are whole or refused, never cut off in silence. */
const MOST_UNPAGED = 10_000;

const tooMany = (): Problem =>
  new Problem('invalid', `Dit zijn er meer dan ${MOST_UNPAGED}. Vraag minder, bijvoorbeeld die van één zaak.`);

type Raw = Readonly<Record<string, unknown>>;

export interface Located {
  readonly count: number;
  readonly epoch: number;
  /** Rows as the database gives them; of a packed page one, with its columns as arrays. */
  readonly raws: readonly Raw[];
}

export interface Wanted {
  /** What is selected of each row. */
  readonly columns: (reach: Reach) => string;
  readonly order?: ListOptions['order'];
  /** What is selected of all rows of the page together, from `p`: then the page is one row. */
  readonly packed?: string;
}

/** Of one record here, or of one person: few rows have the same, whichever it is, and making a plan costs more than finding them. */
function isOfFew(registry: Registry, resource: Resource, filter: Parsed['filters'][number]['filter']): boolean {
  if (filter.kind === 'child') return filter.hash !== undefined;
  if (filter.kind !== 'compare' || filter.operator !== '=') return filter.kind === 'hashed';
  const field = resource.fields[filter.column];
  return field?.kind === 'relation' && field.to !== undefined && !field.to.some((name) => registry.get(name).cached);
}

/** Access is a value that stays; what it says is long where it names many types. */
const said = new WeakMap<Exclude<Access, 'everything'>, string>();

/** Which list this is, whatever its page. */
function listOf({ municipality }: Caller, { name }: Resource, access: Access, { filters }: Parsed): string {
  let text: string | undefined = 'everything';
  if (access !== 'everything') {
    text = said.get(access) ?? hash('sha1', JSON.stringify(access), 'base64');
    said.set(access, text);
  }
  const narrowed = filters.length === 0 ? '' : hash('sha1', JSON.stringify(filters), 'base64');
  return `${municipality} ${name} ${text} ${narrowed}`;
}

/** @throws not-found for a page that is not there, StaleRights. */
export async function locate(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  parsed: Parsed,
  access: Access,
  wanted: Wanted,
): Promise<Located> {
  const reach = reachOf(parts.registry, resource);
  const where = (bind: Bind): string =>
    [
      't.municipality = $1',
      accessSql(reach, access, bind),
      ...parsed.filters.map((one) => filterSql(parts, caller, resource, one, bind)),
    ]
      .filter((condition) => condition !== 'true')
      .join(' and ');
  const order = orderOf(caller, resource, parsed, wanted.order);
  const { size } = parsed;
  const offset = (parsed.page - 1) * size;
  const list = listOf(caller, resource, access, parsed);
  let range =
    isCounted(resource, access) && !resource.timeline ? dateRangeOf(countedDates(resource), parsed.filters) : undefined;
  // Rights alone narrow the list: then the counters know how long it is, and there may be rungs in it.
  const plain = parsed.filters.length === 0 && isCounted(resource, access);
  const ranked = plain ? rankedBy(resource, order) : undefined;
  const few = parsed.filters.every(({ filter }) => isOfFew(parts.registry, resource, filter));
  let it: Selection = {
    resource,
    reach,
    columns: wanted.columns(reach),
    access,
    where,
    order,
    offset,
    size,
    once: few,
    seen: parts.rungs.seen(list),
  };
  let unsure: Pick<Seen, 'unsure'> = {};
  const countItself = (): void => {
    range = undefined;
    unsure = { unsure: true };
  };
  if (range && !isKnown(it.seen, parts.mostGathered)) {
    const first = await countFirst(parts, caller, it, range);
    if (first.sure) it = { ...it, seen: first.seen };
    else countItself();
  }
  let found = range && (await wayTo(parts, caller, it, range));
  const beginning = ranked && beginningOf(parts, caller.municipality, list, it, ranked);
  const ask = async (from: Place | undefined) => {
    const values: unknown[] = [caller.municipality];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const text = listSql(
      parts.registry,
      it,
      { ...parsed, range: range && found && { ...found, range } },
      ranked,
      from,
      wanted.packed,
      bind,
    );
    // What is asked for by another value is planned for that value: how many have it decides which index is best.
    const statement = few ? parts.statement('list', text) : { text };
    return parts.db.in(caller).query<Raw>(statement, values);
  };
  let raws = await ask(beginning?.place);
  if (raws[0]?.sure === false) {
    countItself();
    raws = await ask(undefined);
  } else if (found?.day !== undefined && isPassed(raws[0], it)) {
    found = { way: found.way };
    raws = await ask(undefined);
  }
  const around = it.seen?.around;
  const told = (): Seen => ({ ...seenIn(raws[0]), ...(range && around ? { around } : {}), ...unsure });
  parts.rungs.saw(list, told());
  if (beginning && !beginning.isPage(raws[0] ?? {}, told())) raws = await ask(undefined);
  const snapshot = await parts.snapshots.current(caller.municipality);
  const epoch = Number(raws[0]?.epoch ?? snapshot.epoch);
  await checkEpoch(parts, caller, epoch);
  const { count } = told();
  if (offset > 0 && offset >= count) throw new Problem('not-found', 'Deze pagina bestaat niet.');
  if (raws.length > MOST_UNPAGED) throw tooMany();
  return { count, epoch, raws };
}

const seenIn = (raw: Raw | undefined): Seen => ({
  count: Number(raw?.total ?? 0),
  all: Number(raw?.all ?? 0),
  disturbed: Number(raw?.disturbed ?? 0),
});

/** How long a range of dates is decides how its page is found: asked of the counters the first time. */
const isKnown = (seen: Seen | undefined, mostGathered: number): boolean =>
  seen?.around !== undefined && !seen.unsure && (seen.count <= mostGathered || !isStale(seen.around, seen.count));

interface Found {
  readonly way: Way;
  /** Where a list in the order of its date is begun, when that is far from both ends. */
  readonly day?: string;
}

/** How a page of a long range is found; nothing for a short one. */
async function wayTo(parts: EngineParts, caller: Caller, it: Selection, range: DateRange): Promise<Found | undefined> {
  const { resource, order, offset, size, seen } = it;
  const { count = 0, around } = seen ?? {};
  if (!around || count <= parts.mostGathered || offset >= count) return undefined;
  const ranked = rankedBy(resource, order);
  const key = ranked === 'id' || !ranked ? undefined : ranked.column;
  const by = key === undefined ? ranked && 'id' : key === range.field ? 'date' : 'index';
  const { descending } = order[0]!;
  const way = parts.wayOf({ by, descending, offset, size, count, around });
  if (way.kind !== 'dates' || range.empty) return { way };
  const near = Math.min(offset, Math.max(count - offset - size, 0));
  if (near <= Math.min(NEAR, parts.mostGathered)) return { way };
  const ahead = aheadIn(it, count);
  const at = await dayAt(parts, caller, it, range.field, around.mineLater + ahead);
  // Of one day with very many an end may be nearer.
  return at && ahead + around.mineLater - at.ahead < near ? { way, day: at.day } : { way };
}

/** Rows of the list on later days than the page's, or of the same day before them. */
const aheadIn = ({ order, offset, size }: Selection, count: number): number =>
  order[0]!.descending ? offset : Math.max(count - offset - size, 0);

/** The day at which it was begun lies beyond the page: there is more on later days than was thought. */
const isPassed = (raw: Raw | undefined, it: Selection): boolean =>
  Number(raw?.skipped ?? 0) > aheadIn(it, Number(raw?.total ?? 0));

function orderOf(
  caller: Caller,
  resource: Resource,
  { filters, ordering }: Parsed,
  wanted: ListOptions['order'],
): readonly Order[] {
  // An order tells what it goes by. Who asks for one is refused before (filters.ts); where a page or the kind has one of its own, it goes by nothing.
  const hidden = leftOutNames(caller, resource);
  const first = wanted && !hidden.has(wanted.column) ? wanted : undefined;
  const ordered = resource.ordered && !hidden.has(resource.ordered) ? resource.ordered : undefined;
  // Where every row has a value none comes last, and the index has this order.
  const filled = (column: string): boolean =>
    filters.some(({ filter, value }) => filter.kind === 'isnull' && filter.column === column && value === false);
  return [
    ...(first
      ? [
          {
            column: snake(first.column),
            descending: first.descending,
            ...(first.descending && !filled(first.column) ? { empty: 'last' as const } : {}),
          },
        ]
      : []),
    // Empty values come last going up and first going down: the order of the index, and of the reference component.
    ...ordering.map(({ column, path, descending }, place) =>
      path
        ? { column: `o${place}`, descending, expression: insideOrder(caller, resource, column, path) }
        : { column: snake(column), descending },
    ),
    ...(ordered && !first && ordering.length === 0 ? [{ column: snake(ordered), descending: true }] : []),
    { column: 'id', descending: (first ?? ordering[0])?.descending !== false },
  ];
}

/** What the caller may not see is not there to be ordered by. */
function insideOrder(caller: Caller, resource: Resource, column: string, path: readonly string[]): Order['expression'] {
  return (bind) =>
    `case when ${partSql(caller, resource, path[0], bind)} then t.${snake(column)} #> ${bind(path)}::text[] end`;
}

/** So many that match are gathered before the page is taken from them; of more, a page is soon found along its order. */
const MOST_GATHERED = 50_000;

/** Epoch, exact count and page. */
function listSql(
  registry: Registry,
  it: Selection,
  parsed: Parsed & { readonly range: (Found & { readonly range: DateRange }) | undefined },
  ranked: Ranked | undefined,
  place: Place | undefined,
  packed: string | undefined,
  bind: Bind,
): string {
  const { resource, reach, columns, where, order } = it;
  const rows = (page: string): string => (packed ? `select ${packed} from (${page}) p` : page);
  const answer = (count: string, page: string): string =>
    `select e.epoch, c.*, r.* from municipality_epoch e cross join lateral (${count}) c left join lateral (${rows(page)}) r on true where e.municipality = $1`;
  const counted = countSql(registry, it, parsed, bind);
  if (resource.unpaged)
    return answer(
      counted ?? `select count(*) as total from ${reach.from} where ${where(bind)}`,
      `select ${columns} from ${reach.from} where ${where(bind)} order by ${orderSql(order, bind)} limit ${MOST_UNPAGED + 1}`,
    );
  if (counted) {
    if (ranked === 'id') return answer(counted, pageByIdSql(it, place, bind));
    if (!ranked) return answer(counted, pageSql(it, bind));
    const count = place
      ? `select n.*, d.* from (${counted}) n cross join (${driftSql(it, ranked, place, bind)}) d`
      : counted;
    return answer(count, pageByKeySql(it, ranked, place, bind));
  }
  if (parsed.range) {
    const { range, way, day } = parsed.range;
    return answer(rangeCountSql(it, range, bind, day), pageOfRangeSql(it, range, way, day, bind));
  }
  if (it.seen && it.seen.count > MOST_GATHERED)
    return answer(`select count(*) as total from ${reach.from} where ${where(bind)}`, pageSql(it, bind));
  return `${gatheredSql(it, bind)} ${answer('select count(*) as total from m', pageOfGatheredSql(it, bind))}`;
}

/** The day, and the type where one is asked for; nothing when more narrows the list. */
function shownAlone(
  { rights }: Resource,
  filters: Parsed['filters'],
): { readonly day: string; readonly type?: string } | undefined {
  let asked: { readonly day?: string; readonly type?: string } = {};
  for (const { filter, value } of filters) {
    if (filter.kind === 'heldOn') asked = { ...asked, day: String(value) };
    else if (filter.kind === 'compare' && filter.operator === '=' && filter.column === rights?.type)
      asked = { ...asked, type: String(value) };
    else return undefined;
  }
  return asked.day === undefined ? undefined : { ...asked, day: asked.day };
}

/** True where the access is by type and level, and by name: the counters know how many rows it opens, but for those named. */
const isCounted = (resource: Resource, access: Access): boolean =>
  resource.rights?.type !== undefined &&
  (access === 'everything' ||
    access.every(
      ({ subject, ready, choices, unlessRestrictedFor }: Branch) =>
        subject === undefined && !ready && !choices && unlessRestrictedFor === undefined,
    ));

/** The exact count of what rights alone narrow, or the day of a timeline, where the counters know it. */
function countSql(registry: Registry, it: Selection, { filters }: Parsed, bind: Bind): string | undefined {
  const { resource, access } = it;
  if (!isCounted(resource, access)) return undefined;
  if (resource.timeline) {
    const asked = shownAlone(resource, filters);
    return parted(access).named.length > 0
      ? undefined
      : asked && shownCountSql(registry, resource, access, asked, bind);
  }
  return filters.length > 0 ? undefined : besideNamed(it, (condition) => countersSql(resource, condition), bind);
}
