/** Pieces of an export that fit in memory, whatever the cases look like. */
import type { Bound, Loader } from '../../engine/load.ts';
import type { Need } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import type { Caller } from '../../gate/context.ts';

/** Rows that one export holds at once. In memory their bodies are there several times, while they become a line. */
export const BOUND: Bound = { rows: 2_000, bytes: 4 * 1024 * 1024 };

export interface Fitting {
  /** Of the ids, how many from the first: all that fits, halved until it does. */
  readonly ids: readonly string[];
  readonly rows: readonly Row[];
}

/** Nothing where the first alone does not fit. */
export async function fitting(
  loader: Loader,
  caller: Caller,
  ids: readonly string[],
  needsOf: (any: readonly string[]) => readonly Need[],
  bound = BOUND,
): Promise<Fitting | undefined> {
  for (let some = ids; some.length > 0; some = some.slice(0, some.length >> 1)) {
    const rows = await loader.within(caller, needsOf(some), bound);
    if (rows) return { ids: some, rows };
  }
  return undefined;
}
