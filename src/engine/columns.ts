/** What is derived of a declaration: the columns of its table, by name and type, and which version its bodies have. */
import type { Field } from './fields.ts';
import type { Column, Resource } from './resource.ts';

export const bodyVersionOf = (it: Resource): number => it.bodyVersion ?? 1;

type Columns = readonly (readonly [string, Column])[];

/** A declaration does not change, and each write asks. */
const columns = new WeakMap<Resource, Columns>();

/** Every field whose value is kept as a column, and every extra column, in a stable order. */
export function columnsOf(it: Resource): Columns {
  const known = columns.get(it) ?? readColumns(it);
  columns.set(it, known);
  return known;
}

function readColumns(it: Resource): Columns {
  const own = Object.entries(it.fields)
    .filter(([, field]) => field.column)
    .map(([name, field]): [string, Column] => [
      snake(name),
      isSecret(field)
        ? { type: 'text' }
        : { type: columnType(field), from: (record) => columnValue(record[name], field) },
    ]);
  const extra = Object.entries(it.columns ?? {}).map(([name, column]): [string, Column] => [snake(name), column]);
  return [...own, ...extra];
}

/** `eindeGeldigheid` to `einde_geldigheid`. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The way back: `einde_geldigheid` to `eindeGeldigheid`. */
export const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Taken in and never given out; kept sealed in a column of its own, where it stays until another is given. */
export const isSecret = (field: Field): boolean => field.writeOnly === true && field.sealed === true;

const columnValue = (value: unknown, field: Field): unknown =>
  value === '' || value === undefined
    ? null
    : field.kind === 'relation' && !field.external && typeof value === 'string'
      ? idIn(value)
      : value;

/** A relation with several targets holds `name/id`; an id is unique without its name. */
export const idIn = (relation: string): string => relation.slice(relation.indexOf('/') + 1);

function columnType(field: Field): Column['type'] {
  switch (field.kind) {
    // A relation that may point elsewhere holds an URL, one that may not holds an id.
    case 'relation':
      return field.external ? 'text' : 'uuid';
    case 'date':
      return 'date';
    case 'instant':
      return 'timestamptz';
    case 'integer':
      return 'bigint';
    case 'flag':
      return 'boolean';
    case 'list':
      return 'text[]';
    default:
      return 'text';
  }
}
