/**
 * Places for what lasts: a load, an export. Those of one municipality in one process are shared by its applications, and
 * none has them all: one that begins much and takes nothing keeps no other from its own.
 */
import type { Municipality } from '../../foundation/db/types.ts';
import { createTurns, type Leave, type Turns } from '../../foundation/turns.ts';
import type { Caller } from '../../gate/context.ts';
import { applicationAsker } from '../turns.ts';

export interface LastingLimits {
  /** Of one municipality. */
  readonly places: number;
  /** Of one application. */
  readonly each: number;
  /** Of one application, that wait for a place. */
  readonly waiting: number;
}

/** @throws too-many-requests for who has places already, unavailable when others have them all */
export type EnterLasting = (caller: Pick<Caller, 'municipality' | 'application'>) => Leave | Promise<Leave>;

/** Who waits longer is better told to come later. */
const PATIENCE_MS = 2_000;

export function createLastingTurns(limits: LastingLimits): EnterLasting {
  const byMunicipality = new Map<Municipality, Turns>();
  return (caller) => {
    let turns = byMunicipality.get(caller.municipality);
    if (!turns) {
      turns = createTurns({ ...limits, patienceMs: PATIENCE_MS });
      byMunicipality.set(caller.municipality, turns);
    }
    return turns.enter(applicationAsker(caller));
  };
}
