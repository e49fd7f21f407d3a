/** A call is done with rights of this moment: when they changed meanwhile, the caller is made again and the call repeated. */
import { StaleRights } from '../engine/read.ts';
import { Problem } from '../foundation/problems.ts';

/** Rights that change again and again while one request runs are not normal. */
const MOST_TRIES = 3;

/** @throws unavailable when the rights do not stand still. */
export async function withFresh<Caller, Result>(
  make: () => Promise<Caller>,
  call: (caller: Caller) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call(await make());
    } catch (error) {
      if (!(error instanceof StaleRights)) throw error;
      if (attempt === MOST_TRIES) throw new Problem('unavailable', undefined, { retryAfterSeconds: 1, cause: error });
    }
  }
}
