/**
 * What of a record decides on access, as it was at a moment: its type, level and mark by its history, and what it is linked to
 * as that is now. So that a decision of then can be made again, without a copy of each record for each time that it was read.
 */
import type { Municipality } from '../foundation/db/types.ts';
import type { RowDimensions } from '../gate/conditions.ts';
import { SHIELD } from '../gate/rights.ts';
import { carrierOf, reachOf } from './access.ts';
import { parseBody, sealerOf } from './body.ts';
import { withDefaults } from './body-version.ts';
import { dimensionsOf } from './dimensions.ts';
import type { EngineParts } from './engine.ts';
import type { Resource } from './resource.ts';

export interface AskedFacts {
  readonly resource: Resource;
  readonly id: string;
}

/** What the record was, at one time or another. */
export interface Facts {
  /** At a moment, or within this many milliseconds of it: it may have changed between reading and logging. Empty when it was not there. */
  at(moment: number, within: number): readonly RowDimensions[];
}

type Parts = Pick<EngineParts, 'db' | 'registry' | 'keys'>;

const CHANGES = {
  name: 'facts_changes',
  text: `select record, resource, main, main_resource, at, after, shielded from engine_change
where municipality = $1 and record = any($2::uuid[]) order by record, version`,
};

interface Change {
  readonly record: string;
  readonly resource: string;
  readonly main: string;
  readonly main_resource: string;
  readonly at: Date;
  readonly after: string | null;
  readonly shielded: boolean;
}

interface State {
  readonly from: number;
  readonly row: RowDimensions;
}

export const keyOfFacts = ({ resource, id }: AskedFacts): string => `${resource.name}/${id}`;

/** By `keyOfFacts`; nothing of a record of which neither row nor history is left. */
export async function factsOf(
  parts: Parts,
  municipality: Municipality,
  asked: readonly AskedFacts[],
): Promise<ReadonlyMap<string, Facts>> {
  const q = parts.db.in(municipality);
  const own = await q.query<Change>(CHANGES, [municipality, [...new Set(asked.map(({ id }) => id))]]);
  const byRecord = Map.groupBy(own, ({ resource, record }) => `${resource}/${record}`);
  const carried = asked.map((one) => ({ one, carrier: carrierIn(parts, one, byRecord) }));
  const mains = carried.flatMap(({ one, carrier }) => (carrier && carrier.id !== one.id ? [carrier.id] : []));
  const theirs = mains.length > 0 ? await q.query<Change>(CHANGES, [municipality, [...new Set(mains)]]) : [];
  const histories = Map.groupBy([...own, ...theirs], ({ resource, record }) => `${resource}/${record}`);
  const now = await rowsNow(parts, municipality, asked);
  const found = new Map<string, Facts>();
  for (const { one, carrier } of carried) {
    const row = now.get(keyOfFacts(one));
    const states = carrier ? statesOf(parts, municipality, carrier, histories.get(keyOfFacts(carrier)) ?? [], row) : [];
    if (states.length > 0 || row) found.set(keyOfFacts(one), factsFrom(states, row));
  }
  return found;
}

/** The record that carries the rights: itself, or the one that its changes name as the main one. */
function carrierIn(
  { registry }: Parts,
  asked: AskedFacts,
  changes: ReadonlyMap<string, readonly Change[]>,
): AskedFacts | undefined {
  const resource = carrierOf(registry, asked.resource);
  if (resource === asked.resource) return asked;
  const last = changes.get(keyOfFacts(asked))?.at(-1);
  return last?.main_resource === resource.name ? { resource, id: last.main } : undefined;
}

function statesOf(
  { registry, keys }: Parts,
  municipality: Municipality,
  { resource, id }: AskedFacts,
  changes: readonly Change[],
  row: RowDimensions | undefined,
): readonly State[] {
  const sealer = sealerOf(keys, municipality);
  const records = row?.records ?? [id];
  let body: RowDimensions | undefined;
  return changes.flatMap(({ at, after, shielded }): readonly State[] => {
    if (after !== null) {
      const parsed = parseBody(registry, resource, after, sealer);
      const said = dimensionsOf(resource, withDefaults(resource.fields, resource.renew?.(parsed) ?? parsed));
      body = {
        type: (said.r_type as string | undefined) ?? row?.type ?? null,
        ...(resource.rights?.level ? { level: (said.r_level as number | null | undefined) ?? row?.level ?? null } : {}),
        ready: (said.r_ready as boolean | undefined) ?? row?.ready ?? null,
      };
    }
    if (!body) return [];
    const level = shielded && body.level !== undefined ? { level: (body.level ?? 0) + SHIELD } : {};
    return [{ from: at.getTime(), row: { ...body, ...level, records } }];
  });
}

function factsFrom(states: readonly State[], row: RowDimensions | undefined): Facts {
  return {
    at(moment, within) {
      const some = states.filter(
        ({ from }, index) =>
          from <= moment + within && (states[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= moment - within,
      );
      // What was moved in without a history of its own is what it is now.
      return some.length > 0 || !row ? some.map((one) => one.row) : [row];
    },
  };
}

/** Rows as they are, with what they are linked to. */
async function rowsNow(
  { db, registry }: Parts,
  municipality: Municipality,
  asked: readonly AskedFacts[],
): Promise<ReadonlyMap<string, RowDimensions>> {
  const found = new Map<string, RowDimensions>();
  for (const [resource, some] of Map.groupBy(asked, (one) => one.resource)) {
    if (resource.cached) continue;
    const reach = reachOf(registry, resource);
    const rows = await db.in(municipality).query<Record<string, unknown> & { id: string }>(
      {
        name: `facts_${resource.name}`,
        text: `select t.id, ${reach.rights} from ${reach.from} where t.municipality = $1 and t.id = any($2::uuid[])`,
      },
      [municipality, [...new Set(some.map(({ id }) => id))]],
    );
    for (const row of rows)
      found.set(keyOfFacts({ resource, id: row.id }), {
        type: row.r_type as string | null,
        ...(row.r_level === undefined ? {} : { level: row.r_level as number | null }),
        ready: row.r_ready as boolean | null,
        records: (row.r_records ?? []) as readonly string[],
      });
  }
  return found;
}
