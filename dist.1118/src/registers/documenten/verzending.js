/** Verzending: from whom a document came, or to whom it went, and by which address. */
import { choice, date, flag, group, integer, relation, text, url } from '../../engine/fields.js';
import { holdsBsn } from '../../engine/formats.js';
import { resource } from '../../engine/resource.js';
import { DOCUMENT, documentenApi, PART } from './api.js';
import { eenAdres, ontvangstVanAfzender } from './rules/verzending.js';
const equals = (column) => ({ kind: 'compare', column, operator: '=' });
export const verzending = resource({
    name: 'verzending',
    api: documentenApi,
    path: 'verzendingen',
    table: 'documenten_verzending',
    parent: 'informatieobject',
    fields: {
        betrokkene: url(200, { required: true, column: true, tells: holdsBsn }),
        informatieobject: relation(DOCUMENT, { required: true, immutable: true, column: true }),
        aardRelatie: choice(['afzender', 'geadresseerde'], { required: true, column: true }),
        toelichting: text(200),
        ontvangstdatum: date({ nullable: true }),
        verzenddatum: date({ nullable: true }),
        contactPersoon: url(1000, { required: true }),
        contactpersoonnaam: text(40),
        binnenlandsCorrespondentieadres: group({
            huisletter: text(1),
            huisnummer: integer({ required: true, min: 1, max: 99_999 }),
            huisnummerToevoeging: text(4),
            naamOpenbareRuimte: text(80, { required: true }),
            postcode: text(6),
            woonplaatsnaam: text(80, { required: true }),
        }, { nullable: true }),
        buitenlandsCorrespondentieadres: group({
            adresBuitenland1: text(35, { required: true }),
            adresBuitenland2: text(35),
            adresBuitenland3: text(35),
            landPostadres: url(200, { required: true }),
        }, { nullable: true }),
        correspondentiePostadres: group({
            postBusOfAntwoordnummer: integer({ required: true, min: 1, max: 9_999 }),
            postadresPostcode: text(6, { required: true }),
            postadresType: choice(['antwoordnummer', 'postbusnummer'], { required: true }),
            woonplaatsnaam: text(80, { required: true }),
        }, { nullable: true }),
        faxnummer: text(15, { nullable: true }),
        emailadres: text(100, { nullable: true }),
        mijnOverheid: flag(),
        telefoonnummer: text(15, { nullable: true }),
    },
    indexes: [['informatieobject'], ['betrokkene']],
    filters: {
        aardRelatie: equals('aardRelatie'),
        informatieobject: equals('informatieobject'),
        betrokkene: equals('betrokkene'),
    },
    ...PART,
    categories: {
        all: 'adres',
        fields: {
            betrokkene: null,
            aardRelatie: null,
            toelichting: 'behandeling',
            ontvangstdatum: null,
            verzenddatum: null,
            contactPersoon: null,
            contactpersoonnaam: 'naam',
            faxnummer: 'contactgegevens',
            emailadres: 'contactgegevens',
            telefoonnummer: 'contactgegevens',
            mijnOverheid: 'contactgegevens',
        },
    },
    inzage: {
        name: 'Verzending van een document',
        withheld: 'Aan wie een document is gestuurd, kan over een ander gaan.',
    },
    rules: [ontvangstVanAfzender, eenAdres],
});
//# sourceMappingURL=verzending.js.map