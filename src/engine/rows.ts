/** From database rows to Row values: which columns a statement selects, and how they are read back. */

import type { Municipality } from '../foundation/db/types.ts';
import type { Keys } from '../foundation/types.ts';
import { parseBody, sealerOf } from './body.ts';
import type { Registry } from './registry.ts';
import type { Record_, Resource } from './resource.ts';
import type { Row } from './work.ts';

/** `select` list of a resource's own row, aliased `t`. */
export const rowColumns = (registry: Registry, resource: Resource): string =>
  ['id', 'version', 'body', ...registry.columns(resource)].map((column) => `t.${column}`).join(', ');

/** The columns that an answer shows: each one more costs the database and the driver for every row of a page. */
export const answerColumns = (registry: Registry, resource: Resource): string =>
  ['id', 'version', 'body', ...registry.shownColumns(resource).map(({ column }) => column)]
    .map((column) => `t.${column}`)
    .join(', ');

export const selectRows = (registry: Registry, resource: Resource): string =>
  `select ${rowColumns(registry, resource)} from ${resource.table} t`;

export type RowReader = (resource: Resource, municipality: Municipality, raw: Record<string, unknown>) => Row;

/** Makes a reader; the body is parsed only when a record is asked for. */
export const createRowReader =
  (registry: Registry, keys: Keys): RowReader =>
  (resource, municipality, raw) =>
    new StoredRow(registry, keys, resource, municipality, raw);

/** A class, because a page makes a hundred of them: an object with a getter of its own costs seven times as much. */
class StoredRow implements Row {
  readonly resource: Resource;
  readonly id: string;
  readonly version: number;
  readonly body: string;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly #parse: () => Record_;
  #record: Record_ | undefined;

  constructor(
    registry: Registry,
    keys: Keys,
    resource: Resource,
    municipality: Municipality,
    raw: Readonly<Record<string, unknown>>,
  ) {
    this.resource = resource;
    this.id = String(raw.id);
    this.version = Number(raw.version);
    this.body = String(raw.body);
    this.columns = raw;
    this.#parse = () => parseBody(registry, resource, this.body, sealerOf(keys, municipality));
  }

  get record(): Record_ {
    this.#record ??= this.#parse();
    return this.#record;
  }
}
