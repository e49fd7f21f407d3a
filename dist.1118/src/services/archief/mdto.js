/**
 * MDTO 1.0 as XML (Nationaal Archief, `https://www.nationaalarchief.nl/mdto`): a case and each of its documents as
 * informatieobject, each file as bestand. Elements stand in the order of the schema.
 */
/** XML has no place for the other characters, whatever is written for them. */
const speakable = (text) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
const safe = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const el = (name, ...inside) => `<${name}>${inside.filter((one) => one !== undefined).join('')}</${name}>`;
/** Nothing for an empty text: the schema wants a letter in it, or no element. */
const tekst = (name, value) => {
    const text = value === null || value === undefined ? '' : speakable(String(value)).trim();
    return text === '' ? undefined : el(name, safe(text));
};
const identificatie = (name, { kenmerk, bron }) => el(name, tekst('identificatieKenmerk', kenmerk), tekst('identificatieBron', bron));
/** A title may hold nothing that XML can say; a name must be there. */
const naamVan = (name, naam, id) => tekst(name, naam) ?? tekst(name, id?.kenmerk);
const verwijzing = (name, { naam, identificatie: id }) => el(name, naamVan('verwijzingNaam', naam, id), id ? identificatie('verwijzingIdentificatie', id) : undefined);
const begrip = (name, { label, code, lijst }) => el(name, tekst('begripLabel', label), tekst('begripCode', code), verwijzing('begripBegrippenlijst', { naam: lijst }));
const EVENTS = 'Begrippenlijst EventTypeLijst MDTO';
const BLIJVEND = { label: 'Blijvend te bewaren', code: 'B', lijst: 'Begrippenlijst Waarderingen MDTO' };
export function informatieobject(it) {
    const { dekkingInTijd: tijd } = it;
    return document(el('informatieobject', ...it.identificaties.map((one) => identificatie('identificatie', one)), naamVan('naam', it.naam, it.identificaties[0]), begrip('aggregatieniveau', { label: it.aggregatieniveau, lijst: 'Begrippenlijst Aggregatieniveaus MDTO' }), it.classificatie ? begrip('classificatie', it.classificatie) : undefined, tekst('omschrijving', it.omschrijving), tijd
        ? el('dekkingInTijd', begrip('dekkingInTijdType', { label: 'Looptijd', lijst: 'Begrippenlijst DekkingInTijdType Meent' }), tekst('dekkingInTijdBegindatum', tijd.begin), tekst('dekkingInTijdEinddatum', tijd.eind))
        : undefined, tekst('taal', it.taal), ...it.gebeurtenissen.map(({ type, tijd: moment }) => el('event', begrip('eventType', { label: type, lijst: EVENTS }), tekst('eventTijd', moment))), begrip('waardering', BLIJVEND), it.informatiecategorie ? begrip('informatiecategorie', it.informatiecategorie) : undefined, it.isOnderdeelVan ? verwijzing('isOnderdeelVan', it.isOnderdeelVan) : undefined, ...(it.bevatOnderdeel ?? []).map((one) => verwijzing('bevatOnderdeel', one)), ...(it.heeftRepresentatie ?? []).map((one) => verwijzing('heeftRepresentatie', one)), ...(it.aanvullendeMetagegevens ?? []).map((one) => verwijzing('aanvullendeMetagegevens', one)), verwijzing('archiefvormer', it.archiefvormer), el('beperkingGebruik', begrip('beperkingGebruikType', it.beperkingGebruik))));
}
export const bestand = (it) => document(el('bestand', identificatie('identificatie', it.identificatie), tekst('naam', it.naam), el('omvang', String(it.omvang)), begrip('bestandsformaat', it.formaat), el('checksum', begrip('checksumAlgoritme', { label: 'SHA-256', lijst: 'Begrippenlijst ChecksumAlgoritme MDTO' }), tekst('checksumWaarde', it.sha256), tekst('checksumDatum', it.checksumDatum)), verwijzing('isRepresentatieVan', it.isRepresentatieVan)));
const document = (inside) => `<?xml version="1.0" encoding="UTF-8"?>\n<MDTO xmlns="https://www.nationaalarchief.nl/mdto">${inside}</MDTO>\n`;
//# sourceMappingURL=mdto.js.map