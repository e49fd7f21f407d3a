/** What the pages of a functional manager share: who may be there, and that what they do beside the registers is recorded. */
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { BEHEER_LEZEN, BEHEER_UITVOEREN } from '../../registers/meent-api.ts';
import { log, snapshotOf } from './door.ts';

export { BEHEER_LEZEN, BEHEER_UITVOEREN };

export const manages = (caller: Caller, scope = BEHEER_LEZEN): boolean => hasScope(caller.rights, 'meent', [scope]);

/** Manages, and has no cases to work on. */
export const managesOnly = (caller: Caller): boolean =>
  manages(caller) && !hasScope(caller.rights, 'zrc', ['zaken.lezen']);

/** @throws permission-denied */
export function refuseOthers(caller: Caller, scope = BEHEER_LEZEN): void {
  if (!manages(caller, scope)) throw new Problem('permission-denied', 'Deze pagina is voor de functioneel beheerder.');
}

/** What leaves no change record of its own stands in the logbook with the employee who did it, before it is done. */
export async function recordDeed(engine: Engine, caller: Caller, operation: string): Promise<void> {
  refuseOthers(caller, BEHEER_UITVOEREN);
  await log(engine, caller, operation, 'gewijzigd', []);
}

/** The record as the API shows it to this caller. */
export const shown = async (engine: Engine, caller: Caller, row: Row): Promise<Readonly<Record<string, unknown>>> =>
  JSON.parse(
    engine.parts.answer.json(caller, row, await engine.parts.snapshots.current(caller.municipality)),
  ) as Readonly<Record<string, unknown>>;

/** Through the door, so that who may not read applications learns nothing of one. @throws not-found, permission-denied */
export async function applicationRow(
  engine: Engine,
  caller: Caller,
  id: string,
): Promise<{ readonly row: Row; readonly snapshot: Snapshot }> {
  await engine.read(caller, 'applicatie', id);
  const snapshot = await snapshotOf(engine, caller);
  const row = snapshot.get('applicatie', id);
  if (!row) throw new Problem('not-found');
  return { row, snapshot };
}
