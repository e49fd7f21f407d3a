/**
 * The order of a list by one column and then by id, up or down, as an index has it: rows without a value come last going up.
 * What is said here is said in the direction down, from the end of the index: rows without a value first.
 */
import { columnsOf, snake } from './columns.ts';
import type { Resource } from './resource.ts';
import type { Rung } from './rungs.ts';

type Bind = (value: unknown) => string;

export interface Key {
  readonly column: string;
  /** As PostgreSQL calls it. */
  readonly type: string;
}

const keys = new WeakMap<Resource, readonly Key[]>();

/**
 * Columns by which the lists of a resource can be ordered along an index, and of which each change is kept for a while
 * (moved-keys.ts): of lists that counters know the length of.
 */
export function keysOf(resource: Resource): readonly Key[] {
  const known = keys.get(resource) ?? readKeys(resource);
  keys.set(resource, known);
  return known;
}

function readKeys(resource: Resource): readonly Key[] {
  if (!resource.rights?.type || resource.timeline) return [];
  const columns = new Map(columnsOf(resource));
  return (resource.ordering ?? [])
    .filter((name) => resource.indexes?.some((fields) => fields.length === 1 && fields[0] === name))
    .map((name) => ({ column: snake(name), type: columns.get(snake(name))!.type }));
}

/** A text as a value of the key. */
export const valueSql = ({ type }: Key, text: string): string =>
  `(${text})::${type}${type === 'text' ? ' collate "C"' : ''}`;

/**
 * Where rows are up to and including a rung: stretches of the index, from the nearest down. A comparison of rows is where the
 * walk starts only as long as all in it have a value, so those without one are a stretch of their own.
 */
export function downFrom(
  key: Key,
  { id, key: value = null }: Rung,
  bind: Bind,
  at: string,
  row = 't',
): readonly string[] {
  const from = `${bind(id)}::uuid`;
  return value === null
    ? [`${at} is null and ${row}.id <= ${from}`, `${at} is not null`]
    : [`(${at}, ${row}.id) <= (${valueSql(key, bind(value))}, ${from})`];
}
