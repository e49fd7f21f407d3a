/** The fields of a person, as the register holds them: what the basisregistratie personen says, with its own codes. */
import { bsn, choice, flag, group, integer, list, text } from '../../engine/fields.js';
/** Day or month may be unknown (Logisch Ontwerp BRP): `2001-03-14`, `2001-03` or `2001`; all of it: `0000`. */
const DATUM = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const datum = (options = {}) => text(10, { pattern: DATUM, format: 'partial-date', ...options });
/** A code of a table of the BRP, with what it says where that table is not here. */
const waarde = (help) => group({ code: text(4, { required: true }), omschrijving: text(200) }, help === undefined ? {} : { help });
/** That the correctness of something is being looked into (Wet BRP 2.26): which element of the Logisch Ontwerp, and since when. */
const onderzoek = group({
    aanduiding: text(6, {
        required: true,
        pattern: /^\d{6}$/,
        help: 'Categorie, groep en element in onderzoek; 00 is alles daaronder: 010300.',
    }),
    sinds: datum({ required: true }),
});
const titel = choice(['B', 'BS', 'G', 'GI', 'H', 'HI', 'JH', 'JV', 'M', 'MI', 'P', 'PS', 'R'], {
    blank: true,
    help: 'Adellijke titel of predicaat (tabel 38).',
});
const naam = {
    voornamen: text(200),
    voorvoegsel: text(10),
    geslachtsnaam: text(200, { required: true }),
    titel,
};
const plaatsEnLand = {
    datum: datum(),
    plaats: text(80),
    land: text(40),
    plaatsCode: text(4, { help: 'Tabel 33. Leeg: een plaats buiten Nederland, of onbekend.' }),
    landCode: text(4, { help: 'Tabel 34.' }),
};
/** A relative may be registered elsewhere, or nowhere: then there is no number. */
const familielid = {
    burgerservicenummer: bsn(),
    naam: group(naam, { required: true }),
    geboorte: group(plaatsEnLand),
    geslacht: choice(['M', 'V', 'O'], { blank: true }),
    onderzoek,
};
const verblijfplaats = {
    straat: text(80, { help: 'Straatnaam zoals in een adresregel (11.10).' }),
    naamOpenbareRuimte: text(80, { help: 'Officiële straatnaam (11.15).' }),
    huisnummer: integer({ nullable: true, min: 0, max: 99_999 }),
    huisletter: text(1),
    huisnummertoevoeging: text(4),
    aanduidingBijHuisnummer: choice(['by', 'to'], { blank: true }),
    postcode: text(6, { pattern: /^[1-9]\d{3}[A-Z]{2}$/ }),
    woonplaats: text(80),
    functieAdres: choice(['W', 'B'], { blank: true }),
    locatiebeschrijving: text(35),
    adresseerbaarObjectIdentificatie: text(16),
    nummeraanduidingIdentificatie: text(16),
    land: waarde('Ingevuld bij een verblijfplaats in het buitenland; 0000 is onbekend.'),
    regel1: text(40),
    regel2: text(50),
    regel3: text(35),
    sinds: datum({ help: 'Aanvang van de adreshouding, of van het adres in het buitenland.' }),
    ingangGeldigheid: datum(),
    onderzoek,
};
export const persoonFields = {
    burgerservicenummer: bsn({ required: true, immutable: true }),
    aNummer: text(10, { sealed: true, pattern: /^\d{10}$/, help: 'Administratienummer van de persoon.' }),
    naam: group({
        ...naam,
        aanduidingNaamgebruik: choice(['E', 'P', 'V', 'N'], {
            required: true,
            help: 'E eigen naam, P naam van de partner, V partner voor eigen naam, N partner na eigen naam.',
        }),
    }, { required: true }),
    geslacht: choice(['M', 'V', 'O'], { required: true }),
    geboorte: group(plaatsEnLand, { required: true }),
    overlijden: group({ ...plaatsEnLand, onderzoek }),
    opschorting: group({ reden: text(1, { required: true }), datum: datum({ required: true }) }),
    geheimhouding: integer({
        nullable: true,
        min: 1,
        max: 7,
        help: 'Ingevuld: beperkt wat derden krijgen (Wet BRP artikel 2.59 en 3.21). Overheidsorganen zijn geen derden. Leeg: geen beperking.',
    }),
    datumEersteInschrijving: datum(),
    nationaliteiten: list(group({
        code: text(4),
        omschrijving: text(80),
        sinds: datum(),
        redenOpname: waarde('Tabel 37.'),
        bijzonder: choice(['B', 'V'], {
            blank: true,
            help: 'B behandeld als Nederlander, V vastgesteld niet-Nederlander.',
        }),
        onderzoek,
    })),
    ouders: list(group({ ...familielid, ouderAanduiding: choice(['1', '2'], { required: true }), sinds: datum() })),
    partners: list(group({
        ...familielid,
        soort: choice(['H', 'P'], { blank: true, help: 'H huwelijk, P geregistreerd partnerschap.' }),
        aangegaan: group(plaatsEnLand),
        ontbonden: datum(),
    })),
    kinderen: list(group(familielid)),
    gezag: list(group({
        soort: text(60, { required: true }),
        minderjarige: bsn({ required: true }),
        ouders: list(bsn({ required: true })),
        derden: list(bsn({ required: true })),
        toelichting: text(400),
    })),
    curateleRegister: flag({ help: 'Er is een curator benoemd (33.10).' }),
    gezagMinderjarige: text(2, { help: 'Tabel 61.' }),
    gezagOnderzoek: onderzoek,
    verblijfplaats: group(verblijfplaats),
    gemeenteVanInschrijving: waarde('Tabel 33.'),
    inschrijvingInGemeente: datum(),
    immigratie: group({ vestigingInNederland: datum(), land: waarde('Land vanwaar ingeschreven, tabel 34.') }),
    verblijfstitel: group({ aanduiding: waarde('Tabel 56.'), ingang: datum(), einde: datum(), onderzoek }),
    europeesKiesrecht: group({ aanduiding: waarde(), eindeUitsluiting: datum() }),
    uitsluitingKiesrecht: group({ uitgesloten: flag(), einde: datum() }),
    rni: list(group({ deelnemer: waarde('Tabel 60.'), verdrag: text(50), categorie: text(40) })),
    verificatie: group({ datum: datum(), omschrijving: text(50) }),
    onderzoek,
};
//# sourceMappingURL=velden.js.map