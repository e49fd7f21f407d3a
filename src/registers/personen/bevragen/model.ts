/**
 * The published answer (BRP Personen bevragen 2.7.0) as one value: which fields there are, where the answer has variants, and
 * by which elements of the Logisch Ontwerp a field is in onderzoek. The document, `fields` and the narrowing are made of it.
 */
type Json = Readonly<Record<string, unknown>>;

export interface Groep {
  readonly is: 'groep';
  readonly velden: Velden;
  /** Names that can be said to be in onderzoek, where it is not for the elements of the fields. */
  readonly onderzoek?: readonly string[];
  /** Dates of what is in onderzoek, and of which fields. Absent: one for all that have elements. */
  readonly sinds?: Readonly<Record<string, readonly string[]>>;
}
export interface Waarde {
  readonly is: 'waarde';
  readonly schema: Json;
  /** Group and element, four digits. Empty: it is never said to be in onderzoek. */
  readonly elementen: readonly string[];
  /** Names that may follow in a path, though all of it is given: `geboorte.datum.jaar`. */
  readonly delen: readonly string[];
}
export interface Lijst {
  readonly is: 'lijst';
  readonly van: Knoop;
}
/** `type` says which of the variants it is. */
export interface Keuze {
  readonly is: 'keuze';
  readonly varianten: Readonly<Record<string, Groep>>;
  readonly elementen: readonly string[];
}
export type Knoop = Groep | Waarde | Lijst | Keuze;
export type Velden = Readonly<Record<string, Knoop>>;

const groep = (velden: Velden, more: Partial<Groep> = {}): Groep => ({ is: 'groep', velden, ...more });
const lijst = (van: Knoop): Lijst => ({ is: 'lijst', van });
const waarde = (schema: Json, elementen: readonly string[] = [], delen: readonly string[] = []): Waarde => ({
  is: 'waarde',
  schema,
  elementen,
  delen,
});
const keuze = (varianten: Readonly<Record<string, Velden>>, elementen: readonly string[]): Keuze => ({
  is: 'keuze',
  varianten: Object.fromEntries(Object.entries(varianten).map(([name, velden]) => [name, groep(velden)])),
  elementen,
});
/** Given by itself and never to be asked for. */
const vanzelf = <K extends Knoop>(knoop: K): K & { readonly vanzelf: true } => ({ ...knoop, vanzelf: true });

export const DATUM = { $ref: '#/components/schemas/AbstractDatum' };
export const TABEL = { $ref: '#/components/schemas/Waardetabel' };
const DATUM_DELEN = ['type', 'datum', 'langFormaat', 'jaar', 'maand', 'onbekend'];

const tekst = (...elementen: string[]) => waarde({ type: 'string' }, elementen);
const vlag = (...elementen: string[]) => waarde({ type: 'boolean' }, elementen);
const datum = (...elementen: string[]) => waarde(DATUM, elementen, DATUM_DELEN);
const tabel = (...elementen: string[]) => waarde(TABEL, elementen, ['code', 'omschrijving']);
const titel = (...elementen: string[]) =>
  waarde({ $ref: '#/components/schemas/AdellijkeTitelPredicaatType' }, elementen, ['code', 'omschrijving', 'soort']);
const getal = (schema: Json, ...elementen: string[]) => waarde({ type: 'integer', ...schema }, elementen);

const LEEFTIJD = { minimum: 0, maximum: 150 };
const NAAM = {
  voornamen: waarde({ type: 'string', maxLength: 200 }, ['0210']),
  adellijkeTitelPredicaat: titel('0220'),
  voorvoegsel: waarde({ type: 'string', maxLength: 10 }, ['0230']),
  geslachtsnaam: tekst('0240'),
  voorletters: tekst('0210'),
};
const VOLLEDIG = { volledigeNaam: tekst('0210', '0220', '0230', '0240', '0410') };
const GEBOORTE = groep({ datum: datum('0310'), land: tabel('0330'), plaats: tabel('0320') });
const OVERLIJDEN = groep({ datum: datum('0810'), land: tabel('0830'), plaats: tabel('0820') });

const OPSCHORTING = groep({ reden: tabel(), datum: datum() });
const RNI = lijst(groep({ deelnemer: tabel(), omschrijvingVerdrag: tekst(), categorie: tekst() }));
const VERIFICATIE = groep({ datum: datum(), omschrijving: tekst() });
const VANZELF = {
  geheimhoudingPersoonsgegevens: vanzelf(vlag()),
  opschortingBijhouding: vanzelf(OPSCHORTING),
  rni: vanzelf(RNI),
  verificatie: vanzelf(VERIFICATIE),
};

const REGEL1 = ['1110', '1120', '1130', '1140', '1150', '1210', '1330'];
const REGELS = {
  adresregel1: waarde({ type: 'string', maxLength: 40 }, REGEL1),
  adresregel2: waarde({ type: 'string', maxLength: 50 }, ['0910', '1160', '1170', '1340']),
  adresregel3: waarde({ type: 'string', maxLength: 35 }, ['1350']),
  land: tabel('1310'),
  indicatieVastgesteldVerblijftNietOpAdres: vanzelf(vlag()),
};
const AANSPREKEN = {
  aanhef: tekst(),
  aanschrijfwijze: groep({ naam: tekst(), aanspreekvorm: tekst() }),
  gebruikInLopendeTekst: tekst(),
};

const REGEL_NAMEN = ['adresregel1', 'adresregel2', 'adresregel3', 'land'];
const AANSPREEK_NAMEN = Object.keys(AANSPREKEN);
const REGELS_ONDERZOEK = {
  onderzoek: REGEL_NAMEN,
  sinds: { datumIngangOnderzoekVerblijfplaats: REGEL_NAMEN },
};
const ADRESSERING_ONDERZOEK = {
  onderzoek: [...AANSPREEK_NAMEN, ...REGEL_NAMEN],
  sinds: {
    datumIngangOnderzoekPersoon: AANSPREEK_NAMEN,
    datumIngangOnderzoekPartner: AANSPREEK_NAMEN,
    ...REGELS_ONDERZOEK.sinds,
  },
};

const MINDERJARIGE = groep({
  burgerservicenummer: tekst(),
  naam: groep({ volledigeNaam: tekst() }),
  leeftijd: getal(LEEFTIJD),
});
const GEZAGHOUDER = { burgerservicenummer: tekst(), naam: groep({ volledigeNaam: tekst() }) };
const GEZAG_BASIS = { minderjarige: MINDERJARIGE, inOnderzoek: vanzelf(vlag()) };
const DERDE = keuze({ BekendeDerde: GEZAGHOUDER, OnbekendeDerde: {} }, []);
const GEZAG = lijst(
  keuze(
    {
      GezamenlijkOuderlijkGezag: { ...GEZAG_BASIS, ouders: lijst(groep(GEZAGHOUDER)) },
      EenhoofdigOuderlijkGezag: { ...GEZAG_BASIS, ouder: groep(GEZAGHOUDER) },
      GezamenlijkGezag: {
        ...GEZAG_BASIS,
        ouder: groep(GEZAGHOUDER),
        derde: DERDE,
      },
      Voogdij: { ...GEZAG_BASIS, derden: lijst(DERDE) },
      TijdelijkGeenGezag: { ...GEZAG_BASIS, toelichting: tekst() },
      GezagNietTeBepalen: { ...GEZAG_BASIS, toelichting: tekst() },
    },
    [],
  ),
);

const NATIONALITEIT = { redenOpname: tabel('6310'), datumIngangGeldigheid: datum() };
const VERBLIJF = { datumIngangGeldigheid: datum('8510') };
const NIET_OP_ADRES = { indicatieVastgesteldVerblijftNietOpAdres: vanzelf(vlag()) };
export const ADRES = groep({
  officieleStraatnaam: tekst('1115'),
  korteStraatnaam: tekst('1110'),
  huisnummer: getal({ minimum: 1, maximum: 99999 }, '1120'),
  huisletter: tekst('1130'),
  huisnummertoevoeging: tekst('1140'),
  aanduidingBijHuisnummer: tabel('1150'),
  postcode: tekst('1160'),
  woonplaats: tekst('1170'),
});
const VERBLIJFPLAATS = keuze(
  {
    VerblijfplaatsBuitenland: {
      ...VERBLIJF,
      verblijfadres: groep({
        regel1: tekst('1330'),
        regel2: tekst('1340'),
        regel3: tekst('1350'),
        land: tabel('1310'),
      }),
      datumVan: datum('1320'),
    },
    Adres: {
      ...VERBLIJF,
      verblijfadres: ADRES,
      functieAdres: tabel('1010'),
      adresseerbaarObjectIdentificatie: tekst('1180'),
      nummeraanduidingIdentificatie: tekst('1190'),
      datumVan: datum('1030'),
      ...NIET_OP_ADRES,
    },
    VerblijfplaatsOnbekend: { ...VERBLIJF, datumVan: datum('1320') },
    Locatie: {
      ...VERBLIJF,
      datumVan: datum('1030'),
      functieAdres: tabel('1010'),
      verblijfadres: groep({ locatiebeschrijving: tekst('1210') }),
      ...NIET_OP_ADRES,
    },
  },
  ['1110', '1210', '1310'],
);

const VERWANT = { naam: groep(NAAM), geboorte: GEBOORTE };
const PERSOON_SINDS = ['burgerservicenummer', 'geslacht', 'leeftijd'];

export const PERSOON: Groep = groep(
  {
    aNummer: tekst(),
    burgerservicenummer: tekst('0120'),
    datumEersteInschrijvingGBA: datum(),
    geslacht: tabel('0410'),
    uitsluitingKiesrecht: groep({ uitgeslotenVanKiesrecht: vlag(), einddatum: datum() }),
    europeesKiesrecht: groep({ aanduiding: tabel(), einddatumUitsluiting: datum() }),
    leeftijd: getal(LEEFTIJD, '0310'),
    naam: groep({ ...NAAM, ...VOLLEDIG, aanduidingNaamgebruik: tabel('6110') }),
    nationaliteiten: lijst(
      keuze(
        {
          Nationaliteit: { ...NATIONALITEIT, nationaliteit: tabel('0510') },
          BehandeldAlsNederlander: NATIONALITEIT,
          VastgesteldNietNederlander: NATIONALITEIT,
          Staatloos: NATIONALITEIT,
          NationaliteitOnbekend: NATIONALITEIT,
        },
        ['0510', '6510'],
      ),
    ),
    geboorte: GEBOORTE,
    overlijden: OVERLIJDEN,
    verblijfplaats: VERBLIJFPLAATS,
    immigratie: groep({
      landVanwaarIngeschreven: tabel('1410'),
      datumVestigingInNederland: datum('1420'),
      vanuitVerblijfplaatsOnbekend: vlag('1410'),
      indicatieVestigingVanuitBuitenland: vlag('1420'),
    }),
    gemeenteVanInschrijving: tabel('0910'),
    datumInschrijvingInGemeente: datum('0920'),
    adressering: groep({ ...REGELS, ...AANSPREKEN }, ADRESSERING_ONDERZOEK),
    indicatieCurateleRegister: vlag('3310'),
    indicatieGezagMinderjarige: tabel('3210'),
    gezag: GEZAG,
    verblijfstitel: groep({ aanduiding: tabel('3910'), datumEinde: datum('3920'), datumIngang: datum('3930') }),
    kinderen: lijst(groep({ burgerservicenummer: tekst('0120'), ...VERWANT })),
    ouders: lijst(
      groep({
        burgerservicenummer: tekst('0120'),
        geslacht: tabel('0410'),
        ouderAanduiding: tekst(),
        datumIngangFamilierechtelijkeBetrekking: datum('6210'),
        ...VERWANT,
      }),
    ),
    partners: lijst(
      groep({
        burgerservicenummer: tekst('0120'),
        geslacht: tabel('0410'),
        soortVerbintenis: tabel('1510'),
        ...VERWANT,
        aangaanHuwelijkPartnerschap: groep({ datum: datum('0610'), land: tabel('0630'), plaats: tabel('0620') }),
        ontbindingHuwelijkPartnerschap: groep({ datum: datum('0710') }),
      }),
    ),
    ...VANZELF,
  },
  {
    sinds: {
      datumIngangOnderzoekPersoon: PERSOON_SINDS,
      datumIngangOnderzoekGemeente: ['gemeenteVanInschrijving', 'datumInschrijvingInGemeente'],
      datumIngangOnderzoekGezag: ['indicatieCurateleRegister', 'indicatieGezagMinderjarige'],
    },
  },
);

export const PERSOON_BEPERKT: Groep = groep(
  {
    burgerservicenummer: tekst('0120'),
    geboorte: groep({ datum: datum('0310') }),
    geslacht: tabel('0410'),
    leeftijd: getal(LEEFTIJD, '0310'),
    naam: groep({ ...NAAM, ...VOLLEDIG }),
    adressering: groep(REGELS, REGELS_ONDERZOEK),
    ...VANZELF,
  },
  { sinds: { datumIngangOnderzoekPersoon: PERSOON_SINDS } },
);

export const GEZAG_BEPERKT: Groep = { ...PERSOON_BEPERKT, velden: { ...PERSOON_BEPERKT.velden, gezag: GEZAG } };

/** Names by which an address in the Netherlands alone is asked for, with the field that they mean. */
export const BINNENLAND: Readonly<Record<string, string>> = {
  adresseringBinnenland: 'adressering',
  verblijfplaatsBinnenland: 'verblijfplaats',
};

/** The fields of a group that can be in onderzoek, with their elements. */
export const onderzoekbaar = ({ velden }: Groep): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(velden).flatMap(([name, knoop]) =>
    knoop.is === 'waarde' && knoop.elementen.length > 0 ? [[name, knoop.elementen] as const] : [],
  );

/** Every name in the `inOnderzoek` of a group; of a variant its type too. */
export const onderzoekNamen = (of: Groep, keuze?: Keuze): readonly string[] => [
  ...(keuze && keuze.elementen.length > 0 ? ['type'] : []),
  ...(of.onderzoek ?? onderzoekbaar(of).map(([name]) => name)),
];

/** The dates in the `inOnderzoek` of a group, with the names that each is of. */
export const onderzoekSinds = (of: Groep, names: readonly string[]): Readonly<Record<string, readonly string[]>> =>
  of.sinds ?? { datumIngangOnderzoek: names };

export const isVanzelf = (knoop: Knoop): boolean => 'vanzelf' in knoop;
