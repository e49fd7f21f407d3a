/** Characteristics of notifications that a rule leaves out for who subscribes: they are fields of the record that it is about. */
import { carrierOf } from '../engine/access.ts';
import type { Engine } from '../engine/engine.ts';
import { leftOutNames } from '../engine/leave-out.ts';
import type { Municipality } from '../foundation/db/types.ts';
import { applicationOf } from '../registers/autorisaties/index.ts';
import type { HiddenKenmerken } from '../registers/notificaties/index.ts';
import { effectiveRights } from './effective.ts';

export const hiddenKenmerken =
  ({ parts }: Pick<Engine, 'parts'>): HiddenKenmerken =>
  async (municipality: Municipality, clientId: string, name: string) => {
    const snapshot = await parts.snapshots.current(municipality);
    const found = applicationOf(snapshot, clientId);
    const rights = found && effectiveRights(snapshot, found.row);
    if (!rights?.rules) return NONE;
    const resource = parts.registry.get(name);
    const hidden = new Set(
      [resource, carrierOf(parts.registry, resource)].flatMap((one) => [...leftOutNames({ rights }, one)]),
    );
    const { relations = {} } = resource.channel ?? {};
    for (const [kenmerk, field] of Object.entries(relations)) if (hidden.has(field)) hidden.add(kenmerk);
    return hidden;
  };

const NONE: ReadonlySet<string> = new Set();
