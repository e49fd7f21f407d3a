/** A declaration as it is told: with every case that went. */
import type { Engine } from '../../engine/engine.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { LEZEN, STAPPEN } from '../../registers/archief/index.ts';
import { log } from '../operations/door.ts';
import { type Verklaring, verklaringVan, vernietigdMet } from './verklaring.ts';

/** @throws not-found, permission-denied */
export async function leesVerklaring(engine: Engine, caller: Caller, id: string): Promise<Verklaring> {
  if (!hasScope(caller.rights, 'meent', [LEZEN, ...STAPPEN])) throw new Problem('permission-denied');
  if (!isUuid(id)) throw new Problem('not-found');
  const [row] = await engine.parts.loader.load(caller, [{ resource: 'vernietigingsverklaring', id }]);
  if (!row) throw new Problem('not-found');
  const lijst = String(row.record.vernietigingslijst);
  const verklaring = verklaringVan(id, lijst, row.record, await vernietigdMet(engine, caller, lijst));
  await log(engine, caller, 'archief.vernietigingsverklaring.read', 'geopend', []);
  // What was signed for is what is told; when the two differ somebody changed a record since.
  return { ...verklaring, controlegetal: String(row.record.controlegetal) };
}
