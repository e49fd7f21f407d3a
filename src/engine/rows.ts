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

export const selectRows = (registry: Registry, resource: Resource): string =>
  `select ${rowColumns(registry, resource)} from ${resource.table} t`;

export type RowReader = (resource: Resource, municipality: Municipality, raw: Record<string, unknown>) => Row;

/** Makes a reader; the body is parsed only when a record is asked for. */
export function createRowReader(registry: Registry, keys: Keys): RowReader {
  return (resource, municipality, raw) => {
    let record: Record_ | undefined;
    const body = String(raw.body);
    return {
      resource,
      id: String(raw.id),
      version: Number(raw.version),
      body,
      columns: raw,
      get record() {
        record ??= parseBody(registry, resource, body, sealerOf(keys, municipality));
        return record;
      },
    };
  };
}
