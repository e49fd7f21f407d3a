/**
 * The table of a resource, from its declaration. `npm run generate -- table NAME` writes it as a migration, which is then
 * committed and never changed; test/engine/schema.test.ts compares declarations with the migrated database.
 */
import { columnsOf, type Resource, snake } from './resource.ts';

export function tableSql(resource: Resource): string {
  const columns = columnsOf(resource).map(([name, { type }]) => `  ${name} ${sqlType(type)},`);
  const unique = (resource.unique ?? []).map(
    ({ fields }, index) =>
      `create unique index ${resource.table}_unique_${index + 1} on ${resource.table} (${['municipality', ...fields.map(snake)].join(', ')});`,
  );
  const indexes = (resource.indexes ?? []).map(
    (fields) =>
      `create index ${resource.table}_${fields.map((field) => snake(field)).join('_')} on ${resource.table} (${['municipality', ...fields.map(snake), 'id'].join(', ')});`,
  );
  return `${[
    `create table ${resource.table} (`,
    '  municipality integer not null,',
    '  id uuid not null,',
    '  version bigint not null,',
    '  body text not null,',
    '  body_version smallint not null default 1,',
    ...columns,
    '  primary key (municipality, id)',
    ');',
    ...unique,
    ...indexes,
    `select meent_tenant_table('${resource.table}');`,
  ].join('\n')}\n`;
}

/** Text columns are keys and codes: byte order, so that an index serves every collation. */
const sqlType = (type: string): string =>
  type === 'text' ? 'text collate "C"' : type === 'text[]' ? 'text[] collate "C"' : type;
