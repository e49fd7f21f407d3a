/**
 * Entries as parameters of one insert. The arrays are written as PostgreSQL array literals here: one string per column is
 * several times cheaper than having the driver escape every element.
 */
import { timestamp } from '../foundation/clock.ts';
import type { Keys } from '../foundation/types.ts';
import { makeLeaf } from './leaf.ts';
import type { LogActor, LogEntry } from './types.ts';

export interface Append {
  readonly entry: LogEntry;
  readonly actor?: LogActor | undefined;
}

/** One entry, ready to be stored: each value as an element of an array literal. */
export interface Row {
  readonly columns: readonly string[];
  readonly bytes: number;
}

export const PARAMETERS = 10;

/** @throws TypeError for text with lone surrogates. */
export function toRow({ entry, actor }: Append, keys: Pick<Keys, 'seal'>): Row {
  const at = timestamp();
  const { preimage, leafHex, lines } = makeLeaf(entry, at);
  const columns = [
    quoted(entry.id),
    `"${at}"`,
    // JSON escapes control characters itself, so here only quotes and backslashes are left to escape: JSON.stringify does just that.
    JSON.stringify(preimage),
    `"\\\\x${leafHex}"`,
    // Has neither quotes nor backslashes.
    `"${lines}"`,
    quoted(entry.activity),
    quoted(entry.operation),
    quoted(entry.kind),
    actor === undefined ? 'null' : quoted(keys.seal(entry.municipality, actor.employee)),
  ];
  return { columns, bytes: preimage.length + lines.length };
}

const SPECIAL = /["\\]/g;
const quoted = (text: string): string =>
  `"${text.includes('"') || text.includes('\\') ? text.replace(SPECIAL, '\\$&') : text}"`;

/** Values for `insertCtes`, all of one municipality. */
export function toValues(municipality: number, rows: readonly Row[]): unknown[] {
  const values: unknown[] = [municipality];
  for (let column = 0; column < PARAMETERS - 1; column += 1) {
    let literal = '{';
    for (let i = 0; i < rows.length; i += 1)
      literal += i === 0 ? rows[i]!.columns[column]! : `,${rows[i]!.columns[column]!}`;
    values.push(`${literal}}`);
  }
  return values;
}

/** Named CTEs, to stand after `with`; parameters `$first` up to `$first + 9`. */
export function insertCtes(first: number): string {
  const p = (offset: number) => `$${first + offset}`;
  return `log_input as (
  select * from unnest(${p(1)}::uuid[], ${p(2)}::timestamptz[], ${p(3)}::text[], ${p(4)}::bytea[], ${p(5)}::text[],
    ${p(6)}::text[], ${p(7)}::text[], ${p(8)}::text[], ${p(9)}::text[])
    as t (id, at, preimage, leaf, lines, activity, operation, kind, employee)
), log_stored as (
  insert into log_entry (municipality, id, at, activity, operation, kind, preimage, leaf, lines)
  select ${p(0)}::int, id, at, activity, operation, kind, preimage, leaf, lines from log_input
), log_queued as (
  insert into log_queue (municipality, at, entry) select ${p(0)}::int, at, id from log_input
), log_acted as (
  insert into log_actor (municipality, entry, at, employee)
  select ${p(0)}::int, id, at, employee from log_input where employee is not null
)`;
}
