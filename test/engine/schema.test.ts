/** Declarations and migrations say the same: a column, type or unique index that drifts is found here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columnsOf, snake } from '../../src/engine/columns.ts';
import { findsParts } from '../../src/engine/ddl.ts';
import { resources } from '../../src/registers/index.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

let clone: Clone;
beforeAll(async () => {
  clone = await cloneDatabase();
});
afterAll(() => clone.drop());

const OWN = { municipality: 'integer', id: 'uuid', version: 'bigint', body: 'text', body_version: 'smallint' };
const SHORT: Readonly<Record<string, string>> = { timestamptz: 'timestamp with time zone' };

const declared = resources.filter(({ fixed }) => !fixed);

describe.each(declared.map((resource) => [resource.name, resource] as const))('%s', (_, resource) => {
  test('has the columns and types of its declaration, and no other', async () => {
    const rows = await clone.asOwner<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
      [`meent.${resource.table}`],
    );
    const wanted = {
      ...OWN,
      ...Object.fromEntries(columnsOf(resource).map(([name, { type }]) => [name, SHORT[type] ?? type])),
    };
    expect(Object.fromEntries(rows.map(({ name, type }) => [name, type]))).toEqual(wanted);
  });

  test('has its indexes, and is closed to other municipalities', async () => {
    const rows = await clone.asOwner<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'meent' and tablename = $1`,
      [resource.table],
    );
    const on = (name: string) => /\((.*?)\)/.exec(rows.find((row) => row.name === name)?.definition ?? '')?.[1];
    resource.unique?.forEach(({ fields }, index) => {
      const name = `${resource.table}_unique_${index + 1}`;
      expect(on(name)).toBe(['municipality', ...fields.map(snake)].join(', '));
      const { definition } = rows.find((row) => row.name === name)!;
      expect(definition.includes('INCLUDE (id)')).toBe(findsParts(resource, fields));
    });
    const [table] = await clone.asOwner<{ secured: boolean }>(
      'select relrowsecurity and relforcerowsecurity as secured from pg_class where oid = to_regclass($1)',
      [`meent.${resource.table}`],
    );
    expect(table?.secured).toBe(true);
    for (const fields of [...(resource.indexes ?? []), ...(resource.open?.indexes ?? [])]) {
      const wanted = ['municipality', ...fields.map(snake), 'id'].join(', ');
      const found = rows.map(({ name }) => on(name)?.replace(/ (DESC|NULLS (FIRST|LAST))/g, ''));
      expect(found).toContain(wanted);
    }
    for (const column of (resource.filled ?? []).map(snake)) {
      const found = rows.find(({ name }) => name === `${resource.table}_${column}`)?.definition;
      expect(found).toMatch(new RegExp(`\\(municipality, ${column}, id\\).* WHERE \\(${column} IS NOT NULL\\)$`));
    }
  });
});
