/**
 * Search: records by the words in them, best first. The index names records; rights and filters are in the same statement
 * and are those of a list, so that nothing is counted or shown that a list would hide.
 */
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { accessOf, accessSql, allowsRow, reachOf } from '../access.ts';
import { snake } from '../columns.ts';
import type { EngineParts } from '../engine.ts';
import { checkEpoch } from '../epoch.ts';
import { isFound, isTied, refuseAsked, seenBy } from '../leave-out.ts';
import type { Bind } from '../pages.ts';
import type { Resource } from '../resource.ts';
import type { Row } from '../work.ts';
import { type Ask, alikeOf, askOf, isEmpty, wantedSql } from './ask.ts';
import { type Fragment, fragmentsOf } from './fragments.ts';
import { withinOf } from './marks.ts';
import type { Total } from './totals.ts';

export interface SearchIn {
  /** As somebody typed it. */
  readonly text: string;
  /** Registered names of what is looked for; what the caller may not read at all is left out. */
  readonly resources: readonly string[];
  /** Only these records of one kind, and what is linked to them. */
  readonly of?: SearchOf;
  readonly page: number;
  readonly size: number;
}

export interface SearchOf {
  readonly resource: string;
  readonly types?: readonly string[];
  readonly open?: boolean;
  /** Days (`YYYY-MM-DD`), both included, of the date that the resource names for its search. */
  readonly from?: string;
  readonly until?: string;
}

export interface SearchHit {
  readonly row: Row;
  readonly fragments: readonly Fragment[];
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  readonly count: number;
  /** Too many to count: there are at least so many, and only the newest of them were looked at. */
  readonly more: boolean;
  /** Nothing had the number; these have one that looks like it. */
  readonly alike: boolean;
}

/** So many are ranked and counted; of more, only the newest, since who asks must ask better anyway. */
const MOST_RANKED = 10_000;
const NEWEST = 500;
/**
 * Records from which it is worth to look first how common the words are, the number that is looked at, and the part that is common.
 * Of words that are in none of the first few nobody looks further: most are.
 */
const LARGE = 50_000;
const FIRST_FEW = 100;
const SAMPLE = 1_000;
const COMMON = 0.05;

interface Named {
  readonly epoch: number;
  readonly candidates: number;
  readonly total: number;
  readonly id: string | null;
  readonly resource: string;
}

/** @throws permission-denied for who may read none of it. Writes nothing to the logbook. */
export async function search(parts: EngineParts, caller: Caller, asked: SearchIn): Promise<SearchAnswer> {
  const resources = asked.resources
    .map((name) => parts.registry.get(name))
    .filter(({ name, api, scopes }) => hasScope(caller.rights, api.component, scopes.list ?? [], name))
    .filter((resource) => isFound(caller, resource));
  if (resources.length === 0) throw new Problem('permission-denied');
  if (asked.of) refuseNarrowed(parts, caller, asked.of);
  const ask = askOf(asked.text);
  if (isEmpty(ask)) return { hits: [], count: 0, more: false, alike: false };
  const exact = await named(parts, caller, resources, asked, ask);
  const numbers = exact.count === 0 && !exact.more ? alikeOf(ask) : new Map();
  const found = numbers.size > 0 ? await named(parts, caller, resources, asked, ask, numbers) : exact;
  const rows = await rowsOf(parts, caller, found.ids);
  return {
    hits: await fragmentsOf(parts, caller, rows, ask, numbers),
    count: found.count,
    more: found.more,
    alike: numbers.size > 0 && found.count > 0,
  };
}

/** What a search is narrowed by is told by what it finds, as by a filter. @throws permission-denied */
function refuseNarrowed({ registry }: EngineParts, caller: Caller, { resource, open, from, until }: SearchOf): void {
  const target = registry.get(resource);
  const fields = [open === undefined ? undefined : target.open?.while, (from ?? until) && target.search?.date];
  const asked = fields.flatMap((field) => (field ? [{ name: field, columns: [snake(field)] }] : []));
  refuseAsked(caller, target, asked);
}

async function named(
  parts: EngineParts,
  caller: Caller,
  resources: readonly Resource[],
  asked: SearchIn,
  ask: Ask,
  alike?: ReadonlyMap<string, readonly string[]>,
) {
  const totals = new Map<string, Total>();
  for (const { name } of resources) totals.set(name, await parts.totals(caller, name));
  const within = withinOf(caller, resources, asked, totals);
  const isMany = (found: readonly Named[], most: number): boolean => Number(found[0]?.candidates ?? 0) >= most;
  let rows = (await isCommon()) ? [] : await run('engine_search_some', MOST_RANKED + 1);
  let more = false;
  if (rows.length === 0 || isMany(rows, MOST_RANKED + 1)) {
    rows = await run('engine_search_newest', NEWEST);
    more = isMany(rows, NEWEST);
  }
  if (rows[0]) await checkEpoch(parts, caller, Number(rows[0].epoch));
  return {
    count: Number(rows[0]?.total ?? 0),
    more,
    ids: rows.flatMap(({ id, resource }) => (id === null ? [] : [{ id, resource }])),
  };

  /** Whether there are so many that the index need not be asked for all of them: told from the newest records. */
  async function isCommon(): Promise<boolean> {
    const all = [...totals.values()].reduce((sum, total) => sum + total.all, 0);
    if (all < LARGE) return false;
    const values: unknown[] = [caller.municipality];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const share = (newest: number) => `engine_search_share($1, q.within, q.wanted, ${newest})`;
    const text = `select case when ${share(FIRST_FEW)} = 0 then 0 else ${share(SAMPLE)} end as share from (select ${bind(within)}::tsquery as within, (${wantedSql(ask, bind, alike)}) as wanted offset 0) q`;
    const [row] = await parts.db.in(caller).query<{ share: number }>(parts.statement('search_share', text), values);
    return Number(row?.share) >= COMMON && Number(row?.share) * all > MOST_RANKED;
  }

  function run(source: string, most: number): Promise<Named[]> {
    const values: unknown[] = [caller.municipality];
    const bind: Bind = (value) => `$${values.push(value)}`;
    const wanted = wantedSql(ask, bind, alike);
    const candidates = `select * from ${source}($1, ${bind(within)}::tsquery, (select wanted from q), ${most})`;
    const visible = resources.map((resource) => visibleSql(parts, caller, resource, asked, bind)).join('\nunion all ');
    const offset = (asked.page - 1) * asked.size;
    // What is as good as another comes newest first.
    const page = `select v.id, v.resource from v order by round(v.rank::numeric, 3) desc, v.id desc limit ${asked.size} offset ${bind(offset)}::bigint`;
    const text = `with q as materialized (select ${wanted} as wanted),
c as materialized (${candidates}),
v as materialized (${visible})
select e.epoch, (select count(*) from c) as candidates, (select count(*) from v) as total, p.id, p.resource
from municipality_epoch e left join lateral (${page}) p on true where e.municipality = $1`;
    return parts.db.in(caller).query<Named>(parts.statement('search', text), values);
  }
}

/** The candidates of one kind that the caller may see. */
function visibleSql(parts: EngineParts, caller: Caller, resource: Resource, { of }: SearchIn, bind: Bind): string {
  const reach = reachOf(parts.registry, resource);
  const conditions = [
    `c.resource = '${resource.name}'`,
    accessSql(reach, accessOf(caller, resource, resource.scopes.list ?? []), bind),
    of ? ofSql(parts, caller, resource, of, bind) : 'true',
  ].filter((condition) => condition !== 'true');
  const own = `${resource.table} t`;
  return `select t.id, c.resource, c.rank from c join ${own} on t.municipality = $1 and t.id = c.id${reach.from.slice(own.length)} where ${conditions.join(' and ')}`;
}

/** That it is one of the records meant, or is linked to one that the caller may see. */
function ofSql(parts: EngineParts, caller: Caller, resource: Resource, of: SearchOf, bind: Bind): string {
  const target = parts.registry.get(of.resource);
  if (target === resource) return meantSql(target, of, bind);
  const { subjects } = resource;
  const links =
    subjects?.kind === 'linked'
      ? subjects.links.filter(
          ({ target: its, resource: link, here, there }) =>
            its === of.resource && isTied(caller, parts.registry.get(link), [here, there]),
        )
      : [];
  const reach = reachOf(parts.registry, target);
  const ways = links.map(({ resource: link, here, there }) => {
    const access = accessSql(reach, accessOf(caller, target, target.scopes.list ?? []), bind);
    return `t.id in (select l.${snake(here)} from c c2 join ${parts.registry.get(link).table} l on l.municipality = $1 and l.${snake(here)} = c2.id join ${reach.from} on t.municipality = $1 and t.id = l.${snake(there)} where ${meantSql(target, of, bind)} and ${access})`;
  });
  return ways.length === 0 ? 'false' : `(${ways.join(' or ')})`;
}

function meantSql({ rights, open, search: words }: Resource, of: SearchOf, bind: Bind): string {
  const date = words?.date && `t.${snake(words.date)}`;
  const conditions = [
    of.types && rights?.type ? `t.${snake(rights.type)} = any(${bind(of.types)}::uuid[])` : '',
    of.open === undefined || !open ? '' : `t.${snake(open.while)} is ${of.open ? '' : 'not '}null`,
    of.from && date ? `${date} >= ${bind(of.from)}::date` : '',
    of.until && date ? `${date} <= ${bind(of.until)}::date` : '',
  ];
  return conditions.filter(Boolean).join(' and ') || 'true';
}

/** In the order of the ids. What went, or may be seen no more, since it was named is left out. */
async function rowsOf(
  parts: EngineParts,
  caller: Caller,
  ids: readonly { readonly id: string; readonly resource: string }[],
): Promise<readonly Row[]> {
  const needs = [...Map.groupBy(ids, ({ resource }) => resource)].map(([resource, some]) => ({
    resource,
    any: some.map(({ id }) => id),
  }));
  const rows = new Map((await parts.loader.load(caller, needs)).map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => {
    const row = rows.get(id);
    const { resource } = row ?? {};
    return row && resource && allowsRow(accessOf(caller, resource, resource.scopes.list ?? []), row.columns)
      ? [seenBy(caller, row)]
      : [];
  });
}
