/**
 * What the rights of an application or role come to: in a call that names no activity, for what they serve, as far as its
 * sources may be used together, under the rules of this moment. What a call gets, worked out without one.
 */
import type { Snapshot } from '../engine/snapshot.ts';
import type { Row } from '../engine/work.ts';
import { momentInNetherlands, now } from '../foundation/clock.ts';
import { Problem } from '../foundation/problems.ts';
import { NO_RIGHTS, type Rights } from '../gate/rights.ts';
import { askerOf as applicationAsker } from '../registers/autorisaties/index.ts';
import { nummerIn, rolIn, WERKBANK } from '../registers/client-ids.ts';
import { type Serves, serveCall } from './purpose.ts';
import { askerOf, ruleSetOf } from './rules.ts';

/**
 * @param snapshot as it is, or as it would be. What one employee has beside a role is given as it stands: it works together
 * with rights of a role, and of which is known when they log in.
 */
export function effectiveRights(snapshot: Snapshot, row: Pick<Row, 'id' | 'record' | 'columns'>): Rights {
  const asker = applicationAsker(snapshot, row);
  const [clientId = ''] = row.record.clientIds as readonly string[];
  if (nummerIn(clientId) !== undefined) return asker.rights;
  const role = rolIn(clientId);
  const rights = role ? { ...asker.rights, unlessShielded: true as const } : asker.rights;
  const serves = served(snapshot, { ...asker, rights });
  if (!serves) return NO_RIGHTS;
  const who = role
    ? {
        application: { id: WERKBANK, label: '' },
        employee: { id: '', name: '', role: role.rol, department: role.afdeling },
      }
    : { application: { id: clientId, label: '' } };
  return ruleSetOf(snapshot).narrow(
    serves.rights,
    askerOf(snapshot, { ...who, ...serves }),
    momentInNetherlands(now()),
  );
}

/** Nothing where there is no activity for it. */
function served(snapshot: Snapshot, asker: Parameters<typeof serveCall>[1]): Serves | undefined {
  try {
    return serveCall(snapshot, asker);
  } catch (error) {
    if (error instanceof Problem && error.code === 'permission-denied') return undefined;
    throw error;
  }
}
