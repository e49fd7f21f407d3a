import { isUuid } from '../../foundation/ids.js';
/** @param resultaattype id of the type of its result, when it has one */
export function grondVan(snapshot, zaak, resultaattype) {
    const zaaktype = snapshot.get('zaaktype', String(zaak.zaaktype))?.record;
    const type = resultaattype ? snapshot.get('resultaattype', String(resultaattype))?.record : undefined;
    const brondatum = type?.brondatumArchiefprocedure;
    return {
        identificatie: zaak.identificatie,
        bronorganisatie: zaak.bronorganisatie,
        zaaktype: zaaktype?.identificatie ?? '',
        zaaktypeOmschrijving: zaaktype?.omschrijving ?? '',
        startdatum: zaak.startdatum,
        einddatum: zaak.einddatum,
        resultaat: type?.omschrijving ?? '',
        selectielijstklasse: klasse(snapshot, String(zaak.selectielijstklasse || type?.selectielijstklasse || '')),
        bewaartermijn: type?.archiefactietermijn ?? null,
        afleidingswijze: brondatum?.afleidingswijze ?? '',
        beginTermijn: zaak.startdatumBewaartermijn ?? null,
        archiefactiedatum: zaak.archiefactiedatum,
    };
}
/** `11.1.2 Verleend (selectielijst 2020)`; a class of a list elsewhere is its address. */
function klasse(snapshot, verwijzing) {
    const found = isUuid(verwijzing) ? snapshot.get('selectielijst_resultaat', verwijzing)?.record : undefined;
    if (!found)
        return verwijzing.slice(0, 200);
    const jaar = snapshot.get('selectielijst_procestype', String(found.procesType))?.record.jaar;
    return `${found.volledigNummer} ${found.naam} (selectielijst gemeenten ${jaar ?? '?'})`;
}
//# sourceMappingURL=grond.js.map