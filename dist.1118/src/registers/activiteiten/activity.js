import { Problem } from '../../foundation/problems.js';
import { isValidOn } from './verwerkingsactiviteit.js';
/** Identificatie of the activity of an application that names none. Every municipality has it. */
export const STANDAARD = 'dienstverlening';
/** Identificatie of the activity of residents who look at their own data (AVG 15). Every municipality has it. */
export const INZAGE = 'inzage-eigen-gegevens';
/** Identificatie of the activity of handling what residents ask of their data (AVG 15 to 22). Every municipality has it. */
export const AVG_VERZOEKEN = 'avg-verzoeken';
/** Identificatie of the activity of taking over what another installation has. Made when that begins. */
export const OVERZETTEN = 'overzetten';
/** The activity that was named, else that of the case type, else the standard one. @throws permission-denied */
export function activityFor(snapshot, { id, identificatie, zaaktype, bron, today }) {
    if (id !== undefined)
        return named(snapshot.get('verwerkingsactiviteit', id), today);
    const ofType = zaaktype === undefined ? [] : snapshot.related('verwerkingsactiviteit', 'zaaktypen', zaaktype);
    const name = identificatie ?? STANDAARD;
    const ofSource = bron === undefined ? [] : snapshot.all('verwerkingsactiviteit').filter(uses(bron));
    const candidates = [...ofType, ...ofSource, ...snapshot.related('verwerkingsactiviteit', 'identificatie', name)];
    return named(candidates.find(({ record }) => isValidOn(record, today)), today);
}
const uses = (bron) => ({ record }) => record.identificatie !== INZAGE &&
    record.gebruikt.some((one) => one.bron === bron);
function named(row, today) {
    if (!row || !isValidOn(row.record, today))
        throw new Problem('permission-denied', 'Er is geen verwerkingsactiviteit die vandaag geldt. Leg in het register vast waarvoor de gegevens nodig zijn.');
    const { doel, grondToelichting, organ } = row.record;
    return { id: row.id, purpose: String(doel), ground: String(grondToelichting), organ: String(organ) };
}
//# sourceMappingURL=activity.js.map