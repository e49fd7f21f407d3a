/** What was read must be of the epoch that the rights in hand came from. */
import type { Caller } from '../gate/context.ts';
import type { EngineParts } from './engine.ts';

/** The caller's rights are of an older epoch than the data: the service makes the context again and repeats the call. */
export class StaleRights extends Error {}

/** True when the caller's rights were read before what this epoch holds. */
export const isStale = (caller: Caller, epoch: number): boolean =>
  caller.rights.epoch !== undefined && caller.rights.epoch !== epoch;

/**
 * For every statement whose rows leave on rights that were read before it. The service makes the caller again and repeats
 * the call. @throws StaleRights
 */
export async function checkEpoch(parts: EngineParts, caller: Caller, epoch: number): Promise<void> {
  const snapshot = await parts.snapshots.current(caller.municipality);
  if (epoch === snapshot.epoch && !isStale(caller, epoch)) return;
  parts.snapshots.saw(caller.municipality, epoch);
  throw new StaleRights();
}

const EPOCH = { name: 'epoch', text: 'select epoch from municipality_epoch where municipality = $1' };

/** For an answer that comes from no row with an epoch of its own. @throws StaleRights */
export async function checkEpochNow(parts: EngineParts, caller: Caller): Promise<void> {
  const [row] = await parts.db.in(caller).query<{ epoch: number }>(EPOCH, [caller.municipality]);
  await checkEpoch(parts, caller, Number(row?.epoch));
}
