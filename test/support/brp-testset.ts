/**
 * The fictional persons of the RvIG, as the register takes them. They stand beside the repository, as the published documents
 * do; a clone without them skips what needs them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isBsn } from '../../src/engine/formats.ts';

const FOLDER = process.env.ZGW_STANDARDS
  ? resolve(process.env.ZGW_STANDARDS, '../data')
  : resolve(import.meta.dirname, '../../../shared/data');
const FILE = `${FOLDER}/brp-testpersonen/personen-mock-test-data-20240611.json`;

export const haveTestset = existsSync(FILE);

// biome-ignore lint/suspicious/noExplicitAny: the file has a form of its own
type Any = any;

/** `19880400` is `1988-04`, `00000000` is `0000`. */
function datum(text: unknown): string {
  const [, jaar, maand, dag] = /^(\d{4})(\d{2})(\d{2})$/.exec(String(text ?? '')) ?? [];
  if (jaar === undefined) return '';
  return [jaar, ...(maand === '00' ? [] : [maand!, ...(dag === '00' ? [] : [dag!])])].join('-');
}

const code = (value: Any) => (value?.code ? { code: value.code, omschrijving: value.omschrijving ?? '' } : null);
const plaats = (value: Any) =>
  value && {
    datum: datum(value.datum),
    plaats: value.plaats?.omschrijving ?? '',
    land: value.land?.omschrijving ?? '',
    plaatsCode: value.plaats?.code ?? '',
    landCode: value.land?.code ?? '',
  };
const naam = (value: Any) => ({
  voornamen: value?.voornamen?.trim() ?? '',
  voorvoegsel: value?.voorvoegsel ?? '',
  geslachtsnaam: value?.geslachtsnaam || '.',
  titel: value?.adellijkeTitelPredicaat?.code ?? '',
});
const onderzoek = (value: Any) =>
  value ? { aanduiding: value.aanduidingGegevensInOnderzoek, sinds: datum(value.datumIngangOnderzoek) } : null;
const verwant = (value: Any) => ({
  burgerservicenummer: nummer(value),
  naam: naam(value.naam),
  geboorte: plaats(value.geboorte) ?? null,
  geslacht: value.geslacht?.code ?? '',
  onderzoek: onderzoek(value.inOnderzoek),
});
/** A relative whose number can be none is one without a number. */
const nummer = (value: Any): string => (isBsn(value?.burgerservicenummer ?? '') ? value.burgerservicenummer : '');
const nummers = (list: Any[] | undefined): string[] => (list ?? []).map(nummer).filter(Boolean);

const verblijfplaats = (value: Any) =>
  value && {
    straat: value.straat ?? '',
    naamOpenbareRuimte: value.naamOpenbareRuimte ?? '',
    huisnummer: value.huisnummer === undefined ? null : Number(value.huisnummer),
    huisletter: value.huisletter ?? '',
    huisnummertoevoeging: value.huisnummertoevoeging ?? '',
    aanduidingBijHuisnummer: value.aanduidingBijHuisnummer?.code ?? '',
    postcode: value.postcode ?? '',
    woonplaats: value.woonplaats ?? '',
    functieAdres: value.functieAdres?.code ?? '',
    locatiebeschrijving: value.locatiebeschrijving ?? '',
    adresseerbaarObjectIdentificatie: value.adresseerbaarObjectIdentificatie ?? '',
    nummeraanduidingIdentificatie: value.nummeraanduidingIdentificatie ?? '',
    land: code(value.land),
    regel1: value.regel1 ?? '',
    regel2: value.regel2 ?? '',
    regel3: value.regel3 ?? '',
    sinds: datum(value.datumAanvangAdreshouding ?? value.datumAanvangAdresBuitenland),
    ingangGeldigheid: datum(value.datumIngangGeldigheid),
    onderzoek: onderzoek(value.inOnderzoek),
  };

export const persoonVan = (row: Any) => ({
  burgerservicenummer: row.burgerservicenummer,
  aNummer: row.aNummer,
  naam: { ...naam(row.naam), aanduidingNaamgebruik: row.naam.aanduidingNaamgebruik?.code ?? 'E' },
  geslacht: row.geslacht?.code ?? 'O',
  geboorte: plaats(row.geboorte) ?? {},
  overlijden: row.overlijden ? { ...plaats(row.overlijden), onderzoek: onderzoek(row.overlijden.inOnderzoek) } : null,
  opschorting: row.opschortingBijhouding
    ? { reden: row.opschortingBijhouding.reden.code, datum: datum(row.opschortingBijhouding.datum) }
    : null,
  geheimhouding: Number(row.geheimhoudingPersoonsgegevens) || null,
  datumEersteInschrijving: datum(row.datumEersteInschrijvingGBA),
  nationaliteiten: (row.nationaliteiten ?? []).map((one: Any) => ({
    code: one.nationaliteit?.code ?? '',
    omschrijving: one.nationaliteit?.omschrijving ?? '',
    sinds: datum(one.datumIngangGeldigheid),
    redenOpname: code(one.redenOpname),
    onderzoek: onderzoek(one.inOnderzoek),
  })),
  ouders: (row.ouders ?? []).map((one: Any) => ({
    ...verwant(one),
    ouderAanduiding: one.ouderAanduiding,
    sinds: datum(one.datumIngangFamilierechtelijkeBetrekking),
  })),
  partners: (row.partners ?? []).map((one: Any) => ({
    ...verwant(one),
    soort: ['H', 'P'].includes(one.soortVerbintenis?.code) ? one.soortVerbintenis.code : '',
    aangegaan: plaats(one.aangaanHuwelijkPartnerschap) ?? null,
    ontbonden: datum(one.ontbindingHuwelijkPartnerschap?.datum),
  })),
  kinderen: (row.kinderen ?? []).map(verwant),
  gezag: (row.gezag ?? [])
    .filter((one: Any) => nummer(one.minderjarige) !== '')
    .map((one: Any) => ({
      soort: one.type,
      minderjarige: one.minderjarige.burgerservicenummer,
      ouders: one.ouder ? nummers([one.ouder]) : nummers(one.ouders),
      derden: one.derde ? nummers([one.derde]) : nummers(one.derden),
    })),
  curateleRegister: row.indicatieCurateleRegister === true,
  gezagMinderjarige: row.indicatieGezagMinderjarige?.code ?? '',
  gezagOnderzoek: onderzoek(row.gezagInOnderzoek),
  verblijfplaats: verblijfplaats(row.verblijfplaats) ?? null,
  gemeenteVanInschrijving: code(row.gemeenteVanInschrijving),
  inschrijvingInGemeente: datum(row.datumInschrijvingInGemeente),
  immigratie: row.immigratie
    ? {
        vestigingInNederland: datum(row.immigratie.datumVestigingInNederland),
        land: code(row.immigratie.landVanwaarIngeschreven),
      }
    : null,
  verblijfstitel: row.verblijfstitel
    ? {
        aanduiding: code(row.verblijfstitel.aanduiding),
        ingang: datum(row.verblijfstitel.datumIngang),
        einde: datum(row.verblijfstitel.datumEinde),
      }
    : null,
  europeesKiesrecht: row.europeesKiesrecht ? { aanduiding: code(row.europeesKiesrecht.aanduiding) } : null,
  uitsluitingKiesrecht: row.uitsluitingKiesrecht?.uitgeslotenVanKiesrecht ? { uitgesloten: true } : null,
  rni: (row.rni ?? []).map((one: Any) => ({ deelnemer: code(one.deelnemer), categorie: one.categorie })),
  verificatie: row.verificatie
    ? { datum: datum(row.verificatie.datum), omschrijving: row.verificatie.omschrijving ?? '' }
    : null,
  onderzoek: onderzoek(row.persoonInOnderzoek),
});

/** All of them; some have a number that can be none. */
export const testset = (): readonly ReturnType<typeof persoonVan>[] =>
  (JSON.parse(readFileSync(FILE, 'utf8')) as Any[]).map(persoonVan);
