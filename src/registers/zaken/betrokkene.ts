/** The kinds of betrokkene and how each is identified (RGBZ). */
import { bsn, choice, type Fields, group, longText, text } from '../../engine/fields.ts';

export const BETROKKENE_TYPES = [
  'natuurlijk_persoon',
  'niet_natuurlijk_persoon',
  'vestiging',
  'organisatorische_eenheid',
  'medewerker',
] as const;

const verblijfsadres = group({
  aoaIdentificatie: text(100, { required: true }),
  wplWoonplaatsNaam: text(80, { required: true }),
  gorOpenbareRuimteNaam: text(80, { required: true }),
  aoaPostcode: text(7),
  aoaHuisnummer: { kind: 'integer', required: true, min: 0, max: 99999 },
  aoaHuisletter: text(1),
  aoaHuisnummertoevoeging: text(4),
  inpLocatiebeschrijving: text(1000),
});

const subVerblijfBuitenland = group({
  lndLandcode: text(4, { required: true }),
  lndLandnaam: text(40, { required: true }),
  subAdresBuitenland_1: text(35),
  subAdresBuitenland_2: text(35),
  subAdresBuitenland_3: text(35),
});

const RECHTSVORMEN = [
  'besloten_vennootschap',
  'cooperatie_europees_economische_samenwerking',
  // With its spelling error, deprecated, and without it.
  'europese_cooperatieve_venootschap',
  'europese_cooperatieve_vennootschap',
  'europese_naamloze_vennootschap',
  'kerkelijke_organisatie',
  'naamloze_vennootschap',
  'onderlinge_waarborg_maatschappij',
  'overig_privaatrechtelijke_rechtspersoon',
  'stichting',
  'vereniging',
  'vereniging_van_eigenaars',
  'publiekrechtelijke_rechtspersoon',
  'vennootschap_onder_firma',
  'maatschap',
  'rederij',
  'commanditaire_vennootschap',
  'kapitaalvennootschap_binnen_eer',
  'overige_buitenlandse_rechtspersoon_vennootschap',
  'kapitaalvennootschap_buiten_eer',
];

export const BETROKKENE: Readonly<Record<(typeof BETROKKENE_TYPES)[number], Fields>> = {
  natuurlijk_persoon: {
    inpBsn: bsn(),
    anpIdentificatie: text(17),
    inpA_nummer: text(10, { pattern: /^[1-9][0-9]{9}$/, sealed: true }),
    geslachtsnaam: text(200),
    voorvoegselGeslachtsnaam: text(80),
    voorletters: text(20),
    voornamen: text(200),
    geslachtsaanduiding: choice(['m', 'v', 'o'], { blank: true }),
    geboortedatum: text(18),
    verblijfsadres,
    subVerblijfBuitenland,
  },
  niet_natuurlijk_persoon: {
    innNnpId: longText({ max: 9 }),
    annIdentificatie: text(17),
    kvkNummer: text(8),
    statutaireNaam: text(500),
    innRechtsvorm: choice(RECHTSVORMEN, { blank: true }),
    bezoekadres: text(1000),
    subVerblijfBuitenland,
  },
  vestiging: {
    vestigingsNummer: text(24),
    handelsnaam: { kind: 'list', item: text(625) },
    kvkNummer: text(8),
    verblijfsadres,
    subVerblijfBuitenland,
  },
  organisatorische_eenheid: {
    identificatie: text(24),
    naam: text(50),
    isGehuisvestIn: text(24),
  },
  medewerker: {
    identificatie: text(254),
    achternaam: text(200),
    voorletters: text(20),
    voorvoegselAchternaam: text(10),
  },
};
