/** What the case of a decision asks of who makes, changes or removes it. */
import { refuseHeld } from '../../../engine/authorize.js';
import { Problem } from '../../../foundation/problems.js';
const GEFORCEERD = 'zaken.geforceerd-bijwerken';
/**
 * zrc-007: the decisions of a closed case are closed too, but for correction.
 * @throws permission-denied
 */
export const geslotenZaak = {
    number: 'zrc-007',
    on: ['create', 'update', 'delete'],
    check(work, it) {
        const zaak = zaakOf(work, it);
        if (!zaak?.record.einddatum || work.may(work, zaak, [GEFORCEERD]))
            return undefined;
        throw new Problem('permission-denied', `De zaak van dit besluit is gesloten. Wijzigen mag alleen met het recht ${GEFORCEERD}.`);
    },
};
/** What was decided on a case that must stay, stays too. @throws retained */
export const opgeschorteZaak = {
    number: 'meent-opschorting',
    on: ['delete'],
    check(work, it) {
        const zaak = zaakOf(work, it);
        if (zaak?.before)
            refuseHeld(zaak.resource, zaak.before);
        return undefined;
    },
};
/** Of a decision, or of the decision that a document belongs to. */
function zaakOf(work, { resource, record }) {
    const besluit = resource.parent ? work.find(resource.parent, record[resource.parent])?.record : record;
    return besluit?.zaak ? work.find('zaak', besluit.zaak) : undefined;
}
//# sourceMappingURL=zaak.js.map