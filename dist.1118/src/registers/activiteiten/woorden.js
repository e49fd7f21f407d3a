/** What an activity may say: organs, grounds, special categories, safeguards of transfer, fields of a person. */
import { group, list, text } from '../../engine/fields.js';
import { BIJZONDERE_CODES } from '../../gate/categories.js';
/** The administrative organ that is controller (AVG 4 sub 7); never "the municipality". */
export const ORGANEN = [
    'college',
    'burgemeester',
    'raad',
    'heffingsambtenaar',
    'invorderingsambtenaar',
    'leerplichtambtenaar',
];
/** AVG 6 lid 1, a to f. */
export const GRONDEN = [
    'toestemming',
    'overeenkomst',
    'wettelijke_plicht',
    'vitaal_belang',
    'publieke_taak',
    'gerechtvaardigd_belang',
];
export const DPIA = ['niet_nodig', 'gepland', 'bezig', 'afgerond'];
/** AVG 9 lid 1, and the criminal data of AVG 10. */
export const BIJZONDER = BIJZONDERE_CODES;
/** Safeguards of a transfer to a third country, with the article of the AVG. */
export const WAARBORGEN = [
    /** 45 */
    'adequaatheidsbesluit',
    /** 46 */
    'passende_waarborgen',
    /** 47 */
    'bindende_bedrijfsvoorschriften',
    /** 48 */
    'verdrag',
    /** 49 */
    'specifieke_afwijking',
];
/** ISO 3166-1 alpha-2 of the European Economic Area: what goes there is no transfer. */
export const EER = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '));
/** What a person has at the first level (BRP Personen bevragen 2.7); a path covers what lies below it. */
export const PERSOONSVELDEN = [
    'aNummer',
    'adressering',
    'burgerservicenummer',
    'datumEersteInschrijvingGBA',
    'datumInschrijvingInGemeente',
    'europeesKiesrecht',
    'geboorte',
    'geheimhoudingPersoonsgegevens',
    'gemeenteVanInschrijving',
    'geslacht',
    'gezag',
    'immigratie',
    'indicatieCurateleRegister',
    'indicatieGezagMinderjarige',
    'kinderen',
    'leeftijd',
    'naam',
    'nationaliteiten',
    'opschortingBijhouding',
    'ouders',
    'overlijden',
    'partners',
    'rni',
    'uitsluitingKiesrecht',
    'verblijfplaats',
    'verblijfplaatsBinnenland',
    'verblijfstitel',
    'verificatie',
];
/** A place in a law: `Gemeentewet`, `160`, `1`, `a`. */
const ARTIKEL = {
    wet: text(200, { required: true, min: 1, help: 'Naam van de wet, de verordening of het verdrag.' }),
    artikel: text(20, { required: true, min: 1 }),
    lid: text(20),
    onderdeel: text(20),
};
export const artikelen = (help) => list(group(ARTIKEL), { help });
export const woorden = (help) => list(text(200, { min: 1, required: true }), { help });
//# sourceMappingURL=woorden.js.map