/**
 * Every text that is stored, whatever table it is in: for work on all of them, such as sealing what a key sealed with another
 * one. Tables and columns are those of the schema itself, so that one that comes later is not forgotten.
 */
import { withClient } from './client.ts';
import type { Target } from './target.ts';
import type { Municipality } from './types.ts';

export interface TextTable {
  readonly name: string;
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
  readonly columns: readonly TextColumn[];
  /** Rows are of a municipality. */
  readonly tenant: boolean;
}

export interface TextColumn {
  readonly name: string;
  readonly type: 'text' | 'text[]' | 'jsonb';
}

export interface Texts {
  readonly tables: readonly TextTable[];
  readonly municipalities: readonly Municipality[];
  /** Rows in which some text holds one of these. */
  count(table: TextTable, holds: readonly string[]): Promise<number>;
  /**
   * Changes every text of a municipality in a table that holds one of these (all texts when none is named), some rows at a
   * time. A row that somebody changed meanwhile is left to the next walk. Returns how many rows were changed.
   */
  change(
    table: TextTable,
    municipality: Municipality,
    holds: readonly string[],
    changed: (text: string) => string,
  ): Promise<number>;
  /** Other connections that work on this database as a part of the program. */
  others(): Promise<number>;
  /** From now on no program starts, until `end`: half of what it looks for could not be found. */
  begin(): Promise<void>;
  end(): Promise<void>;
  /** The mark by which the database knows its keys. */
  mark(): Promise<string | undefined>;
  remark(mark: string): Promise<void>;
  /** Commits of the logbook that have no number yet. */
  waiting(): Promise<number>;
  /** Every hash in the lists of people of the logbook. */
  lines(): Promise<readonly string[]>;
}

/** Rows that one transaction changes: whoever writes one of them waits so long. */
const SLICE = 200;

const COLUMNS = `select c.table_name as "table", c.column_name as name, c.data_type as type, coalesce(c.udt_name, '') as udt
from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
where c.table_schema = 'meent' and t.table_type = 'BASE TABLE' order by c.table_name, c.ordinal_position`;

const KEYS = `select c.relname as "table", a.attname as name from pg_index i
join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
cross join lateral unnest(i.indkey) with ordinality as k (attnum, place)
join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
where n.nspname = 'meent' and i.indisprimary order by c.relname, k.place`;

const OTHERS = `select count(*)::int as n from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and application_name ~ '^meent (meent_app|meent_log|app|log|listen)'`;

/** What is listed before the hashes were made again, of whoever it is. */
const LINES = `select distinct split_part(line, ' ', 1) as subject from log_subject cross join lateral string_to_table(data, E'\\n') as line
where line <> ''`;

/** As the role to which the tables belong: it alone may change what is only ever added. */
export const withTexts = <T>(target: Target, work: (texts: Texts) => Promise<T>): Promise<T> =>
  withClient(target, 'meent_migrate', 'meent rewrite', async (client) => {
    await client.query(`set statement_timeout = 0; set lock_timeout = '10s'`);
    const all = await client.query<{ table: string; name: string; type: string; udt: string }>(COLUMNS);
    const keys = Map.groupBy((await client.query<{ table: string; name: string }>(KEYS)).rows, ({ table }) => table);
    const tables = [...Map.groupBy(all.rows, ({ table }) => table)].map(
      ([name, columns]): TextTable => ({
        name,
        key: (keys.get(name) ?? []).map((one) => one.name),
        tenant: columns.some((one) => one.name === 'municipality'),
        columns: columns.flatMap(({ name: column, type, udt }): TextColumn[] => {
          if (type === 'text') return [{ name: column, type }];
          if (type === 'jsonb') return [{ name: column, type }];
          return udt === '_text' ? [{ name: column, type: 'text[]' }] : [];
        }),
      }),
    );
    const { rows } = await client.query<{ id: Municipality }>('select id from municipality order by id');
    return work({
      tables: tables.filter(({ columns }) => columns.length > 0),
      municipalities: rows.map(({ id }) => id),
      async count(table, holds) {
        const { rows: found } = await client.query<{ n: number }>(
          `select count(*)::int as n from ${quoted(table.name)} t where ${holdsSql(table, 1)}`,
          [holds.map(pattern)],
        );
        return found[0]!.n;
      },
      async others() {
        const { rows: found } = await client.query<{ n: number }>(OTHERS);
        return found[0]!.n;
      },
      async begin() {
        await client.query('insert into node_rewrite default values on conflict do nothing');
      },
      async end() {
        await client.query('delete from node_rewrite');
      },
      async mark() {
        const { rows: found } = await client.query<{ mark: string }>('select mark from node_keys');
        return found[0]?.mark;
      },
      async remark(mark) {
        await client.query('update node_keys set mark = $1', [mark]);
      },
      async waiting() {
        const { rows: found } = await client.query<{ n: number }>('select count(*)::int as n from log_queue');
        return found[0]!.n;
      },
      async lines() {
        const { rows: found } = await client.query<{ subject: string }>(LINES);
        return found.map(({ subject }) => subject);
      },
      async change(table, municipality, holds, changed) {
        const key = table.key.filter((name) => name !== 'municipality');
        const names = key.map(quoted);
        const columns = table.columns.filter(({ name }) => !key.includes(name));
        if (columns.length === 0) return 0;
        const selected = [
          ...names,
          ...columns.map(({ name, type }) => (type === 'jsonb' ? `${quoted(name)}::text` : quoted(name))),
        ];
        let after: readonly unknown[] | undefined;
        let count = 0;
        for (;;) {
          const values: unknown[] = [municipality];
          const where = ['municipality = $1'];
          if (holds.length > 0) where.push(holdsSql(table, values.push(holds.map(pattern))));
          if (after && names.length > 0)
            where.push(`(${names.join(', ')}) > (${after.map((value) => `$${values.push(value)}`).join(', ')})`);
          await client.query('begin');
          try {
            const { rows: found } = await client.query<unknown[]>({
              rowMode: 'array',
              text: `select ${selected.join(', ')} from ${quoted(table.name)} t where ${where.join(' and ')} order by ${names.join(', ') || '1'} limit ${SLICE} for update`,
              values,
            });
            for (const row of found) {
              const sets: string[] = [];
              const given: unknown[] = [municipality, ...row.slice(0, names.length)];
              columns.forEach(({ name, type }, at) => {
                const before = row[names.length + at];
                const next = changedIn(before, changed);
                if (next !== before && JSON.stringify(next) !== JSON.stringify(before))
                  sets.push(`${quoted(name)} = $${given.push(next)}${type === 'jsonb' ? '::jsonb' : ''}`);
              });
              if (sets.length === 0) continue;
              const at = names.map((name, index) => ` and ${name} = $${index + 2}`).join('');
              await client.query(
                `update ${quoted(table.name)} set ${sets.join(', ')} where municipality = $1${at}`,
                given,
              );
              count += 1;
            }
            await client.query('commit');
            if (found.length < SLICE || names.length === 0) return count;
            after = found.at(-1)!.slice(0, names.length);
          } catch (error) {
            await client.query('rollback').catch(() => {});
            throw error;
          }
        }
      },
    });
  });

const changedIn = (value: unknown, changed: (text: string) => string): unknown => {
  if (typeof value === 'string') return changed(value);
  return Array.isArray(value) ? value.map((one) => changedIn(one, changed)) : value;
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const holdsSql = ({ columns }: TextTable, parameter: number): string =>
  `(${columns
    .map(({ name, type }) => {
      const text =
        type === 'text'
          ? `t.${quoted(name)}`
          : type === 'jsonb'
            ? `t.${quoted(name)}::text`
            : `array_to_string(t.${quoted(name)}, ' ')`;
      return `${text} like any($${parameter}::text[])`;
    })
    .join(' or ')})`;
