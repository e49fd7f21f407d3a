/**
 * What an application that subscribes may hear of a change, at the moment of sending: rights that ended end it, a rule that keeps a
 * record back keeps back that it changed, and characteristics are fields of the record that it is about.
 */
import { carrierOf, reachOf } from '../engine/access.ts';
import { dimensionsOf } from '../engine/dimensions.ts';
import type { Engine, EngineParts } from '../engine/engine.ts';
import { leftOutNames } from '../engine/leave-out.ts';
import type { Resource } from '../engine/resource.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { hasScope, type RowDimensions } from '../gate/conditions.ts';
import { isKeptBack } from '../gate/excepts.ts';
import { NO_RIGHTS, type Rights } from '../gate/rights.ts';
import type { Rule } from '../gate/rules.ts';
import { applicationOf } from '../registers/autorisaties/index.ts';
import { CONSUMEREN, type HeardChange, type Hearing, notificatiesApi } from '../registers/notificaties/index.ts';
import { effectiveRights } from './effective.ts';

export const hearingOf =
  ({ parts }: Pick<Engine, 'parts'>): Hearing =>
  async (municipality, clientId, change) => {
    const snapshot = await parts.snapshots.current(municipality);
    const found = applicationOf(snapshot, clientId);
    if (!found || !hasScope(found.rights, notificatiesApi.component, SUBSCRIBES)) return 'nothing';
    const { rules = [], leaves } = effectiveRights(snapshot, found.row, clientId);
    if (rules.length === 0 && !leaves) return ALL;
    if (isKeptBack(rules, notificatiesApi.component, SUBSCRIBES, 'abonnement', {})) return 'nothing';
    const resource = parts.registry.get(change.resource);
    return (await isForbidden(parts, municipality, rules, resource, change))
      ? 'nothing'
      : hidden(parts, { ...NO_RIGHTS, rules, ...(leaves ? { leaves } : {}) }, resource);
  };

const SUBSCRIBES = [CONSUMEREN];
const ALL: ReadonlySet<string> = new Set();

/** By what it was when it changed, or by what it is now: what is told late tells no more than what is asked now. */
async function isForbidden(
  parts: EngineParts,
  municipality: Municipality,
  rules: readonly Rule[],
  resource: Resource,
  { record, kenmerken }: HeardChange,
): Promise<boolean> {
  const { name, api, scopes, cached } = resource;
  const keeps = (row?: RowDimensions): boolean => isKeptBack(rules, api.component, scopes.read ?? [], name, row);
  if (!keeps()) return false;
  const carrier = carrierOf(parts.registry, resource);
  const then = dimensionsOf(carrier, kenmerken ?? {});
  const now = cached ? undefined : await dimensionsNow(parts, municipality, resource, record);
  const rowOf = (type: unknown, level: unknown): RowDimensions => ({
    type: (type ?? null) as string | null,
    ...(carrier.rights?.level ? { level: (level ?? null) as number | null } : {}),
  });
  if (now && keeps(rowOf(now.r_type, now.r_level))) return true;
  return keeps(rowOf(then.r_type ?? now?.r_type, then.r_level ?? now?.r_level));
}

interface Dimensions {
  readonly r_type: unknown;
  readonly r_level?: unknown;
}

/** Nothing where it is gone. */
async function dimensionsNow(
  { db, registry }: EngineParts,
  municipality: Municipality,
  resource: Resource,
  record: string,
): Promise<Dimensions | undefined> {
  const { rights, from } = reachOf(registry, resource);
  const [now] = await db.in(municipality).query<Dimensions>(
    {
      name: `hearing_${resource.name}`,
      text: `select ${rights} from ${from} where t.municipality = $1 and t.id = $2`,
    },
    [municipality, record],
  );
  return now;
}

function hidden({ registry }: EngineParts, rights: Rights, resource: Resource): ReadonlySet<string> {
  const names = new Set([resource, carrierOf(registry, resource)].flatMap((one) => [...leftOutNames({ rights }, one)]));
  for (const [kenmerk, field] of Object.entries(resource.channel?.relations ?? {}))
    if (names.has(field)) names.add(kenmerk);
  return names;
}
