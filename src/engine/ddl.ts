/**
 * The table of a resource, from its declaration. `npm run generate -- table NAME` writes it as a migration, which is then
 * committed and never changed; test/engine/schema.test.ts compares declarations with the migrated database.
 */
import { columnsOf, snake } from './columns.ts';
import type { Resource } from './resource.ts';

export function tableSql(resource: Resource): string {
  const columns = columnsOf(resource).map(([name, { type }]) => `  ${name} ${sqlType(type)},`);
  const unique = (resource.unique ?? []).map(
    ({ fields }, index) =>
      `create unique index ${resource.table}_unique_${index + 1} on ${resource.table} (${['municipality', ...fields.map(snake)].join(', ')})${findsParts(resource, fields) ? ' include (id)' : ''};`,
  );
  const index = (fields: readonly string[], name: string, where = ''): string =>
    `create index ${resource.table}_${name}${fields.map(snake).join('_')} on ${resource.table} (${['municipality', ...fields.map(snake), 'id'].join(', ')})${includeSql(resource, fields)}${where};`;
  const indexes = [
    ...(resource.indexes ?? []).map((fields) => index(fields, '')),
    ...(resource.filled ?? []).map((field) => index([field], '', ` where ${snake(field)} is not null`)),
    ...(resource.open?.indexes ?? []).map((fields) =>
      index(fields, 'open_', ` where ${snake(resource.open!.while)} is null`),
    ),
  ];
  return `${[
    `create table ${resource.table} (`,
    '  municipality integer not null,',
    '  id uuid not null,',
    '  version bigint not null,',
    '  body text not null,',
    '  body_version smallint not null default 1,',
    ...columns,
    `  primary key (municipality, id)${includeSql(resource, [])}`,
    ');',
    ...unique,
    ...indexes,
    `select meent_tenant_table('${resource.table}');`,
    ...(resource.countedDates ? [`select engine_keep_dates('${resource.name}', '${resource.table}');`] : []),
  ].join('\n')}\n`;
}

/** Whether the parts of a parent are found by this unique index, there being none in the order of ids. It names them, then. */
export const findsParts = ({ parent, cached, indexes = [] }: Resource, fields: readonly string[]): boolean =>
  !cached && fields.length > 1 && fields[0] === parent && !indexes.some(([first]) => first === parent);

/** What rights look at is in each index: a list looks at no row that it does not show. */
function includeSql({ rights }: Resource, fields: readonly string[]): string {
  const columns = [rights?.type, rights?.level].filter((name) => name !== undefined && !fields.includes(name));
  return columns.length === 0 ? '' : ` include (${columns.map((name) => snake(name!)).join(', ')})`;
}

/** Text columns are keys and codes: byte order, so that an index serves every collation. */
const sqlType = (type: string): string =>
  type === 'text' ? 'text collate "C"' : type === 'text[]' ? 'text[] collate "C"' : type;
