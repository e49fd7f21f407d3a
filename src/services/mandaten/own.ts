/** What the operations of a resident on mandates share: rights of the portal on this one register, and rows of two hashes. */
import type { Engine } from '../../engine/engine.ts';
import type { Need } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { activityFor } from '../../registers/activiteiten/index.ts';
import { MANDAAT, MANDATEN_EIGEN, MANDATEN_LEZEN } from '../../registers/mandaten/index.ts';
import { snapshotOf } from '../operations/door.ts';
import { underRules } from '../rules.ts';
import { hashesOf } from './acting.ts';

/** Who is logged in, as what is made says it. */
export interface Zelf {
  readonly name: string;
  /** In the clear, in memory alone. */
  readonly bsn: () => string;
}

const EIGEN = { id: 'eigen-gegevens', version: 1 };
const SCOPES = new Set([MANDATEN_EIGEN, MANDATEN_LEZEN]);

/**
 * A mandate is of two people, and a right of a resident names one: each operation here looks itself whether the caller is
 * one of the two. @throws permission-denied for who acts for another: a mandate is not passed on
 */
export async function eigenCaller(engine: Engine, caller: Caller): Promise<Caller> {
  return underRules(await snapshotOf(engine, caller), await zonderRegels(engine, caller));
}

/** To refuse and to end what gives somebody else a say, no rule takes away (BW 3:72). @throws permission-denied as above */
export async function zonderRegels(engine: Engine, caller: Caller): Promise<Caller> {
  if (!caller.person || caller.mandate) throw new Problem('permission-denied', 'Dit doet u alleen voor uzelf.');
  const snapshot = await snapshotOf(engine, caller);
  const rights = { everything: false, grants: [{ component: 'meent', scopes: SCOPES, by: EIGEN }] };
  // To see what there is on them is one purpose; to arrange who acts for them is the service itself.
  const activity = activityFor(snapshot, { today: today() });
  return { ...caller, activity, rights };
}

/**
 * What one gives and takes is for oneself: in the middle of acting for another it would be a mistake.
 * @param namens for whom the session acts. @throws permission-denied
 */
export function nietNamens(namens: string | undefined): void {
  if (namens !== undefined)
    throw new Problem('permission-denied', 'U doet nu iets voor een ander. Stop daarmee, en doe dit dan voor uzelf.');
}

/** Every mandate in which the caller is one of the two. */
export async function eigenMandaten({ parts: { loader } }: Engine, caller: Caller): Promise<readonly Row[]> {
  return loader.load(
    caller,
    hashesOf(caller.person!).flatMap((is): readonly Need[] => [
      { resource: MANDAAT, where: 'voor', is },
      { resource: MANDAAT, where: 'door', is },
    ]),
  );
}

export const isVan = ({ person }: Caller, hash: unknown): boolean => hashesOf(person!).includes(String(hash));
