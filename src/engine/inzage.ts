/**
 * What is held about one person (AVG 15), whatever the register: which rows that are follows from the declarations, so that
 * a new resource comes along by itself. The right is one of its own (`zaken.inzage`), which opens nothing else: no list of an
 * API, and no write.
 */
import type { Caller } from '../gate/context.ts';
import { LEVEL_OF } from '../gate/rights.ts';
import { accessOf, accessSql, type Reach, reachOf, requireScope } from './access.ts';
import { snake } from './columns.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch } from './epoch.ts';
import type { Bound } from './load.ts';
import type { Record_, Resource } from './resource.ts';
import { sourceOfResource } from './resource.ts';
import type { Row } from './work.ts';

const scopes = new WeakMap<Resource, readonly string[]>();

/** What opens it, as one value for each resource: rights are worked out once for each such value. */
export function inzageScopes(resource: Resource): readonly string[] {
  const known = scopes.get(resource) ?? [`${resource.inzage?.apart ?? sourceOfResource(resource)}.inzage`];
  scopes.set(resource, known);
  return known;
}

/** Whether it is about people, and not kept back as a whole. */
export const isShown = ({ subjects, inzage }: Resource): boolean =>
  subjects !== undefined && inzage?.withheld === undefined;

/** Whom a case is not about may be named in it: up to this level that is told without weighing it (UAVG 41). */
const MOST_NAMED = LEVEL_OF.get('zaakvertrouwelijk')!;

/** That a row is of the person in the parameter. */
function personSql({ inzage }: Resource, { dimensions }: Reach): Reach['dimensions']['subject'] {
  const own = dimensions.subject;
  if (inzage?.found !== undefined) return (person) => `t.id in (select ${inzage.found}($1, ${person}))`;
  if (inzage?.naming === undefined || !own) return own;
  const column = `t.${snake(inzage.naming)}`;
  return (person) => {
    const named = `${column} = ${person} and (${dimensions.level} <= ${MOST_NAMED} or ${own(person)})`;
    return inzage.orNobody ? `(${named} or ${column} is null and ${own(person)})` : `(${named})`;
  };
}

function conditionOf({ registry }: EngineParts, caller: Caller, resource: Resource, bind: (value: unknown) => string) {
  const reach = reachOf(registry, resource);
  const person = personSql(resource, reach);
  const { subject: _, ...rest } = reach.dimensions;
  const dimensions = person ? { ...rest, subject: person } : rest;
  return { reach, sql: accessSql({ ...reach, dimensions }, accessOf(caller, resource, inzageScopes(resource)), bind) };
}

/**
 * The records with ids above `after`: as many as stay within the bound, and one at the least where there are more.
 * @throws permission-denied
 */
export async function rowsAbout(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  after: string,
  { rows: most, bytes }: Bound,
): Promise<readonly Row[]> {
  requireScope(caller, resource, inzageScopes(resource));
  const values: unknown[] = [caller.municipality, after, bytes];
  const { reach, sql } = conditionOf(parts, caller, resource, (value) => `$${values.push(value)}`);
  const found = `select ${reach.select} from ${reach.from} where t.municipality = $1 and t.id > $2::uuid and ${sql} order by t.id limit ${most}`;
  const text = `select e.epoch, i.* from municipality_epoch e left join lateral (
  select q.* from (select p.*, sum(octet_length(p.body)) over (order by p.id) - octet_length(p.body) as r_before from (${found}) p) q
  where q.r_before < $3) i on true where e.municipality = $1 order by i.id`;
  const rows = await parts.db
    .in(caller)
    .query<Record<string, unknown> & { epoch: number; id: string | null }>(parts.statement('inzage', text), values);
  if (rows[0]) await checkEpoch(parts, caller, Number(rows[0].epoch));
  return rows.filter(({ id }) => id !== null).map((raw) => parts.reader(resource, caller.municipality, raw));
}

/** How many there are of each, by name, in one statement. @throws permission-denied */
export async function countsAbout(
  parts: EngineParts,
  caller: Caller,
  resources: readonly Resource[],
): Promise<ReadonlyMap<string, number>> {
  if (resources.length === 0) return new Map();
  const values: unknown[] = [caller.municipality];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const counts = resources.map((resource) => {
    requireScope(caller, resource, inzageScopes(resource));
    const { reach, sql } = conditionOf(parts, caller, resource, bind);
    return `select '${resource.name}' as name, (select count(*) from ${reach.from} where t.municipality = $1 and ${sql})::int as n`;
  });
  const rows = await parts.db
    .in(caller)
    .query<{ name: string; n: number }>(parts.statement('inzage_counts', counts.join(' union all ')), values);
  return new Map(rows.map(({ name, n }) => [name, n]));
}

/**
 * Whose data it is, of those whom the row tells of: where it is shown to whom it names, others are kept out of it.
 * @param person by every hash of theirs
 */
export function subjectsShown({ resource, columns }: Row, person: readonly string[]): readonly string[] {
  const { naming, shared } = resource.inzage ?? {};
  if (naming !== undefined || shared !== undefined) return person;
  return Array.isArray(columns.r_subjects) ? columns.r_subjects.map(String) : person;
}

/** The record as its person sees it: without what is about others, or about who works here. */
export function shownTo(
  { resource, columns }: Row,
  said: Record_,
): { readonly record: Record_; readonly partly: boolean } {
  const { without = [], shared = [], settled = (record: Record_) => record } = resource.inzage ?? {};
  const others = Array.isArray(columns.r_subjects) && columns.r_subjects.length > 1 && shared.length > 0;
  const left = [...without, ...(others ? shared : [])];
  return { record: left.reduce((record, path) => less(record, path.split('.')), settled(said)), partly: others };
}

function less(record: Record_, [name, ...inside]: readonly string[]): Record_ {
  if (!Object.hasOwn(record, name!)) return record;
  const { [name!]: value, ...rest } = record;
  if (inside.length === 0) return rest;
  if (typeof value !== 'object' || value === null) return record;
  return { ...record, [name!]: less(value as Record_, inside) };
}
