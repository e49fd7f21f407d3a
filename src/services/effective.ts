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
 * @param clientId one of its names: rules tell them apart
 */
export function effectiveRights(
  snapshot: Snapshot,
  row: Pick<Row, 'id' | 'record' | 'columns'>,
  clientId: string = (row.record.clientIds as readonly string[])[0] ?? '',
): Rights {
  const asker = applicationAsker(snapshot, row);
  if (nummerIn(clientId) !== undefined) return asker.rights;
  const role = rolIn(clientId);
  const rights = role ? { ...asker.rights, unlessShielded: true as const } : asker.rights;
  const serves = served(snapshot, { ...asker, rights });
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

const FOR_NOTHING: Serves = { activity: { id: '', purpose: '', ground: '', organ: '' }, rights: NO_RIGHTS };

/** Without an activity no rights are left; rules on who it is are for it all the same. */
function served(snapshot: Snapshot, asker: Parameters<typeof serveCall>[1]): Serves {
  try {
    return serveCall(snapshot, asker);
  } catch (error) {
    if (error instanceof Problem && error.code === 'permission-denied') return FOR_NOTHING;
    throw error;
  }
}
