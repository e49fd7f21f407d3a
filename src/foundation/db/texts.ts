/**
 * Every text that is stored, whatever table it is in: for work on all of them, such as sealing what a key sealed with another
 * one. Tables and columns are those of the schema itself, so that one that comes later is not forgotten.
 */
import type pg from 'pg';
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
  /** Every text of a municipality in a table that holds one of these (all texts when none is named). */
  read(
    table: TextTable,
    municipality: Municipality,
    holds: readonly string[],
    seen: (text: string) => void,
  ): Promise<void>;
  /**
   * Changes them, a row at a time, beside whoever works on the same rows: a row that somebody changed meanwhile is left to the
   * next walk.
   */
  change(
    table: TextTable,
    municipality: Municipality,
    holds: readonly string[],
    changed: (text: string) => string,
  ): Promise<Walked>;
  /** Other connections that work on this database as a part of the program. */
  others(): Promise<number>;
  /** Of every process that said so within half a minute: ids of the keys under which it looks, the one that it hashes with first. */
  processes(): Promise<readonly (readonly string[])[]>;
  /** What an earlier release left when it was broken off, and kept programs from starting by. */
  end(): Promise<void>;
  /** The mark by which the database knows its keys. */
  mark(): Promise<string | undefined>;
  remark(mark: string): Promise<void>;
  /** Every hash in the lists of people of the logbook. */
  lines(): Promise<readonly string[]>;
  /** Steps of decisions about the logbook, of a municipality. */
  steps(municipality: Municipality): Promise<readonly StoredStep[]>;
  /** Who took a step, as it is sealed now, and its mark. */
  remarkStep(municipality: Municipality, step: StoredStep, next: Pick<StoredStep, 'employee' | 'mark'>): Promise<void>;
  /** Who is held under one of these hashes is held under the hash beside it too. */
  holdAlso(municipality: Municipality, hashes: ReadonlyMap<string, string>): Promise<void>;
}

export interface StoredStep {
  readonly id: string;
  readonly said: string;
  readonly employee: string;
  readonly mark: string;
}

/** What one walk did. */
export interface Walked {
  readonly rows: number;
  /** Somebody changed them between reading and writing. */
  readonly missed: number;
  /** A unique index knows what they would become. */
  readonly stuck: number;
}

/** Rows that are read at once. */
const SLICE = 500;

const COLUMNS = `select c.table_name as "table", c.column_name as name, c.data_type as type, coalesce(c.udt_name, '') as udt
from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
where c.table_schema = 'meent' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' order by c.table_name, c.ordinal_position`;

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
    // What is lost with a crash is found by the next walk; the last statement, which waits for the disk, makes all before it last.
    await client.query(`set statement_timeout = 0; set lock_timeout = '2s'; set synchronous_commit = off`);
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
      async processes() {
        const { rows: found } = await client.query<{ known: readonly string[] }>(
          `select known from node_process_keys where at > now() - interval '30 seconds'`,
        );
        return found.map(({ known }) => known);
      },
      async end() {
        await client.query('delete from node_rewrite');
      },
      async mark() {
        const { rows: found } = await client.query<{ mark: string }>('select mark from node_keys');
        return found[0]?.mark;
      },
      async remark(mark) {
        await client.query('set synchronous_commit = on');
        await client.query('update node_keys set mark = $1', [mark]);
      },
      async lines() {
        const { rows: found } = await client.query<{ subject: string }>(LINES);
        return found.map(({ subject }) => subject);
      },
      async steps(municipality) {
        const { rows: found } = await client.query<StoredStep>(
          'select id, said, employee, mark from log_decision where municipality = $1 order by id',
          [municipality],
        );
        return found;
      },
      async remarkStep(municipality, { id, employee, mark }, next) {
        await client.query(
          'update log_decision set employee = $4, mark = $5 where municipality = $1 and id = $2 and employee = $3 and mark = $6',
          [municipality, id, employee, next.employee, next.mark, mark],
        );
      },
      async holdAlso(municipality, hashes) {
        await client.query(
          `insert into log_held_also (municipality, decision, subject)
select d.municipality, d.decision, h.other from log_decision d join unnest($2::text[], $3::text[]) as h (one, other) on d.subject = h.one
where d.municipality = $1 and d.kind = 'vasthouden' and d.step = 'besluit' on conflict do nothing`,
          [municipality, [...hashes.keys()], [...hashes.values()]],
        );
      },
      async read(table, municipality, holds, seen) {
        for await (const { row, width } of walk(client, table, municipality, holds))
          for (const value of row.slice(width)) eachText(value, seen);
      },
      async change(table, municipality, holds, changed) {
        const done = { rows: 0, missed: 0, stuck: 0 };
        for await (const { row, width, names, columns } of walk(client, table, municipality, holds)) {
          const given: unknown[] = [municipality, ...row.slice(0, width)];
          const sets: string[] = [];
          const same: string[] = names.map((name, index) => `${name} = $${index + 2}`);
          columns.forEach(({ name, type }, at) => {
            const before = row[width + at];
            const next = changedIn(before, changed);
            if (JSON.stringify(next) === JSON.stringify(before)) return;
            sets.push(`${quoted(name)} = $${given.push(next)}::${type}`);
            same.push(`${quoted(name)} = $${given.push(before)}::${type}`);
          });
          if (sets.length === 0) continue;
          const text = `update ${quoted(table.name)} set ${sets.join(', ')} where ${['municipality = $1', ...same].join(' and ')}`;
          try {
            const { rowCount } = await client.query(text, given);
            if (rowCount === 0) done.missed += 1;
            else done.rows += 1;
          } catch (error) {
            const { code } = error as { readonly code?: unknown };
            if (code === UNIQUE) done.stuck += 1;
            else if (code === LOCKED || code === DEADLOCK) done.missed += 1;
            else throw error;
          }
        }
        return done;
      },
    });
  });

const UNIQUE = '23505';
const LOCKED = '55P03';
const DEADLOCK = '40P01';

interface WalkedRow {
  /** Values of the key, so many as `width`, and then of the columns. */
  readonly row: readonly unknown[];
  readonly width: number;
  readonly names: readonly string[];
  readonly columns: readonly TextColumn[];
}

/** Rows in the order of their key, some at a time, without a lock. */
async function* walk(
  client: pg.Client,
  table: TextTable,
  municipality: Municipality,
  holds: readonly string[],
): AsyncGenerator<WalkedRow> {
  const key = table.key.filter((name) => name !== 'municipality');
  const names = key.map(quoted);
  const columns = table.columns.filter(({ name }) => !key.includes(name));
  if (columns.length === 0) return;
  const selected = [
    ...names,
    ...columns.map(({ name, type }) => (type === 'jsonb' ? `${quoted(name)}::text` : quoted(name))),
  ];
  for (let after: readonly unknown[] | undefined; ; ) {
    const values: unknown[] = [municipality];
    const where = ['municipality = $1'];
    if (holds.length > 0) where.push(holdsSql(table, values.push(holds.map(pattern))));
    if (after) where.push(`(${names.join(', ')}) > (${after.map((value) => `$${values.push(value)}`).join(', ')})`);
    const { rows } = await client.query<unknown[]>({
      rowMode: 'array',
      text: `select ${selected.join(', ')} from ${quoted(table.name)} t where ${where.join(' and ')} order by ${names.join(', ') || '1'} limit ${SLICE}`,
      values,
    });
    for (const row of rows) yield { row, width: names.length, names, columns };
    if (rows.length < SLICE || names.length === 0) return;
    after = rows.at(-1)!.slice(0, names.length);
  }
}

function eachText(value: unknown, seen: (text: string) => void): void {
  if (typeof value === 'string') seen(value);
  else if (Array.isArray(value)) for (const one of value) eachText(one, seen);
}

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
