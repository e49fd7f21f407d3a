/** A walk along all records of one kind that a caller may see, a piece at a time: in the order of their ids, or of their places. */
import { hasScope } from '../gate/conditions.ts';
import type { Caller } from '../gate/context.ts';
import { accessOf, accessSql, type Reach, reachOf, requireScope } from './access.ts';
import { snake } from './columns.ts';
import type { EngineParts } from './engine.ts';
import { checkEpoch, checkEpochNow } from './epoch.ts';
import type { Bound } from './load.ts';
import type { Resource } from './resource.ts';
import type { Row } from './work.ts';

/** Where a walk is: after this record. */
export interface Place {
  /** Of the record itself, or of its parent where `number` says which. */
  readonly id: string;
  readonly number?: number;
}

const START = '00000000-0000-0000-0000-000000000000';

/**
 * The column that tells parts of one parent apart whose answer shows no id of their own: a version, a stand. Nothing for
 * every other kind.
 */
export function numberedBy({ parent, operations, unique = [] }: Resource): string | undefined {
  if (!parent || operations.includes('read')) return undefined;
  return unique.find(({ fields }) => fields.length === 2 && fields[0] === parent)?.fields[1];
}

export const startOf = (resource: Resource): Place =>
  numberedBy(resource) === undefined ? { id: START } : { id: START, number: 0 };

/** Whether the caller may see any record of this kind at all. */
export const mayWalk = ({ rights }: Caller, { name, api, scopes, public: open }: Resource): boolean =>
  open?.includes('list') === true || hasScope(rights, api.component, scopes.list ?? [], name);

/** Ids above `after`. The same rights as a list. @throws permission-denied */
export async function idsAfter(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  after: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await located<{ id: string }>(parts, caller, resource, () => 't.id', { id: after }, most);
  return rows.map(({ id }) => id);
}

/**
 * The records after a place, each with the place that it is at: as many as stay within the bound, and at least one, where
 * there are more. The same rights as a list. @throws permission-denied
 */
export async function rowsAfter(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  after: Place,
  { rows: most, bytes }: Bound,
): Promise<readonly (Place & { readonly row: Row })[]> {
  const place = placer(resource);
  const rows = resource.cached
    ? await remembered(parts, caller, resource, after, most)
    : (await located(parts, caller, resource, ({ select }) => select, after, most, bytes)).map((raw) =>
        parts.reader(resource, caller.municipality, raw),
      );
  return rows.map((row) => ({ ...place(row), row }));
}

function placer(resource: Resource): (row: Row) => Place {
  const number = numberedBy(resource);
  if (number === undefined) return ({ id }) => ({ id });
  return ({ columns }) => ({ id: String(columns[snake(resource.parent!)]), number: Number(columns[snake(number)]) });
}

async function remembered(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  after: Place,
  most: number,
): Promise<readonly Row[]> {
  refuse(caller, resource);
  await checkEpochNow(parts, caller);
  const place = placer(resource);
  const isAfter = (one: Place): boolean =>
    one.id > after.id || (one.id === after.id && (one.number ?? 0) > (after.number ?? 0));
  return (await parts.snapshots.current(caller.municipality))
    .all(resource.name)
    .map((row) => ({ row, at: place(row) }))
    .filter(({ at }) => isAfter(at))
    .toSorted((a, b) => (a.at.id === b.at.id ? a.at.number! - b.at.number! : a.at.id < b.at.id ? -1 : 1))
    .slice(0, most)
    .map(({ row }) => row);
}

async function located<Found extends Record<string, unknown>>(
  parts: EngineParts,
  caller: Caller,
  resource: Resource,
  columns: (reach: Reach) => string,
  after: Place,
  most: number,
  bytes?: number,
): Promise<readonly Found[]> {
  refuse(caller, resource);
  const values: unknown[] = [caller.municipality, after.id];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const reach = reachOf(parts.registry, resource);
  const numbered = after.number === undefined ? undefined : snake(numberedBy(resource)!);
  const key = numbered === undefined ? ['id'] : [snake(resource.parent!), numbered];
  const [at, order] = ['t', 'i'].map((alias) => key.map((column) => `${alias}.${column}`).join(', '));
  const from = numbered === undefined ? '$2::uuid' : `$2::uuid, ${bind(after.number)}::bigint`;
  const access = accessSql(reach, accessOf(caller, resource, resource.scopes.list ?? []), bind);
  const found = `select ${columns(reach)} from ${reach.from} where t.municipality = $1 and (${at}) > (${from}) and ${access} order by ${at} limit ${most}`;
  const fits = bytes === undefined ? found : withinBytes(found, key, bind(bytes));
  const text = `select e.epoch, i.* from municipality_epoch e left join lateral (${fits}) i on true where e.municipality = $1 order by ${order}`;
  const rows = await parts.db
    .in(caller)
    .query<Found & { epoch: number; id: string | null }>(parts.statement('walk', text), values);
  if (rows[0]) await checkEpoch(parts, caller, Number(rows[0].epoch));
  return rows.filter(({ id }) => id !== null);
}

/** Of the rows, in their order, those before which there are fewer bytes of bodies: the first, at the least. */
const withinBytes = (found: string, key: readonly string[], bytes: string): string =>
  `select q.* from (select p.*, sum(octet_length(p.body)) over (order by ${key.map((column) => `p.${column}`).join(', ')}) - octet_length(p.body) as r_before from (${found}) p) q where q.r_before < ${bytes}`;

/** @throws permission-denied */
function refuse(caller: Caller, resource: Resource): void {
  if (!resource.public?.includes('list')) requireScope(caller, resource, resource.scopes.list ?? []);
}

const LAST_NUMBER = {
  name: 'last_number',
  text: 'select number from engine_change_number where municipality = $1 order by number desc limit 1',
};

/** The number of the last change: who takes a copy goes on from here. */
export async function lastNumber(parts: EngineParts, caller: Caller): Promise<number> {
  const [row] = await parts.db.in(caller).query<{ number: number }>(LAST_NUMBER, [caller.municipality]);
  return Number(row?.number ?? 0);
}
