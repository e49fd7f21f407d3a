import { addDuration } from '../../foundation/days.js';
import { Problem } from '../../foundation/problems.js';
import { statustypenOf } from './case-words.js';
import { text } from './door.js';
import { portalType } from './portal-type.js';
/** Identificatie of the case type, the same in every municipality. */
const MELDING = 'MOR';
/** The version of today. @throws not-found where nothing can be reported. */
export function reportType(snapshot) {
    const zaaktype = portalType(snapshot, MELDING);
    if (!zaaktype)
        throw new Problem('not-found', 'Hier kunt u nog geen melding doen. Bel de gemeente.');
    return zaaktype;
}
/** By which a mandate names it. @throws not-found */
export const reportName = (snapshot) => text(reportType(snapshot).record.identificatie);
/** Whether a report can be made here: there is a case type for it, and something to choose. */
export const canReport = (snapshot) => portalType(snapshot, MELDING) !== undefined && categoriesOf(snapshot).length > 0;
/** What may be chosen: the values of property `categorie` in the catalogue. */
export function categoriesOf(snapshot) {
    const property = propertyNamed(snapshot, reportType(snapshot), 'categorie');
    const { waardenverzameling } = (property?.record.specificatie ?? {});
    return Array.isArray(waardenverzameling) ? waardenverzameling.map(String) : [];
}
export const propertyNamed = (snapshot, zaaktype, name) => snapshot.related('eigenschap', 'zaaktype', zaaktype.id).find(({ record }) => record.naam === name);
/** Dates for a case that starts on a day: first looked at, served by our own norm, done at the latest. */
export function datesOf(snapshot, zaaktype, start) {
    const solvedBy = after(start, zaaktype.record.doorlooptijd) ?? start;
    const norm = after(start, zaaktype.record.servicenorm);
    const [received, looked] = statustypenOf(snapshot, zaaktype.id);
    const day = after(start, received?.record.doorlooptijd);
    const lookedAtBy = day && after(day, looked?.record.doorlooptijd);
    return { solvedBy, norm: norm ?? null, lookedAtBy: lookedAtBy && lookedAtBy < solvedBy ? lookedAtBy : solvedBy };
}
const after = (day, duration) => /^P[^T]+$/.test(text(duration)) ? addDuration(day, text(duration)) : undefined;
//# sourceMappingURL=report-type.js.map