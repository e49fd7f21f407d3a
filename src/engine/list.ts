/**
 * Lists: one statement gives the epoch, the exact count and the page. Rights are part of the same `where` as the filters,
 * so a count never tells of a row that the list would hide.
 */

import { hash } from 'node:crypto';
import { dateInNetherlands, now } from '../foundation/clock.ts';
import { Problem } from '../foundation/problems.ts';
import { type Access, type Branch, hasScope, toSql } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, accessSql, reachOf } from './access.ts';
import { type Answer, memoryContext } from './answer.ts';
import { scopesOf } from './authorize.ts';
import type { EngineParts } from './engine.ts';
import { expandRows } from './expand.ts';
import { filterSql, type Parsed, parseFilters } from './filters.ts';
import { linesOf, logEntry } from './log.ts';
import { BytesAnswer, createPageWriter } from './page-writer.ts';
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
  walkOf,
} from './pages.ts';
import { isElsewhere, isStale, StaleRights } from './read.ts';
import { type Resource, snake } from './resource.ts';
import type { Place, Seen } from './rungs.ts';
import { type Selection as Part, pathsOf, select } from './selection.ts';
import type { Row } from './work.ts';

/** Lists that the standard gives no pages are whole or refused, never cut off in silence. */
const MOST_UNPAGED = 10_000;

const tooMany = (): Problem =>
  new Problem('invalid', `Dit zijn er meer dan ${MOST_UNPAGED}. Vraag minder, bijvoorbeeld die van één zaak.`);

/** Query as parsed from an address: each name once, with its text. */
export type Query = Readonly<Record<string, string>>;

export interface ListOptions {
  /** The parent in a nested path: only its children. */
  readonly parentId?: string;
  readonly operation?: string;
  readonly kind?: 'getoond' | 'gezocht';
  /** Only what an answer shows of each row, without its other columns. */
  readonly forAnswer?: boolean;
  /** Only this part of each record. */
  readonly selection?: Part;
  /** Order of a page for people where the standard has no such parameter; rows without a value come last. */
  readonly order?: { readonly column: string; readonly descending: boolean };
}

export interface Page {
  readonly count: number;
  readonly rows: readonly Row[];
  readonly page: number;
  readonly size: number;
  readonly expand: readonly string[];
}

/** The ZGW answer of a list: count, next, previous, results; or a plain array where the standard has no pages. */
export async function list(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  query: Query,
  options: ListOptions & { readonly path: string; readonly pageQuery?: Query },
): Promise<Answer> {
  const { selection } = options;
  const {
    count,
    rows,
    page: number,
    size,
    expand: asked,
  } = await listRows(parts, caller, resource, query, { ...options, forAnswer: true });
  const expand = selection ? pathsOf(parts.registry, resource, selection) : asked;
  const snapshot = await parts.snapshots.current(caller.municipality);
  const day = resource.day === undefined ? undefined : query[resource.day];
  const expanded =
    expand.length > 0 ? await expandRows(parts, caller, rows, expand, { day, forAnswer: true }) : undefined;
  if (resource.subjects) {
    const { entry, actor } = logEntry(
      caller,
      options.operation ?? `${resource.api.name}.${resource.name}.list`,
      options.kind ?? 'getoond',
      linesOf([...rows, ...(expanded?.rows ?? [])]),
    );
    await parts.logbook.append(entry, actor, caller);
  }
  const page = createPageWriter();
  const writeRows = (): void => {
    page.write('[');
    rows.forEach((row, index) => {
      const json = parts.answer.json(caller, row, snapshot, expanded?.extraOf(row), day);
      if (index > 0) page.write(',');
      page.write(selection ? JSON.stringify(select(JSON.parse(json), selection)) : json);
    });
    page.write(']');
  };
  if (resource.unpaged) {
    writeRows();
    return new BytesAnswer(page.end());
  }
  const address = (to: number): string =>
    JSON.stringify(
      `${caller.base}${options.path}?${new URLSearchParams({ ...(options.pageQuery ?? query), page: String(to) })}`,
    );
  const next = number * size < count ? address(number + 1) : 'null';
  const previous = number > 1 ? address(number - 1) : 'null';
  page.write(`{"count":${count},"next":${next},"previous":${previous},"results":`);
  writeRows();
  page.write('}');
  return new BytesAnswer(page.end());
}

/** One page of rows that the caller may see. Pages of people (portal, workbench) use this too, and log for themselves. */
export async function listRows(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  query: Query,
  options: ListOptions = {},
): Promise<Page> {
  const scopes = scopesOf(resource, 'list');
  if (!resource.public?.includes('list') && !hasScope(caller.rights, resource.api.component, scopes))
    throw new Problem('permission-denied');
  const parsed = parseFilters(parts, caller, resource, query, options);
  return resource.cached
    ? fromMemory(parts, caller, resource, parsed, options)
    : fromDatabase(parts, caller, resource, parsed, accessOf(caller, resource, scopes), options);
}

async function fromMemory(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  parsed: Parsed,
  { parentId }: ListOptions,
): Promise<Page> {
  const snapshot = await parts.snapshots.current(caller.municipality);
  const context = memoryContext(snapshot, dateInNetherlands(now()));
  const rows = snapshot
    .all(resource.name)
    .filter((row) => !isElsewhere(resource, row, parentId))
    .filter((row) => parsed.memory.every(({ filter, value }) => filter.test(row, value, context)));
  const { size } = parsed;
  const start = (parsed.page - 1) * size;
  if (start > 0 && start >= rows.length) throw new Problem('not-found', 'Deze pagina bestaat niet.');
  return {
    count: rows.length,
    rows: resource.unpaged ? rows : rows.slice(start, start + size),
    page: parsed.page,
    size,
    expand: parsed.expand,
  };
}

async function fromDatabase(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  parsed: Parsed,
  access: Access,
  { order: first, forAnswer }: ListOptions,
): Promise<Page> {
  const reach = reachOf(parts.registry, resource);
  const columns = forAnswer ? reach.answer : reach.select;
  const where = (bind: Bind): string =>
    [
      't.municipality = $1',
      accessSql(reach, access, bind),
      ...parsed.filters.map((one) => filterSql(parts, caller, one, bind)),
    ]
      .filter((condition) => condition !== 'true')
      .join(' and ');
  const order = orderOf(parsed, first);
  const { size } = parsed;
  const offset = (parsed.page - 1) * size;
  const key = hash('sha1', JSON.stringify([caller.municipality, resource.name, access, parsed.filters]), 'base64');
  const it: Selection = { resource, reach, columns, access, where, order, offset, size, seen: parts.rungs.seen(key) };
  // Rights alone narrow the list: then the counters know how long it is, and pages in the order of ids have rungs.
  const plain = parsed.filters.length === 0 && isCounted(resource, access);
  const byId = plain && order.length === 1 && order[0]!.descending && resource.rights?.type !== undefined;
  const place = byId ? parts.rungs.place(key, offset) : undefined;
  const parentOnly = parsed.filters.every(
    ({ filter }) => filter.kind === 'compare' && filter.column === resource.parent,
  );
  const ask = async (from: Place | undefined) => {
    const values: unknown[] = [caller.municipality];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const text = listSql(it, parsed, byId, from, bind);
    // What is asked for by value is planned for that value: how many have it decides which index is best.
    const statement = parentOnly ? parts.statement('list', text) : { text };
    return parts.db.in(caller).query(statement, values);
  };
  let raws = await ask(place);
  const told = (): Seen => ({
    count: Number(raws[0]?.total ?? 0),
    all: Number(raws[0]?.all ?? 0),
    disturbed: Number(raws[0]?.disturbed ?? 0),
  });
  const held = parts.rungs.saw(key, told());
  if (plain) {
    if (place && (!held || place.rank < told().count - offset)) raws = await ask(undefined);
    if (byId && !place) parts.rungs.learn(key, offset, walkOf(it, caller.municipality));
  }
  const snapshot = await parts.snapshots.current(caller.municipality);
  const epoch = Number(raws[0]?.epoch ?? snapshot.epoch);
  if (epoch !== snapshot.epoch || isStale(caller, epoch)) {
    parts.snapshots.saw(caller.municipality, epoch);
    throw new StaleRights();
  }
  const { count } = told();
  if (offset > 0 && offset >= count) throw new Problem('not-found', 'Deze pagina bestaat niet.');
  if (raws.length > MOST_UNPAGED) throw tooMany();
  const rows = raws.filter((raw) => raw.id !== null).map((raw) => parts.reader(resource, caller.municipality, raw));
  return { count, rows, page: parsed.page, size, expand: parsed.expand };
}

function orderOf({ filters, ordering }: Parsed, first: ListOptions['order']): readonly Order[] {
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
    ...ordering.map(({ column, descending }) => ({ column: snake(column), descending })),
    { column: 'id', descending: (first ?? ordering[0])?.descending !== false },
  ];
}

/** So many that match are gathered before the page is taken from them; of more, a page is soon found along its order. */
const MOST_GATHERED = 50_000;

/** Epoch, exact count and page. */
function listSql(it: Selection, parsed: Parsed, byId: boolean, place: Place | undefined, bind: Bind): string {
  const { resource, reach, columns, where, order } = it;
  const answer = (count: string, page: string): string =>
    `select e.epoch, c.*, r.* from municipality_epoch e cross join lateral (${count}) c left join lateral (${page}) r on true where e.municipality = $1`;
  const counted = countSql(it, parsed, bind);
  if (resource.unpaged)
    return answer(
      counted ?? `select count(*) as total from ${reach.from} where ${where(bind)}`,
      `select ${columns} from ${reach.from} where ${where(bind)} order by ${orderSql(order)} limit ${MOST_UNPAGED + 1}`,
    );
  if (counted) return answer(counted, byId ? pageByIdSql(it, place, bind) : pageSql(it, bind));
  if (it.seen && it.seen.count > MOST_GATHERED)
    return answer(`select count(*) as total from ${reach.from} where ${where(bind)}`, pageSql(it, bind));
  return `${gatheredSql(it, bind)} ${answer('select count(*) as total from m', pageOfGatheredSql(it, bind))}`;
}

/** True where the access is by type and level alone: the counters know how many rows it opens. */
const isCounted = (resource: Resource, access: Access): boolean =>
  resource.rights !== undefined &&
  (access === 'everything' || access.every(({ subject, ready }: Branch) => subject === undefined && !ready));

/**
 * The exact count where the counters know it, or all but a few of it: of rows that are no longer worked on there are as
 * many as there are rows, less those that are.
 */
function countSql({ resource, reach, access }: Selection, { filters }: Parsed, bind: Bind): string | undefined {
  const counters = (): string => countersSql(resource, toSql(access, { type: 'n.type', level: 'n.level' }, bind));
  if (!isCounted(resource, access) || filters.length > 1) return undefined;
  const [only] = filters;
  if (!only) return counters();
  const { filter, value } = only;
  if (filter.kind !== 'isnull' || value !== false || resource.open?.while !== filter.column) return undefined;
  const open = `t.municipality = $1 and t.${snake(filter.column)} is null and ${accessSql(reach, access, bind)}`;
  return `select a.total - (select count(*) from ${reach.from} where ${open}) as total from (${counters()}) a`;
}
