/** The kinds of object a case can be about, and how each is identified (RGBZ). Kinds without a group have an address only. */
import { choice, group, integer, json, text } from '../../engine/fields.js';
import { BETROKKENE } from './betrokkene.js';
const required = { required: true };
const identificatie = text(100, required);
const naam500 = text(500);
const adres = {
    aoaIdentificatie: text(100),
    wplWoonplaatsNaam: text(80, required),
    gorOpenbareRuimteNaam: text(80, required),
    aoaPostcode: text(7),
    aoaHuisnummer: integer({ required: true, min: 0, max: 99999 }),
    aoaHuisletter: text(1),
    aoaHuisnummertoevoeging: text(4),
};
const terreinGebouwdObject = {
    identificatie,
    adresAanduidingGrp: group({
        numIdentificatie: text(100),
        oaoIdentificatie: text(100),
        ...adres,
        ogoLocatieAanduiding: text(100),
    }),
};
const kadastraleOnroerendeZaak = {
    kadastraleIdentificatie: text(100, required),
    kadastraleAanduiding: text(1000, required),
};
const wozObject = {
    wozObjectNummer: text(100, required),
    aanduidingWozObject: group({ ...adres, aoaIdentificatie: identificatie, locatieOmschrijving: text(1000) }),
};
const openbareRuimte = {
    identificatie,
    wplWoonplaatsNaam: text(80, required),
    gorOpenbareRuimteNaam: text(80, required),
};
const named = (type) => ({ type, identificatie, naam: naam500 });
const INRICHTINGSELEMENT = [
    'bak',
    'bord',
    'installatie',
    'kast',
    'mast',
    'paal',
    'sensor',
    'straatmeubilair',
    'waterinrichtingselement',
    'weginrichtingselement',
];
const KUNSTWERKDEEL = [
    'keermuur',
    'overkluizing',
    'duiker',
    'faunavoorziening',
    'vispassage',
    'bodemval',
    'coupure',
    'ponton',
    'voorde',
    'hoogspanningsmast',
    'gemaal',
    'perron',
    'sluis',
    'strekdam',
    'steiger',
    'stuw',
];
const WATERDEEL = ['zee', 'waterloop', 'watervlakte', 'greppel_droge_sloot'];
export const OBJECT = {
    adres: {
        identificatie,
        wplWoonplaatsNaam: text(80, required),
        gorOpenbareRuimteNaam: text(80, required),
        huisnummer: integer({ required: true, min: 0, max: 99999 }),
        huisletter: text(1),
        huisnummertoevoeging: text(4),
        postcode: text(7),
    },
    buurt: {
        buurtCode: text(2, required),
        buurtNaam: text(40, required),
        gemGemeenteCode: text(4, required),
        wykWijkCode: text(2, required),
    },
    gemeente: { gemeenteNaam: text(80, required), gemeenteCode: text(4, required) },
    gemeentelijke_openbare_ruimte: { identificatie, openbareRuimteNaam: text(80, required) },
    huishouden: { nummer: text(12, required), isGehuisvestIn: group(terreinGebouwdObject) },
    inrichtingselement: named(choice(INRICHTINGSELEMENT, required)),
    kadastrale_onroerende_zaak: kadastraleOnroerendeZaak,
    kunstwerkdeel: { type: choice(KUNSTWERKDEEL, required), identificatie, naam: text(80, required) },
    maatschappelijke_activiteit: { kvkNummer: text(8, required), handelsnaam: text(200, required) },
    medewerker: BETROKKENE.medewerker,
    natuurlijk_persoon: BETROKKENE.natuurlijk_persoon,
    niet_natuurlijk_persoon: BETROKKENE.niet_natuurlijk_persoon,
    openbare_ruimte: openbareRuimte,
    organisatorische_eenheid: BETROKKENE.organisatorische_eenheid,
    pand: { identificatie },
    spoorbaandeel: named(choice(['breedspoor', 'normaalspoor', 'smalspoor', 'spoorbaan'], required)),
    terreindeel: named(text(40, required)),
    terrein_gebouwd_object: terreinGebouwdObject,
    vestiging: BETROKKENE.vestiging,
    waterdeel: { typeWaterdeel: choice(WATERDEEL, required), identificatie, naam: naam500 },
    wegdeel: named(text(100, required)),
    wijk: { wijkCode: text(2, required), wijkNaam: text(40, required), gemGemeenteCode: text(4, required) },
    woonplaats: { identificatie, woonplaatsNaam: text(80, required) },
    woz_deelobject: { nummerWozDeelObject: text(6, required), isOnderdeelVan: group(wozObject) },
    woz_object: wozObject,
    woz_waarde: { waardepeildatum: text(9, required), isVoor: group(wozObject) },
    zakelijk_recht: {
        identificatie,
        avgAard: text(1000, required),
        heeftBetrekkingOp: group(kadastraleOnroerendeZaak),
        heeftAlsGerechtigde: group({
            natuurlijkPersoon: group(BETROKKENE.natuurlijk_persoon),
            nietNatuurlijkPersoon: group(BETROKKENE.niet_natuurlijk_persoon),
        }),
    },
    overige: { overigeData: json(required) },
};
/** Every kind, also those that are known by their address alone. */
export const OBJECT_TYPES = [...Object.keys(OBJECT), 'besluit', 'enkelvoudig_document', 'status'];
//# sourceMappingURL=objectidentificatie.js.map