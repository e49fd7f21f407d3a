/** The statements of store.ts that write rows. Rows of one table go through `unnest`, one list for each column. */
import { arrayOf } from '../foundation/db/arrays.ts';
import { columnsOf } from './columns.ts';
import type { Resource } from './resource.ts';
import type { Draft, Work } from './work.ts';

/** A draft as it will be stored. */
export interface Written {
  readonly draft: Draft;
  readonly work: Work;
  readonly version: number;
  readonly body: string;
  readonly bodyVersion: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

export type Bind = (value: unknown) => string;

/** Binds what each of them has as one array. */
export const listOf =
  <One>(all: readonly One[], bind: Bind) =>
  (of: (one: One) => unknown, type: string): string =>
    `${bind(arrayOf(type, all.map(of)))}::${type}[]`;

export function rowStatement(
  resource: Resource,
  action: Draft['action'],
  rows: readonly Written[],
  bind: Bind,
): string {
  const list = listOf(rows, bind);
  const ids = list(({ draft }) => draft.id, 'uuid');
  if (action === 'delete') {
    return `delete from ${resource.table} t using unnest(${ids}, ${list(({ draft }) => draft.before!.version, 'bigint')}) as x(id, guard) where t.municipality = $1 and t.id = x.id and t.version = x.guard`;
  }
  const columns = columnsOf(resource);
  const names = columns.map(([name]) => name);
  const inputs = columns.map(([name, { type }]) =>
    type.endsWith('[]')
      ? list(({ columns: own }) => arrayLiteral(own[name]), 'text')
      : list(({ columns: own }) => own[name] ?? null, type),
  );
  const picked = columns.map(([name, { type }]) => (type.endsWith('[]') ? `x.${name}::${type}` : `x.${name}`));
  const bodies = list(({ body }) => body, 'text');
  const versions = list(({ bodyVersion }) => bodyVersion, 'smallint');
  if (action === 'create') {
    return `insert into ${resource.table} (${['municipality', 'id', 'version', 'body', 'body_version', ...names].join(', ')}) select ${['$1', 'x.id', '1', 'x.body', 'x.body_version', ...picked].join(', ')} from unnest(${[ids, bodies, versions, ...inputs].join(', ')}) as x(${['id', 'body', 'body_version', ...names].join(', ')})`;
  }
  const guards = list(({ draft }) => draft.before!.version, 'bigint');
  const sets = [
    'version = t.version + 1',
    'body = x.body',
    'body_version = x.body_version',
    ...names.map((name, index) => `${name} = ${picked[index]}`),
  ];
  return `update ${resource.table} t set ${sets.join(', ')} from unnest(${[ids, guards, bodies, versions, ...inputs].join(', ')}) as x(${['id', 'guard', 'body', 'body_version', ...names].join(', ')}) where t.municipality = $1 and t.id = x.id and t.version = x.guard`;
}

/** The version alone: see `stamp` in work.ts. */
export function stampStatement(resource: Resource, drafts: readonly Draft[], bind: Bind): string {
  const list = listOf(drafts, bind);
  return `update ${resource.table} t set version = t.version + 1 from unnest(${list(({ id }) => id, 'uuid')}, ${list(({ before }) => before!.version, 'bigint')}) as x(id, guard) where t.municipality = $1 and t.id = x.id and t.version = x.guard`;
}

/** A list of lists does not unnest row by row: this travels as text. */
export const arrayLiteral = (value: unknown): string | null =>
  Array.isArray(value)
    ? `{${value.map((item) => `"${String(item).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`
    : null;
