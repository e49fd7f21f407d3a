/** Relations of a case type: its parts point at it; other types it knows by name. */
import { choice, group, list, relation, text } from '../../engine/fields.js';
import { toName, toNames, versionFor, versionsFor } from './names.js';
import { lifetime, showsLifetime } from './versions.js';
export const AARD_RELATIE = ['vervolg', 'bijdrage', 'onderwerp'];
export function deriveZaaktype(record, work) {
    const { catalogus } = record;
    return {
        ...record,
        versiedatum: record.versiedatum || record.beginGeldigheid,
        besluittypen: toNames(work, 'besluittype', catalogus, record.besluittypen),
        deelzaaktypen: toNames(work, 'zaaktype', catalogus, record.deelzaaktypen),
        gerelateerdeZaaktypen: record.gerelateerdeZaaktypen.map((relatie) => ({
            ...relatie,
            zaaktype: toName(work, 'zaaktype', catalogus, relatie.zaaktype),
        })),
    };
}
const addresses = (kind) => list(relation(kind));
/** What `showZaaktype` gives. */
export const zaaktypeShows = {
    ...showsLifetime,
    statustypen: addresses('statustype'),
    resultaattypen: addresses('resultaattype'),
    resultaattypeOmschrijving: list(text(30)),
    eigenschappen: addresses('eigenschap'),
    roltypen: addresses('roltype'),
    zaakobjecttypen: addresses('zaakobjecttype'),
    informatieobjecttypen: addresses('informatieobjecttype'),
    informatieobjecttypeOmschrijving: list(text(80)),
    besluittypen: addresses('besluittype'),
    besluittypeOmschrijving: list(text(80)),
    deelzaaktypen: addresses('zaaktype'),
    deelzaaktypeIdentificaties: list(text(50)),
    gerelateerdeZaaktypen: list(group({
        zaaktype: relation('zaaktype'),
        aardRelatie: choice(AARD_RELATIE, { required: true }),
        toelichting: text(255),
        zaaktypeIdentificatie: text(50),
    })),
};
export function showZaaktype(row, context) {
    const { id, record } = row;
    const from = { catalogus: record.catalogus, concept: record.concept };
    const parts = (kind) => context.related(kind, 'zaaktype', id);
    const documenten = new Set(parts('zaaktypeinformatieobjecttype').map((one) => String(one.record.informatieobjecttype)));
    const resultaattypen = parts('resultaattype');
    return {
        ...lifetime(context, 'zaaktype', row),
        statustypen: parts('statustype').toSorted((a, b) => Number(a.record.volgnummer) - Number(b.record.volgnummer)),
        resultaattypen,
        resultaattypeOmschrijving: resultaattypen.map((one) => one.record.omschrijving),
        eigenschappen: parts('eigenschap'),
        roltypen: parts('roltype'),
        zaakobjecttypen: parts('zaakobjecttype'),
        informatieobjecttypen: versionsFor(context, 'informatieobjecttype', from, [...documenten]),
        informatieobjecttypeOmschrijving: [...documenten],
        besluittypen: versionsFor(context, 'besluittype', from, record.besluittypen),
        besluittypeOmschrijving: record.besluittypen,
        deelzaaktypen: versionsFor(context, 'zaaktype', from, record.deelzaaktypen),
        deelzaaktypeIdentificaties: record.deelzaaktypen,
        gerelateerdeZaaktypen: record.gerelateerdeZaaktypen.map((relatie) => ({
            ...relatie,
            zaaktype: versionFor(context, 'zaaktype', from, relatie.zaaktype) ?? relatie.zaaktype,
            zaaktypeIdentificatie: relatie.zaaktype,
        })),
    };
}
//# sourceMappingURL=zaaktype-relations.js.map