import { nameId } from '../../foundation/name-id.js';
/** Of a catalogue: one per organisation and domain. */
export const catalogusId = (municipality, rsin, domein) => nameId(municipality, 'catalogi', 'catalogus', rsin, domein);
/** Of everything in one catalogue, by its id. */
export function catalogusIds(municipality, catalogus) {
    const id = (kind, ...key) => nameId(municipality, 'catalogi', kind, catalogus, ...key);
    const part = (kind) => (zaaktype, key) => id(kind, zaaktype.identificatie, zaaktype.beginGeldigheid, key);
    return {
        zaaktype: (zaaktype) => id('zaaktype', zaaktype.identificatie, zaaktype.beginGeldigheid),
        informatieobjecttype: (type) => id('informatieobjecttype', type.omschrijving, type.beginGeldigheid),
        besluittype: (type) => id('besluittype', type.omschrijving, type.beginGeldigheid),
        /** Key: volgnummer. */
        statustype: part('statustype'),
        /** Key: omschrijving. */
        resultaattype: part('resultaattype'),
        /** Key: omschrijving. */
        roltype: part('roltype'),
        /** Key: naam. */
        eigenschap: part('eigenschap'),
        /** Key: volgnummer. */
        zaaktypeInformatieobjecttype: part('zaaktypeinformatieobjecttype'),
    };
}
//# sourceMappingURL=catalogus-import-ids.js.map