/** A person of the register as the published answer has them, whole: what was asked for is taken from it afterwards. */

import { type Aangesprokene, aanhef, aanschrijfwijze, inLopendeTekst } from './aanspreken.ts';
import { adresregels, soortVan } from './adresregels.ts';
import { datumVan, isNogNietVoorbij, leeftijdOp } from './datum.ts';
import { ADRES, type Groep, type Keuze, type Lijst, PERSOON } from './model.ts';
import { bekend, isPredicaat, type Naam, titelOmschrijving, volledigeNaam, voorletters } from './naam.ts';
import { gezegd, inOnderzoek, isOnderzocht, verblijftNietOpAdres } from './onderzoek.ts';
import type { Gezag, Nationaliteit, Onderzoek, Partner, Persoon, PlaatsEnLand, Verwant } from './record.ts';
import { plaatsOf, tabelwaarde } from './tabel.ts';

type Deel = Readonly<Record<string, unknown>>;

/** What is asked of others: names of those who have custody, and of whom they have it. */
export type Kent = (burgerservicenummer: string) => Persoon | undefined;

const groep = (...names: readonly string[]): Groep =>
  names.reduce<Groep>((at, name) => {
    const inside = at.velden[name]!;
    return (inside.is === 'lijst' ? inside.van : inside) as Groep;
  }, PERSOON);
const keuze = (name: string): Keuze => {
  const found = PERSOON.velden[name]!;
  return (found.is === 'lijst' ? (found as Lijst).van : found) as Keuze;
};

export function toonPersoon(persoon: Persoon, vandaag: string, kent: Kent): Deel {
  const { naam, geslacht, geboorte, opschorting, onderzoek, verblijfplaats } = persoon;
  const partner = partnerVan(persoon.partners);
  return {
    aNummer: persoon.aNummer,
    burgerservicenummer: persoon.burgerservicenummer,
    datumEersteInschrijvingGBA: datumVan(persoon.datumEersteInschrijving),
    geslacht: tabelwaarde('geslacht', geslacht),
    leeftijd: opschorting?.reden === 'O' ? undefined : leeftijdOp(geboorte.datum, vandaag),
    naam: {
      ...naamDelen(naam),
      volledigeNaam: volledigeNaam(naam, geslacht),
      aanduidingNaamgebruik: tabelwaarde('naamgebruik', naam.aanduidingNaamgebruik),
      inOnderzoek: inOnderzoek(groep('naam'), onderzoek),
    },
    geboorte: plaatsEnLand(geboorte, groep('geboorte'), onderzoek),
    overlijden:
      persoon.overlijden && plaatsEnLand(persoon.overlijden, groep('overlijden'), persoon.overlijden.onderzoek),
    nationaliteiten: persoon.nationaliteiten.map(nationaliteit),
    verblijfplaats: verblijfplaats && toonVerblijfplaats(verblijfplaats),
    immigratie: immigratie(persoon),
    gemeenteVanInschrijving: tabelwaarde(
      'gemeenten',
      persoon.gemeenteVanInschrijving?.code,
      persoon.gemeenteVanInschrijving?.omschrijving,
    ),
    datumInschrijvingInGemeente: datumVan(persoon.inschrijvingInGemeente),
    adressering: adressering(persoon, partner),
    indicatieCurateleRegister: persoon.curateleRegister,
    indicatieGezagMinderjarige: tabelwaarde('gezagsverhoudingen', persoon.gezagMinderjarige),
    gezag: persoon.gezag.map((one) => gezag(one, persoon, vandaag, kent)),
    verblijfstitel: verblijfstitel(persoon, vandaag),
    europeesKiesrecht: europeesKiesrecht(persoon, vandaag),
    uitsluitingKiesrecht: uitsluitingKiesrecht(persoon, vandaag),
    kinderen: persoon.kinderen.map((kind) => verwant(kind, 'kinderen')),
    ouders: persoon.ouders.map((ouder) => ({
      ...verwant(ouder, 'ouders'),
      ouderAanduiding: ouder.ouderAanduiding,
      datumIngangFamilierechtelijkeBetrekking: datumVan(ouder.sinds),
    })),
    partners: partner.is.map(toonPartner),
    geheimhoudingPersoonsgegevens: (persoon.geheimhouding ?? 0) > 0,
    opschortingBijhouding: opschorting && {
      reden: tabelwaarde('opschorting', opschorting.reden),
      datum: datumVan(opschorting.datum),
    },
    rni: persoon.rni.map(({ deelnemer, verdrag, categorie }) => ({
      deelnemer: tabelwaarde('rniDeelnemers', deelnemer?.code, deelnemer?.omschrijving),
      omschrijvingVerdrag: verdrag,
      categorie,
    })),
    verificatie: persoon.verificatie && {
      datum: datumVan(persoon.verificatie.datum),
      omschrijving: persoon.verificatie.omschrijving,
    },
    inOnderzoek: zelfInOnderzoek(persoon),
  };
}

function zelfInOnderzoek({ onderzoek, verblijfplaats, gezagOnderzoek }: Persoon): Deel | undefined {
  const from: readonly (readonly [string, Onderzoek | null, string])[] = [
    ['burgerservicenummer', onderzoek, '0120'],
    ['geslacht', onderzoek, '0410'],
    ['leeftijd', onderzoek, '0310'],
    ['gemeenteVanInschrijving', verblijfplaats?.onderzoek ?? null, '0910'],
    ['datumInschrijvingInGemeente', verblijfplaats?.onderzoek ?? null, '0920'],
    ['indicatieCurateleRegister', gezagOnderzoek, '3310'],
    ['indicatieGezagMinderjarige', gezagOnderzoek, '3210'],
  ];
  return gezegd(
    PERSOON,
    from.flatMap(([name, what, element]) => (isOnderzocht(what, element) ? [[name, what!] as const] : [])),
  );
}

const naamDelen = (naam: Naam): Deel => ({
  voornamen: bekend(naam.voornamen),
  adellijkeTitelPredicaat: naam.titel && {
    code: naam.titel,
    omschrijving: titelOmschrijving(naam.titel),
    soort: isPredicaat(naam.titel) ? 'predicaat' : 'titel',
  },
  voorvoegsel: naam.voorvoegsel,
  geslachtsnaam: bekend(naam.geslachtsnaam),
  voorletters: voorletters(naam.voornamen),
});

const plaatsEnLand = (
  { datum, plaats, land, plaatsCode, landCode }: PlaatsEnLand,
  of: Groep,
  onderzoek: Onderzoek | null,
): Deel => ({
  datum: datumVan(datum),
  plaats: plaatsOf('gemeenten', plaatsCode, plaats),
  land: plaatsOf('landen', landCode, land),
  inOnderzoek: inOnderzoek(of, onderzoek),
});

function verwant(wie: Verwant, lijst: 'kinderen' | 'ouders' | 'partners'): Deel {
  return {
    burgerservicenummer: wie.burgerservicenummer,
    geslacht: tabelwaarde('geslacht', wie.geslacht),
    naam: { ...naamDelen(wie.naam), inOnderzoek: inOnderzoek(groep(lijst, 'naam'), wie.onderzoek) },
    geboorte: wie.geboorte && plaatsEnLand(wie.geboorte, groep(lijst, 'geboorte'), wie.onderzoek),
    inOnderzoek: inOnderzoek(groep(lijst), wie.onderzoek),
  };
}

const toonPartner = (partner: Partner): Deel => ({
  ...verwant(partner, 'partners'),
  soortVerbintenis: tabelwaarde('verbintenis', partner.soort),
  aangaanHuwelijkPartnerschap:
    partner.aangegaan &&
    plaatsEnLand(partner.aangegaan, groep('partners', 'aangaanHuwelijkPartnerschap'), partner.onderzoek),
  ontbindingHuwelijkPartnerschap: partner.ontbonden && {
    datum: datumVan(partner.ontbonden),
    inOnderzoek: inOnderzoek(groep('partners', 'ontbindingHuwelijkPartnerschap'), partner.onderzoek),
  },
});

/** The partners of today, the first of them counts; without one the last of whom they were divorced. */
function partnerVan(partners: readonly Partner[]): { readonly is: readonly Partner[]; readonly gehuwd: boolean } {
  const begin = (one: Partner): string => one.aangegaan?.datum ?? '';
  const nu = partners.filter(({ ontbonden }) => ontbonden === '').toSorted((a, b) => (begin(a) < begin(b) ? -1 : 1));
  if (nu.length > 0) return { is: nu, gehuwd: true };
  const voorbij = partners.toSorted((a, b) => (a.ontbonden < b.ontbonden ? 1 : -1));
  return { is: voorbij.slice(0, 1), gehuwd: false };
}

const SOORT_NATIONALITEIT: Readonly<Record<string, string>> = {
  '0000': 'NationaliteitOnbekend',
  '0002': 'BehandeldAlsNederlander',
  '0499': 'Staatloos',
  '0500': 'VastgesteldNietNederlander',
};

function nationaliteit({ code, omschrijving, sinds, redenOpname, bijzonder, onderzoek }: Nationaliteit): Deel {
  const type =
    { B: 'BehandeldAlsNederlander', V: 'VastgesteldNietNederlander' }[bijzonder] ??
    SOORT_NATIONALITEIT[code] ??
    'Nationaliteit';
  const of = keuze('nationaliteiten');
  return {
    type,
    nationaliteit: type === 'Nationaliteit' ? tabelwaarde('nationaliteiten', code, omschrijving) : undefined,
    // Table 37 is not here: what the code means comes with the data.
    redenOpname: redenOpname && { code: redenOpname.code, omschrijving: redenOpname.omschrijving },
    datumIngangGeldigheid: datumVan(sinds),
    inOnderzoek: inOnderzoek(of.varianten[type]!, onderzoek, of),
  };
}

/** What stands there can be no number of the BAG: then it is not given. */
const bagNummer = (text: string): string => (/^(?!0{16})\d{16}$/.test(text) ? text : '');

function toonVerblijfplaats(plaats: NonNullable<Persoon['verblijfplaats']>): Deel {
  const type = soortVan(plaats);
  const of = keuze('verblijfplaats');
  const variant = of.varianten[type]!;
  const adres = variant.velden.verblijfadres as Groep | undefined;
  return {
    type,
    datumVan: datumVan(plaats.sinds),
    datumIngangGeldigheid: datumVan(plaats.ingangGeldigheid),
    functieAdres: tabelwaarde('functieAdres', plaats.functieAdres),
    adresseerbaarObjectIdentificatie: bagNummer(plaats.adresseerbaarObjectIdentificatie),
    nummeraanduidingIdentificatie: bagNummer(plaats.nummeraanduidingIdentificatie),
    indicatieVastgesteldVerblijftNietOpAdres: verblijftNietOpAdres(plaats.onderzoek),
    inOnderzoek: inOnderzoek(variant, plaats.onderzoek, of),
    verblijfadres: adres && {
      officieleStraatnaam: plaats.naamOpenbareRuimte,
      korteStraatnaam: bekend(plaats.straat),
      huisnummer: plaats.huisnummer || undefined,
      huisletter: plaats.huisletter,
      huisnummertoevoeging: plaats.huisnummertoevoeging,
      aanduidingBijHuisnummer: tabelwaarde('aanduiding', plaats.aanduidingBijHuisnummer),
      postcode: plaats.postcode,
      woonplaats: bekend(plaats.woonplaats),
      locatiebeschrijving: plaats.locatiebeschrijving,
      regel1: plaats.regel1,
      regel2: plaats.regel2,
      regel3: plaats.regel3,
      land: tabelwaarde('landen', plaats.land?.code, plaats.land?.omschrijving),
      inOnderzoek: inOnderzoek(adres === ADRES ? ADRES : adres, plaats.onderzoek),
    },
  };
}

function immigratie({ immigratie: gegeven, verblijfplaats }: Persoon): Deel | null {
  if (!gegeven || (!gegeven.land && gegeven.vestigingInNederland === '')) return null;
  return {
    landVanwaarIngeschreven: tabelwaarde('landen', gegeven.land?.code, gegeven.land?.omschrijving),
    datumVestigingInNederland: datumVan(gegeven.vestigingInNederland),
    vanuitVerblijfplaatsOnbekend: gegeven.land?.code === '0000',
    indicatieVestigingVanuitBuitenland: gegeven.vestigingInNederland !== '',
    inOnderzoek: inOnderzoek(groep('immigratie'), verblijfplaats?.onderzoek ?? null),
  };
}

function adressering(persoon: Persoon, { is: [partner], gehuwd }: ReturnType<typeof partnerVan>): Deel {
  const { naam, geslacht, verblijfplaats, onderzoek } = persoon;
  const wie: Aangesprokene = {
    naam,
    geslacht,
    naamgebruik: naam.aanduidingNaamgebruik,
    partner: partner?.naam,
    gehuwd,
  };
  const { land, ...regels } = verblijfplaats ? adresregels(verblijfplaats, persoon.gemeenteVanInschrijving) : {};
  const of = groep('adressering');
  const aanspreken = ['aanhef', 'aanschrijfwijze', 'gebruikInLopendeTekst'];
  const zelf = isOnderzocht(onderzoek, '0210', '0220', '0230', '0240', '0410', '6110') ? onderzoek! : undefined;
  const ander = isOnderzocht(partner?.onderzoek ?? null, '0220', '0230', '0240') ? partner!.onderzoek! : undefined;
  const plaats = inOnderzoek({ ...of, velden: regelVelden(of) }, verblijfplaats?.onderzoek ?? null);
  const gesproken = (what: Onderzoek | undefined, sinds: string) =>
    what &&
    gezegd(
      of,
      aanspreken.map((name) => [name, what] as const),
      { [sinds]: aanspreken },
    );
  const samen = {
    ...gesproken(zelf, 'datumIngangOnderzoekPersoon'),
    ...gesproken(ander, 'datumIngangOnderzoekPartner'),
    ...plaats,
  };
  return {
    ...regels,
    land: land && tabelwaarde('landen', land.code, land.omschrijving),
    aanhef: aanhef(wie),
    aanschrijfwijze: aanschrijfwijze(wie),
    gebruikInLopendeTekst: inLopendeTekst(wie),
    indicatieVastgesteldVerblijftNietOpAdres: verblijftNietOpAdres(verblijfplaats?.onderzoek ?? null),
    inOnderzoek: Object.keys(samen).length > 0 ? samen : undefined,
  };
}

const regelVelden = ({ velden, sinds }: Groep): Groep['velden'] =>
  Object.fromEntries(
    Object.entries(velden).filter(([name]) => sinds?.datumIngangOnderzoekVerblijfplaats?.includes(name)),
  );

/** As the one who decides on custody named it; who is not registered here is known by number alone. */
function gezag(
  { soort, minderjarige, ouders, derden, toelichting }: Gezag,
  zelf: Persoon,
  vandaag: string,
  kent: Kent,
): Deel {
  const wie = (nummer: string): Persoon | undefined => (nummer === zelf.burgerservicenummer ? zelf : kent(nummer));
  const houder = (nummer: string): Deel => {
    // Who is not registered here may be a relative, whose name is with the person.
    const found =
      wie(nummer) ??
      [...zelf.ouders, ...zelf.partners, ...zelf.kinderen].find((one) => one.burgerservicenummer === nummer);
    return {
      burgerservicenummer: nummer,
      naam: found ? { volledigeNaam: volledigeNaam(found.naam, found.geslacht) } : {},
    };
  };
  const kind = wie(minderjarige);
  const derde = (nummer: string): Deel => ({ type: 'BekendeDerde', ...houder(nummer) });
  return {
    type: soort === 'TweehoofdigOuderlijkGezag' ? 'GezamenlijkOuderlijkGezag' : soort,
    minderjarige: { ...houder(minderjarige), leeftijd: kind && leeftijdOp(kind.geboorte.datum, vandaag) },
    ouders: ouders.map(houder),
    ouder: ouders[0] === undefined ? undefined : houder(ouders[0]),
    derden: derden.map(derde),
    derde: derden[0] === undefined ? { type: 'OnbekendeDerde' } : derde(derden[0]),
    toelichting,
    inOnderzoek: zelf.gezagOnderzoek !== null,
  };
}

function verblijfstitel({ verblijfstitel: titel }: Persoon, vandaag: string): Deel | null {
  // One that ended is not answered, and 98 says that it lapsed (table 56).
  if (!titel?.aanduiding || titel.aanduiding.code === '98' || !isNogNietVoorbij(titel.einde, vandaag)) return null;
  return {
    aanduiding: tabelwaarde('verblijfstitels', titel.aanduiding.code, titel.aanduiding.omschrijving),
    datumIngang: datumVan(titel.ingang),
    datumEinde: datumVan(titel.einde),
    inOnderzoek: inOnderzoek(groep('verblijfstitel'), titel.onderzoek),
  };
}

function europeesKiesrecht({ europeesKiesrecht: kiesrecht }: Persoon, vandaag: string): Deel | null {
  if (!kiesrecht?.aanduiding || !isNogNietVoorbij(kiesrecht.eindeUitsluiting, vandaag)) return null;
  return {
    aanduiding: tabelwaarde('kiesrecht', kiesrecht.aanduiding.code, kiesrecht.aanduiding.omschrijving),
    einddatumUitsluiting: datumVan(kiesrecht.eindeUitsluiting),
  };
}

function uitsluitingKiesrecht({ uitsluitingKiesrecht: uitsluiting }: Persoon, vandaag: string): Deel | null {
  if (!uitsluiting?.uitgesloten || !isNogNietVoorbij(uitsluiting.einde, vandaag)) return null;
  return { uitgeslotenVanKiesrecht: true, einddatum: datumVan(uitsluiting.einde) };
}
