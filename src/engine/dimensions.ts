/** The dimensions of a right as a record itself gives them, shield apart, under the names that `reachOf` selects. */
import { columnsOf, snake } from './columns.ts';
import type { Record_, Resource } from './resource.ts';
import type { Work } from './work.ts';

/** @param work for columns that need a keyed hash; the dimensions need none */
export function dimensionsOf(
  resource: Resource,
  record: Record_,
  work?: Work,
): { readonly r_type: unknown; readonly r_level: unknown; readonly r_ready: unknown } {
  const value = (column: string | undefined): unknown =>
    column &&
    columnsOf(resource)
      .find(([name]) => name === snake(column))?.[1]
      .from?.(record, work as Work, {});
  const { type, level, ready } = resource.rights ?? {};
  return { r_type: value(type), r_level: value(level), r_ready: value(ready) };
}
