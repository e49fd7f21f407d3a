/** For whom a session acts, as who is logged in sees it all the time; and choosing it. */
import type { Engine } from '../../engine/engine.ts';
import type { ResidentSession } from '../../engine/own.ts';
import type { Caller } from '../../gate/context.ts';
import type { Extra, MandateKind } from '../../gate/mandate.ts';
import { type ActingNow, MandateEnded, mandateNow } from './acting.ts';

export interface Namens {
  readonly machtiging: string;
  readonly soort: MandateKind | null;
  readonly naam: string;
  readonly beeindigd: boolean;
  readonly mag: readonly Extra[];
}

/** It is shown while it lasts and when it is over: nobody is in doubt for whom they act. */
export async function namensNu(engine: Engine, caller: Caller, namens: string): Promise<Namens> {
  const found = await actingFor(engine, caller, namens);
  return found
    ? {
        machtiging: namens,
        soort: found.mandate.kind,
        naam: found.name,
        beeindigd: false,
        mag: [...found.mandate.extras],
      }
    : { machtiging: namens, soort: null, naam: '', beeindigd: true, mag: [] };
}

/** Nothing when it is over. */
export async function actingFor(
  engine: Engine,
  caller: Pick<Caller, 'municipality' | 'trace' | 'deadline' | 'person'>,
  namens: string,
): Promise<ActingNow | undefined> {
  const errand = { municipality: caller.municipality, trace: caller.trace, ...deadlineOf(caller) };
  try {
    return await mandateNow(engine, errand, caller.person!, namens);
  } catch (error) {
    if (error instanceof MandateEnded) return undefined;
    throw error;
  }
}

const deadlineOf = ({ deadline }: Pick<Caller, 'deadline'>) => (deadline ? { deadline } : {});

/** From the next call on. @throws MandateEnded for what does not hold today, or is not theirs */
export async function kiesNamens(
  engine: Engine,
  caller: Caller,
  session: Pick<ResidentSession, 'actFor'>,
  namens: string | undefined,
): Promise<void> {
  if (namens !== undefined) await mandateNow(engine, caller, caller.person!, namens);
  await session.actFor(namens);
}
