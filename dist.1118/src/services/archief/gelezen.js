/**
 * Which list somebody read. Until a list is fixed cases may go off it, so who fixes it sends the mark of what they read, and it is
 * held against what is on the list in the write itself: they confirm that, and nothing else.
 */
import { createHash } from 'node:crypto';
import { Problem } from '../../foundation/problems.js';
import { canonical } from '../../logbook/jcs.js';
/** Of the lines that are on it. What a line says of its case does not change while it is there. */
const kenmerkUit = (lijst, regels) => createHash('sha256')
    .update(canonical([lijst, ...regels.toSorted()]))
    .digest('base64url')
    .slice(0, 22);
const REGELS = {
    name: 'archief_gelezen',
    text: `select id from archief_vernietigingsregel where municipality = $1 and vernietigingslijst = $2::uuid and status = 'opgenomen'`,
};
/** Ask for it before the lines are read: what goes off meanwhile is read then, and the mark is of before. */
export async function kenmerkVan(engine, caller, lijst) {
    const rows = await engine.parts.db.in(caller).query(REGELS, [caller.municipality, lijst]);
    return kenmerkUit(lijst, rows.map(({ id }) => id));
}
/** @throws conflict when the list is another now */
export function eisGelezen(lijst, regels, gelezen) {
    const nu = kenmerkUit(lijst, regels.map(({ id }) => id));
    if (gelezen !== nu)
        throw new Problem('conflict', 'Dit is niet meer de lijst die u las: er ging intussen een zaak af. Er is niets vastgesteld. Lees de lijst opnieuw.');
}
//# sourceMappingURL=gelezen.js.map