/**
 * Who waits for changes: asks once, and again when there is something new. Whoever waits holds no connection; one
 * notification of the database, in whichever process the change was numbered, wakes all of a municipality.
 */
import type { Database, Municipality } from '../foundation/db/types.ts';
import type { Caller } from '../gate/context.ts';
import { NUMBERED_CHANNEL } from './sequence.ts';

type Asking = Pick<Caller, 'municipality' | 'application'>;

export interface Changed {
  /** From here on nothing is missed. Cheap when called again. @throws when the database cannot be listened to */
  follow(): Promise<void>;
  /** True when there may be changes above a number; false at the end of the time, or at once when too many wait. */
  after(caller: Asking, number: number, ms: number, gone: AbortSignal): Promise<boolean>;
  /** For those whom the same change woke: who comes while it is looked at gets the same. */
  together<Found>(key: string, look: () => Promise<Found>): Promise<Found>;
  /** Lets go of everybody who waits, now and from now on: the program ends. */
  release(): void;
}

/** In one process. Each is an open request, and that is what costs. */
const MOST_WAITING = 5_000;
/** Of one application, so that others can wait too. */
const SHARE = 3 / 4;

export function createChanged(db: Pick<Database, 'listen'>, most = MOST_WAITING): Changed {
  const latest = new Map<Municipality, number>();
  const waiting = new Map<Municipality, Set<(woken: boolean) => void>>();
  const looking = new Map<string, Promise<unknown>>();
  let following: Promise<unknown> | undefined;
  let count = 0;
  const counts = new Map<string, number>();
  let released = false;

  const wake = (municipality: Municipality): void => {
    for (const end of [...(waiting.get(municipality) ?? [])]) end(!released);
  };

  function tell(payload: string): void {
    // After a broken connection: something may have been missed.
    if (payload === '') {
      for (const municipality of [...waiting.keys()]) wake(municipality);
      return;
    }
    const [municipality, number] = payload.split(' ').map(Number) as [number, number];
    latest.set(municipality, Math.max(number, latest.get(municipality) ?? 0));
    wake(municipality);
  }

  return {
    async follow() {
      following ??= db.listen(NUMBERED_CHANNEL, tell);
      try {
        await following;
      } catch (error) {
        following = undefined;
        throw error;
      }
    },
    after({ municipality, application }, number, ms, gone) {
      if (released || gone.aborted) return Promise.resolve(false);
      if ((latest.get(municipality) ?? 0) > number) return Promise.resolve(true);
      const asker = `${municipality}/${application.id}`;
      const own = counts.get(asker) ?? 0;
      if (count >= most || own >= most * SHARE) return Promise.resolve(false);
      return new Promise((resolve) => {
        const all = waiting.get(municipality) ?? new Set();
        waiting.set(municipality, all);
        const end = (woken: boolean): void => {
          if (!all.delete(end)) return;
          clearTimeout(timer);
          gone.removeEventListener('abort', leave);
          count -= 1;
          const left = counts.get(asker)! - 1;
          if (left > 0) counts.set(asker, left);
          else counts.delete(asker);
          if (all.size === 0) waiting.delete(municipality);
          resolve(woken);
        };
        const leave = (): void => end(false);
        const timer = setTimeout(leave, ms);
        gone.addEventListener('abort', leave);
        all.add(end);
        count += 1;
        counts.set(asker, own + 1);
      });
    },
    together<Found>(key: string, look: () => Promise<Found>): Promise<Found> {
      const known = looking.get(key) as Promise<Found> | undefined;
      if (known) return known;
      const found = look().finally(() => looking.delete(key));
      looking.set(key, found);
      return found;
    },
    release() {
      released = true;
      for (const municipality of [...waiting.keys()]) wake(municipality);
    },
  };
}
