import { isUuid } from '../../foundation/ids.js';
import { Problem } from '../../foundation/problems.js';
import { hasScope } from '../../gate/conditions.js';
import { LEZEN, STAPPEN } from '../../registers/archief/index.js';
import { log } from '../operations/door.js';
import { verklaringVan, vernietigdMet } from './verklaring.js';
/** @throws not-found, permission-denied */
export async function leesVerklaring(engine, caller, id) {
    if (!hasScope(caller.rights, 'meent', [LEZEN, ...STAPPEN]))
        throw new Problem('permission-denied');
    if (!isUuid(id))
        throw new Problem('not-found');
    const [row] = await engine.parts.loader.load(caller, [{ resource: 'vernietigingsverklaring', id }]);
    if (!row)
        throw new Problem('not-found');
    const lijst = String(row.record.vernietigingslijst);
    const verklaring = verklaringVan(id, lijst, row.record, await vernietigdMet(engine, caller, lijst));
    await log(engine, caller, 'archief.vernietigingsverklaring.read', 'geopend', []);
    // What was signed for is what is told; when the two differ somebody changed a record since.
    return { ...verklaring, controlegetal: String(row.record.controlegetal) };
}
//# sourceMappingURL=lees.js.map