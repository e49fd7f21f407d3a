import { today } from '../../foundation/clock.js';
import { Problem } from '../../foundation/problems.js';
import { publishedOn } from '../../registers/catalogi/versions.js';
import { readContent } from '../../registers/documenten/content.js';
import { ofKind, related, text } from './door.js';
export const DOCUMENT = 'enkelvoudiginformatieobject';
/** Documents that this caller may read, newest first. */
export const documentsOf = async (engine, caller, zaak) => ofKind(await related(engine, caller, [zaak], ['zaakinformatieobjecten.informatieobject']), DOCUMENT).toSorted((a, b) => text(b.record.beginRegistratie).localeCompare(text(a.record.beginRegistratie)));
/** `inkomend`, `uitgaand` or `intern`, as the case type says of documents of this type; '' when it says nothing. */
export function directionOf(snapshot, zaak, document) {
    const type = snapshot.get('informatieobjecttype', String(document.record.informatieobjecttype))?.record;
    const relation = documentTypesOf(snapshot, zaak).find(({ record }) => record.informatieobjecttype === type?.omschrijving);
    return text(relation?.record.richting);
}
/** Which documents belong to cases of this type: relations that name the document type (ztc-011c). */
export const documentTypesOf = (snapshot, zaak) => snapshot.related('zaaktypeinformatieobjecttype', 'zaaktype', String(zaak.record.zaaktype));
/** The document type with a name, in the version that is in force today. */
export const documentTypeNamed = (snapshot, catalogus, name) => publishedOn(snapshot, 'informatieobjecttype', catalogus, name, today());
/** Meant for who takes part in the case. `intern` is lower in the list of the standard, and meant for the organisation alone. */
const FOR_RESIDENTS = new Set(['openbaar', 'beperkt_openbaar', 'zaakvertrouwelijk']);
const UNFINISHED = new Set(['in_bewerking', 'ter_vaststelling']);
/**
 * What a resident sees of their own case: what the municipality says is for them (`tonenAanInitiator`), and else what is
 * finished, not internal by the case type, and confidential to the case at most (docs/decisions/0011).
 */
export function isForResident(snapshot, zaak, document) {
    const { tonenAanInitiator, status, vertrouwelijkheidaanduiding } = document.record;
    if (tonenAanInitiator === true)
        return true;
    return (FOR_RESIDENTS.has(text(vertrouwelijkheidaanduiding)) &&
        !UNFINISHED.has(text(status)) &&
        directionOf(snapshot, zaak, document) !== 'intern');
}
export const fileOf = (snapshot, zaak, document) => ({
    id: document.id,
    title: text(document.record.titel),
    // A date of receipt is obligatory for what came from outside, and absent otherwise (RGBZ, ontvangstdatum).
    received: directionOf(snapshot, zaak, document) === 'inkomend' && text(document.record.ontvangstdatum) !== '',
    date: text(document.record.creatiedatum),
    format: text(document.record.formaat) || 'application/octet-stream',
    bytes: Number(document.record.bestandsomvang ?? 0),
    confidentiality: text(document.record.vertrouwelijkheidaanduiding),
});
/** @throws not-found when there is no content (yet); blob-missing, blob-damaged */
export async function contentOf(blobs, caller, document) {
    const content = document.columns.inhoud;
    if (!content || content.length === 0)
        throw new Problem('not-found');
    return {
        content: await readContent(blobs, caller.municipality, content),
        type: text(document.record.formaat),
        name: text(document.record.bestandsnaam) || text(document.record.titel),
        bytes: Number(document.record.bestandsomvang),
    };
}
//# sourceMappingURL=case-documents.js.map