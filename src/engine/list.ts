/**
 * Lists: one statement gives the epoch, the exact count and the page. Rights are part of the same `where` as the filters,
 * so a count never tells of a row that the list would hide.
 */

import { dateInNetherlands, now } from '../foundation/clock.ts';
import { Problem } from '../foundation/problems.ts';
import { type Access, type Branch, hasScope } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, accessSql, reachOf } from './access.ts';
import { type Answer, memoryContext } from './answer.ts';
import { scopesOf } from './authorize.ts';
import type { EngineParts } from './engine.ts';
import { expandRows } from './expand.ts';
import { filterSql, type Parsed, parseFilters } from './filters.ts';
import { linesOf, logEntry } from './log.ts';
import { isStale, StaleRights } from './read.ts';
import { type Resource, snake } from './resource.ts';
import type { Row } from './work.ts';

export const PAGE_SIZE = 100;
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
  /** Order of a page for people where the standard has no such parameter; rows without a value come last. */
  readonly order?: { readonly column: string; readonly descending: boolean };
}

export interface Page {
  readonly count: number;
  readonly rows: readonly Row[];
  readonly page: number;
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
  const { count, rows, page, expand } = await listRows(parts, caller, resource, query, {
    ...options,
    forAnswer: true,
  });
  const snapshot = await parts.snapshots.current(caller.municipality);
  const day = resource.day === undefined ? undefined : query[resource.day];
  const expanded = expand.length > 0 ? await expandRows(parts, caller, rows, expand, day) : undefined;
  if (resource.subjects) {
    const { entry, actor } = logEntry(
      caller,
      options.operation ?? `${resource.api.name}.${resource.name}.list`,
      options.kind ?? 'getoond',
      linesOf([...rows, ...(expanded?.rows ?? [])]),
    );
    await parts.logbook.append(entry, actor, caller);
  }
  const stored = rows.map((row) => parts.answer.stored(caller, row, snapshot, expanded?.extraOf(row), day)).join(',');
  const results = parts.answer.open(caller, stored);
  if (resource.unpaged) return finish(`[${results}]`);
  const address = (to: number): string =>
    JSON.stringify(
      `${caller.base}${options.path}?${new URLSearchParams({ ...(options.pageQuery ?? query), page: String(to) })}`,
    );
  const next = page * PAGE_SIZE < count ? address(page + 1) : 'null';
  const previous = page > 1 ? address(page - 1) : 'null';
  return finish(`{"count":${count},"next":${next},"previous":${previous},"results":[${results}]}`);
}

const finish = (json: string): Answer => ({ status: 200, json });

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
    ? fromMemory(parts, caller, resource, parsed)
    : fromDatabase(parts, caller, resource, parsed, accessOf(caller, resource, scopes), options);
}

async function fromMemory(parts: EngineParts, caller: Caller, resource: Resource, parsed: Parsed): Promise<Page> {
  const snapshot = await parts.snapshots.current(caller.municipality);
  const context = memoryContext(snapshot, dateInNetherlands(now()));
  const rows = snapshot
    .all(resource.name)
    .filter((row) => parsed.memory.every(({ filter, value }) => filter.test(row, value, context)));
  const start = (parsed.page - 1) * PAGE_SIZE;
  if (start > 0 && start >= rows.length) throw new Problem('not-found', 'Deze pagina bestaat niet.');
  return {
    count: rows.length,
    rows: resource.unpaged ? rows : rows.slice(start, start + PAGE_SIZE),
    page: parsed.page,
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
  const values: unknown[] = [caller.municipality];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const reach = reachOf(parts.registry, resource);
  const columns = forAnswer ? reach.answer : reach.select;
  const where = [
    't.municipality = $1',
    accessSql(reach, access, bind),
    ...parsed.filters.map((one) => filterSql(parts, caller, one, bind)),
  ]
    .filter((condition) => condition !== 'true')
    .join(' and ');
  const counted = parsed.filters.length === 0 ? countedSql(resource, access, bind) : undefined;
  const order = [
    ...(first ? [`t.${snake(first.column)} ${first.descending ? 'desc' : 'asc'} nulls last`] : []),
    // Empty values come last going up and first going down: the order of the index, and of the reference component.
    ...parsed.ordering.map(({ column, descending }) => `t.${snake(column)} ${descending ? 'desc' : 'asc'}`),
    `t.id ${parsed.ordering[0]?.descending === false ? 'asc' : 'desc'}`,
  ].join(', ');
  const offset = (parsed.page - 1) * PAGE_SIZE;
  // A deep page first walks the index alone and fetches a hundred rows at the end, instead of all rows before it.
  const page =
    offset === 0 || reach.from.includes(' join ')
      ? `select ${columns} from ${reach.from} where ${where} order by ${order} limit ${resource.unpaged ? MOST_UNPAGED + 1 : PAGE_SIZE} offset ${bind(offset)}::bigint`
      : `select ${columns} from (select t.id from ${resource.table} t where ${where} order by ${order} limit ${PAGE_SIZE} offset ${bind(offset)}::bigint) k join ${resource.table} t on t.municipality = $1 and t.id = k.id order by ${order}`;
  const text = `select e.epoch, c.total, r.* from municipality_epoch e
 cross join lateral (${counted ?? `select count(*) as total from ${reach.from} where ${where}`}) c
 left join lateral (${page}) r on true where e.municipality = $1`;
  const raws = await parts.db.in(caller).query(parts.statement('list', text), values);
  const snapshot = await parts.snapshots.current(caller.municipality);
  const epoch = Number(raws[0]?.epoch ?? snapshot.epoch);
  if (epoch !== snapshot.epoch || isStale(caller, epoch)) {
    parts.snapshots.saw(caller.municipality, epoch);
    throw new StaleRights();
  }
  const count = Number(raws[0]?.total ?? 0);
  if (offset > 0 && offset >= count) throw new Problem('not-found', 'Deze pagina bestaat niet.');
  if (raws.length > MOST_UNPAGED) throw tooMany();
  const rows = raws.filter((raw) => raw.id !== null).map((raw) => parts.reader(resource, caller.municipality, raw));
  return { count, rows, page: parsed.page, expand: parsed.expand };
}

/** An exact count from the counters, where the access is by type and level alone; otherwise rows are counted. */
function countedSql(resource: Resource, access: Access, bind: (value: unknown) => string): string | undefined {
  if (!resource.rights) return undefined;
  if (access !== 'everything' && access.some(({ subject, ready }: Branch) => subject !== undefined || ready))
    return undefined;
  const ways =
    access === 'everything'
      ? ['true']
      : access.map((branch) =>
          [
            branch.types ? `n.type = any(${bind(branch.types)}::uuid[])` : 'true',
            branch.level === undefined ? 'true' : `n.level <= ${bind(branch.level)}::smallint`,
          ].join(' and '),
        );
  const where = `n.municipality = $1 and n.resource = '${resource.name}' and (${ways.map((way) => `(${way})`).join(' or ') || 'false'})`;
  return `select coalesce(sum(n.total), 0) as total from (select municipality, resource, type, level, total from engine_count union all select municipality, resource, type, level, delta from engine_count_delta) n where ${where}`;
}
