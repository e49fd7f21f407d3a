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
  if (epoch === snapshot.epoch && !isStale(caller, epoch)) return void checked.add(caller);
  parts.snapshots.saw(caller.municipality, epoch);
  throw new StaleRights();
}

/** Callers of whom a statement of their call said that their rights are of this moment. */
const checked = new WeakSet<Caller>();

/**
 * For a call that reads: what it answered from memory alone is held against the epoch of this moment, before it leaves. Processes
 * tell each other, some milliseconds later, or not at all while the connection on which they do is cut. @throws StaleRights
 */
export async function onRightsOfNow<Answer>(
  parts: EngineParts,
  caller: Caller,
  call: (caller: Caller) => Promise<Answer>,
): Promise<Answer> {
  const answer = await call(caller);
  if (!checked.has(caller)) await checkEpochNow(parts, caller);
  return answer;
}

const EPOCH = { name: 'epoch', text: 'select epoch from municipality_epoch where municipality = $1' };

/** For an answer that comes from no row with an epoch of its own. @throws StaleRights */
export async function checkEpochNow(parts: EngineParts, caller: Caller): Promise<void> {
  const [row] = await parts.db.in(caller).query<{ epoch: number }>(EPOCH, [caller.municipality]);
  await checkEpoch(parts, caller, Number(row?.epoch));
}
