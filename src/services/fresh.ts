/** A call is done with rights of this moment: when they changed meanwhile, the caller is made again and the call repeated. */
import { StaleRights } from '../engine/epoch.ts';
import { refuseLate, type Timed } from '../foundation/deadline.ts';
import { Problem } from '../foundation/problems.ts';

/**
 * Every write to a catalogue or to rights raises the epoch. Clients send such writes side by side, and each one that wins
 * makes the others start again; the deadline of a request ends this long before the tries do.
 */
const MOST_TRIES = 100;
const AT_ONCE = 3;

/** @throws unavailable when the rights do not stand still, deadline when the caller has no time left. */
export async function withFresh<Caller extends Timed, Result>(
  make: () => Promise<Caller>,
  call: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const caller = await make();
    try {
      return await call(caller);
    } catch (error) {
      if (!(error instanceof StaleRights)) throw error;
      if (attempt === MOST_TRIES) throw new Problem('unavailable', undefined, { retryAfterSeconds: 1, cause: error });
      refuseLate(caller);
      if (attempt > AT_ONCE) await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
    }
  }
}
