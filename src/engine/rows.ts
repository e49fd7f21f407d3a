/** From database rows to Row values: which columns a statement selects, and how they are read back. */

import type { Municipality } from '../foundation/db/types.ts';
import type { Keys } from '../foundation/types.ts';
import { isAddressedByParent, parseBody, type Sealer, sealerOf } from './body.ts';
import { isOlder, renewBody } from './body-version.ts';
import { bodyVersionOf, snake } from './columns.ts';
import type { Registry } from './registry.ts';
import type { Record_, Resource } from './resource.ts';
import type { Row } from './work.ts';

/** `select` list of a resource's own row, aliased `t`. */
export const rowColumns = (registry: Registry, resource: Resource): string =>
  ['id', 'version', 'body', 'body_version', ...registry.columns(resource)].map((column) => `t.${column}`).join(', ');

/**
 * The columns that an answer shows: each one more costs the database and the driver for every row of a page.
 * @param shown a column that an answer alone wants, where it is not always wanted
 */
export const answerColumns = (
  registry: Registry,
  resource: Resource,
  shown = (column: string): string => `t.${column}`,
): string =>
  [
    't.id',
    't.version',
    shown('body'),
    't.body_version',
    // The log names it by its parent, as its address does.
    ...(isAddressedByParent(resource) ? [`t.${snake(resource.parent!)}`] : []),
    ...registry.shownColumns(resource).map(({ column }) => shown(column)),
  ].join(', ');

export const selectRows = (registry: Registry, resource: Resource): string =>
  `select ${rowColumns(registry, resource)} from ${resource.table} t`;

export type RowReader = (resource: Resource, municipality: Municipality, raw: Record<string, unknown>) => Row;

/** Makes a reader; the body is parsed only when a record is asked for, or when it is of an earlier version. */
export const createRowReader =
  (registry: Registry, keys: Keys): RowReader =>
  (resource, municipality, raw) =>
    new StoredRow(registry, resource, raw, () => sealerOf(keys, municipality));

/** A class, because a page makes a hundred of them: an object with a getter of its own costs seven times as much. */
class StoredRow implements Row {
  readonly resource: Resource;
  readonly id: string;
  readonly version: number;
  readonly body: string;
  readonly bodyVersion: number;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly #registry: Registry;
  readonly #sealer: () => Sealer;
  #record: Record_ | undefined;

  constructor(registry: Registry, resource: Resource, raw: Readonly<Record<string, unknown>>, sealer: () => Sealer) {
    const stored = Number(raw.body_version);
    const older = isOlder(resource, stored);
    this.resource = resource;
    this.id = String(raw.id);
    this.version = Number(raw.version);
    this.body = older ? renewBody(registry, resource, this.id, String(raw.body), sealer()) : String(raw.body);
    this.bodyVersion = older ? bodyVersionOf(resource) : stored;
    this.columns = raw;
    this.#registry = registry;
    this.#sealer = sealer;
  }

  get record(): Record_ {
    this.#record ??= parseBody(this.#registry, this.resource, this.body, this.#sealer());
    return this.#record;
  }
}
