/**
 * The selectielijst (VNG, editions 2017 and 2020) as a read-only value: what must be kept, how long, and from when.
 * Every entry of 2020 is known by two UUIDs, because two public services number the same list; see data/SOURCE.md.
 */

import procestypenData from './data/procestypen.json' with { type: 'json' };
import omschrijvingenData from './data/resultaattypeomschrijvingen.json' with { type: 'json' };
import resultatenData from './data/resultaten.json' with { type: 'json' };

export interface Procestype {
  readonly uuid: string;
  /** The UUID of the same entry in the second public list. */
  readonly ook?: string;
  readonly jaar: number;
  readonly nummer: number;
  readonly naam: string;
  readonly omschrijving: string;
  readonly toelichting: string;
  readonly procesobject: string;
}

export type Procestermijn =
  | ''
  | 'nihil'
  | 'bestaansduur_procesobject'
  | 'ingeschatte_bestaansduur_procesobject'
  | 'vast_te_leggen_datum'
  | 'samengevoegd_met_bewaartermijn';

export interface Resultaat {
  readonly uuid: string;
  readonly ook?: string;
  /** UUID of the process type. */
  readonly procestype: string;
  readonly nummer: number;
  /** `11.1.2`; a number with a `P` is of the provincial list. */
  readonly volledigNummer: string;
  readonly generiek: boolean;
  readonly naam: string;
  readonly omschrijving?: string;
  readonly herkomst?: string;
  /** Empty for two entries of which the list itself leaves it open. */
  readonly waardering: '' | 'blijvend_bewaren' | 'vernietigen';
  readonly procestermijn: Procestermijn;
  readonly procestermijnOpmerking?: string;
  /** ISO 8601 duration; null when the dossier is kept for ever. */
  readonly bewaartermijn: string | null;
  readonly toelichting?: string;
  readonly taakgebieden: readonly string[];
}

export interface Resultaattypeomschrijving {
  readonly uuid: string;
  readonly ook?: string;
  readonly omschrijving: string;
}

export const procestypen: readonly Procestype[] = procestypenData;
export const resultaten = resultatenData as readonly Resultaat[];
export const resultaattypeomschrijvingen: readonly Resultaattypeomschrijving[] = omschrijvingenData;

/** In words, as `procestermijnWeergave` of the Selectielijst API shows them. */
export const PROCESTERMIJN_WEERGAVE: Readonly<Record<Procestermijn, string>> = {
  '': '',
  nihil: 'Nihil',
  bestaansduur_procesobject: 'De bestaans- of geldigheidsduur van het procesobject.',
  ingeschatte_bestaansduur_procesobject: 'De ingeschatte maximale bestaans- of geldigheidsduur van het procesobject.',
  vast_te_leggen_datum:
    'De tijdens het proces vast te leggen datum waarop de geldigheid van het procesobject komt te vervallen.',
  samengevoegd_met_bewaartermijn: 'De procestermijn is samengevoegd met de bewaartermijn.',
};

const byUuid = <T extends { readonly uuid: string; readonly ook?: string }>(rows: readonly T[]) =>
  new Map(rows.flatMap((row) => [row.uuid, row.ook].filter((uuid) => uuid !== undefined).map((uuid) => [uuid, row])));

const procestypeByUuid = byUuid(procestypen);
const resultaatByUuid = byUuid(resultaten);
const omschrijvingByUuid = byUuid(resultaattypeomschrijvingen);
const procestypeByNummer = new Map(procestypen.map((row) => [`${row.jaar}/${row.nummer}`, row]));
const resultaatByNummer = new Map(resultaten.map((row) => [`${row.procestype}/${row.volledigNummer}`, row]));
const omschrijvingByNaam = new Map(resultaattypeomschrijvingen.map((row) => [row.omschrijving.toLowerCase(), row]));

/** By either UUID. */
export const procestype = (uuid: string): Procestype | undefined => procestypeByUuid.get(uuid);

/** By either UUID. */
export const resultaat = (uuid: string): Resultaat | undefined => resultaatByUuid.get(uuid);

/** By either UUID. */
export const resultaattypeomschrijving = (uuid: string): Resultaattypeomschrijving | undefined =>
  omschrijvingByUuid.get(uuid);

/** Process type 1 to 29 of an edition. */
export const procestypeMetNummer = (jaar: number, nummer: number): Procestype | undefined =>
  procestypeByNummer.get(`${jaar}/${nummer}`);

/** Result by its full number, `11.1.2`: the part before the first dot is the process type. */
export function resultaatMetNummer(jaar: number, volledigNummer: string): Resultaat | undefined {
  const hoort = procestypeMetNummer(jaar, Number(volledigNummer.split('.')[0]));
  return hoort && resultaatByNummer.get(`${hoort.uuid}/${volledigNummer}`);
}

/** Results of a process type (either UUID), in the order of the list. */
export function resultatenVan(procestypeUuid: string): readonly Resultaat[] {
  const uuid = procestype(procestypeUuid)?.uuid;
  return resultaten.filter((row) => row.procestype === uuid);
}

/** Generic result name, without regard to capitals. */
export const omschrijvingMetNaam = (naam: string): Resultaattypeomschrijving | undefined =>
  omschrijvingByNaam.get(naam.trim().toLowerCase());
