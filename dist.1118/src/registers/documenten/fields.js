/** What the standard says of a document, for the document itself and for the versions it had. */
import { address, choice, date, flag, group, instant, integer, list, longText, relation, rsin, text, url, } from '../../engine/fields.js';
import { VERTROUWELIJKHEID } from '../../gate/rights.js';
export const STATUS = ['in_bewerking', 'ter_vaststelling', 'definitief', 'gearchiveerd'];
/** Ways to write down that bytes did not change (RGBZ). */
export const ALGORITMEN = [
    'crc_16',
    'crc_32',
    'crc_64',
    'fletcher_4',
    'fletcher_8',
    'fletcher_16',
    'fletcher_32',
    'hmac',
    'md5',
    'sha_1',
    'sha_256',
    'sha_512',
    'sha_3',
];
export const documentFields = {
    identificatie: text(40, { column: true, blank: true }),
    bronorganisatie: rsin({ required: true, column: true }),
    creatiedatum: date({ required: true }),
    titel: text(200, { required: true }),
    vertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEID, { blank: true }),
    isGereedVoorPublicatie: flag({ nullable: true, column: true }),
    tonenAanInitiator: flag(),
    auteur: text(200, { required: true }),
    status: choice(STATUS, { blank: true }),
    inhoudIsVervallen: flag({ nullable: true }),
    formaat: text(255),
    taal: text(3, { required: true, min: 3 }),
    versie: integer({ server: true }),
    beginRegistratie: instant({ server: true }),
    bestandsnaam: text(255),
    // A request holds the bytes here in base64; the operations take them out and store them.
    inhoud: address({ nullable: true }),
    bestandsomvang: integer({ nullable: true, min: 0, max: Number.MAX_SAFE_INTEGER }),
    link: url(200),
    beschrijving: text(1000),
    ontvangstdatum: date({ nullable: true }),
    verzenddatum: date({ nullable: true }),
    indicatieGebruiksrecht: flag({ nullable: true }),
    verschijningsvorm: longText(),
    ondertekening: group({ soort: choice(['analoog', 'digitaal', 'pki'], { required: true }), datum: date({ required: true }) }, { nested: true, nullable: true }),
    integriteit: group({
        algoritme: choice(ALGORITMEN, { required: true }),
        waarde: text(128, { required: true }),
        datum: date({ required: true }),
    }, { nested: true, nullable: true }),
    informatieobjecttype: relation('informatieobjecttype', { required: true, column: true, max: 200 }),
    trefwoorden: list(text(100), { column: true }),
};
//# sourceMappingURL=fields.js.map