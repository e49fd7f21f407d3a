/**
 * Which proposal somebody read. A proposal that is rejected may be followed by another on the same request, and who decides must not
 * confirm what they never saw: they send this mark, and it is held against what is there in the write itself.
 */
import { createHash } from 'node:crypto';
import { invalid, Problem } from '../../foundation/problems.js';
import { canonical } from '../../logbook/jcs.js';
/** Of what is proposed for each part, and when. */
export const kenmerkVan = ({ id, record }) => createHash('sha256')
    .update(canonical([id, String(record.voorgesteldOp), ...record.onderdelen]))
    .digest('base64url')
    .slice(0, 22);
/** @throws conflict when another proposal stands there now; invalid without a mark */
export function eisGelezen(verzoek, gelezen) {
    if (gelezen === '')
        throw invalid({
            name: 'voorstel',
            code: 'required',
            reason: 'Lees eerst het voorstel (GET .../besluit) en geef hier het kenmerk dat daarin staat.',
        });
    if (gelezen !== kenmerkVan(verzoek))
        throw new Problem('conflict', 'Dit is niet meer het voorstel dat u las: er staat nu een ander. Er is niets besloten. Lees het opnieuw.');
}
//# sourceMappingURL=voorstel.js.map