/**
 * Categories of personal data: a closed list, so that an activity, a combination and a field say the same by the same word.
 * Special ones are those of AVG 9 (1), criminal data those of AVG 10; a number that a law prescribes to identify somebody has
 * conditions of its own (AVG 87, UAVG 46). What each is for is in docs/uitwisseling/gegevenscategorieen.md.
 */
const LIJST = [
    { code: 'naam', aard: 'gewoon', naam: 'naam', english: 'name' },
    { code: 'contactgegevens', aard: 'gewoon', naam: 'telefoonnummer en e-mailadres', english: 'contact details' },
    { code: 'adres', aard: 'gewoon', naam: 'adres en woonplaats', english: 'address and residence' },
    { code: 'geboorte', aard: 'gewoon', naam: 'geboorte en leeftijd', english: 'birth and age' },
    { code: 'geslacht', aard: 'gewoon', naam: 'geslacht', english: 'sex' },
    { code: 'overlijden', aard: 'gewoon', naam: 'overlijden', english: 'death' },
    { code: 'familie', aard: 'gewoon', naam: 'familie en partner', english: 'family and partner' },
    {
        code: 'vertegenwoordiging',
        aard: 'gewoon',
        naam: 'gezag, curator en machtiging',
        english: 'custody, guardianship and mandates',
    },
    {
        code: 'verblijf',
        aard: 'gewoon',
        naam: 'nationaliteit en verblijfsrecht',
        english: 'nationality and residence status',
    },
    { code: 'registratie', aard: 'gewoon', naam: 'hoe iemand staat ingeschreven', english: 'registration' },
    { code: 'onderneming', aard: 'gewoon', naam: 'bedrijf of vereniging', english: 'company or association' },
    { code: 'werk', aard: 'gewoon', naam: 'werk en functie', english: 'work and position' },
    { code: 'geld', aard: 'gewoon', naam: 'betalingen en geldzaken', english: 'payments and finances' },
    {
        code: 'behandeling',
        aard: 'gewoon',
        naam: 'vraag, aanvraag of melding en wat ermee gebeurt',
        english: 'request and how it is handled',
    },
    {
        code: 'plaats',
        aard: 'gewoon',
        naam: 'plek of voorwerp waar het over gaat',
        english: 'place or thing that it is about',
    },
    { code: 'documenten', aard: 'gewoon', naam: 'brieven en andere documenten', english: 'letters and other documents' },
    { code: 'besluiten', aard: 'gewoon', naam: 'besluiten', english: 'decisions' },
    { code: 'berichten', aard: 'gewoon', naam: 'berichten', english: 'messages' },
    { code: 'gebruik', aard: 'gewoon', naam: 'wie in uw gegevens keek', english: 'who looked at the data' },
    { code: 'keuzes', aard: 'gewoon', naam: 'toestemmingen en keuzes', english: 'consents and choices' },
    {
        code: 'burgerservicenummer',
        aard: 'nummer',
        naam: 'burgerservicenummer of A-nummer',
        english: 'citizen service number or A-number',
    },
    { code: 'ras_of_etnische_afkomst', aard: 'bijzonder', naam: 'ras of afkomst', english: 'racial or ethnic origin' },
    { code: 'politieke_opvattingen', aard: 'bijzonder', naam: 'politieke mening', english: 'political opinions' },
    {
        code: 'religie_of_levensovertuiging',
        aard: 'bijzonder',
        naam: 'geloof of levensovertuiging',
        english: 'religious or philosophical beliefs',
    },
    { code: 'lidmaatschap_vakbond', aard: 'bijzonder', naam: 'lid van een vakbond', english: 'trade union membership' },
    { code: 'genetisch', aard: 'bijzonder', naam: 'erfelijke gegevens', english: 'genetic data' },
    { code: 'biometrisch', aard: 'bijzonder', naam: 'vingerafdruk of gezichtsscan', english: 'biometric data' },
    { code: 'gezondheid', aard: 'bijzonder', naam: 'gezondheid', english: 'health' },
    {
        code: 'seksueel_gedrag_of_gerichtheid',
        aard: 'bijzonder',
        naam: 'seksueel gedrag of seksuele gerichtheid',
        english: 'sex life or sexual orientation',
    },
    {
        code: 'strafrechtelijk',
        aard: 'strafrechtelijk',
        naam: 'strafbare feiten en veroordelingen',
        english: 'criminal offences and convictions',
    },
];
export const CATEGORIEEN = LIJST;
export const CATEGORIE_CODES = LIJST.map(({ code }) => code);
const BY_CODE = new Map(CATEGORIEEN.map((one) => [one.code, one]));
/** @throws for a code that is not on the list: only what a declaration says or a rule let through gets here */
export function categorieOf(code) {
    const found = BY_CODE.get(code);
    if (!found)
        throw new Error(`${code} is no category of personal data`);
    return found;
}
/** Those that AVG 9 and 10 forbid unless there is a ground for them. */
export const BIJZONDERE_CODES = CATEGORIEEN.filter(({ aard }) => aard === 'bijzonder' || aard === 'strafrechtelijk').map(({ code }) => code);
export const NUMMER = 'burgerservicenummer';
/** Why a call does not show data of a category: the number of the rule, and what is left out by it. */
export const ZONDER_GROND_NUMMER = 'meent-gegevens-001';
export const ZONDER_GROND_BIJZONDER = 'meent-gegevens-002';
export const NIET_IN_ACTIVITEIT = 'meent-gegevens-003';
export const NIET_IN_COMBINATIE = 'meent-gegevens-004';
/** Why data of this category, of this source, is not for this activity; nothing where it is. */
export function gapOf(said, source, code, narrowed) {
    const { aard } = categorieOf(code);
    if (aard === 'nummer' && !said.number)
        return ZONDER_GROND_NUMMER;
    if ((aard === 'bijzonder' || aard === 'strafrechtelijk') && !said.special.has(code))
        return ZONDER_GROND_BIJZONDER;
    const uses = said.uses.get(source);
    if (uses && !uses.has(code))
        return NIET_IN_ACTIVITEIT;
    const together = narrowed?.categories.get(source);
    return together && !together.has(code) ? NIET_IN_COMBINATIE : undefined;
}
/** In words for who calls: what is missing, and who mends it where. */
export function gapWords(number, activity, codes, narrowed) {
    const what = codes.map((code) => categorieOf(code).naam).join(', ');
    switch (number) {
        case ZONDER_GROND_NUMMER:
            return `De activiteit ${activity} heeft geen wettelijke grond voor: ${what}. Leg in een nieuwe versie van de activiteit vast welke wet het toestaat (gebruiktBsn en bsnGrond, UAVG artikel 46).`;
        case ZONDER_GROND_BIJZONDER:
            return `De activiteit ${activity} heeft geen grond voor: ${what}. Leg in een nieuwe versie van de activiteit vast welke wet het toestaat (bijzondereGegevens en bijzondereGrond, AVG artikel 9 of 10).`;
        case NIET_IN_COMBINATIE:
            return `De combinatie ${narrowed?.name ?? ''} noemt niet: ${what}. Leg een nieuwe versie van de combinatie vast als dit samen nodig is.`;
        default:
            return `De activiteit ${activity} gebruikt niet: ${what}. Leg een nieuwe versie van de activiteit vast als dit nodig is (gebruikt, categorieen).`;
    }
}
//# sourceMappingURL=categories.js.map