/**
 * The selectielijst (VNG, editions 2017 and 2020) as a read-only value: what must be kept, how long, and from when.
 * Every entry of 2020 is known by two UUIDs, because two public services number the same list; see data/SOURCE.md.
 */
import procestypenData from './data/procestypen.json' with { type: 'json' };
import omschrijvingenData from './data/resultaattypeomschrijvingen.json' with { type: 'json' };
import resultatenData from './data/resultaten.json' with { type: 'json' };
export const procestypen = procestypenData;
export const resultaten = resultatenData;
export const resultaattypeomschrijvingen = omschrijvingenData;
/** In words, as `procestermijnWeergave` of the Selectielijst API shows them. */
export const PROCESTERMIJN_WEERGAVE = {
    '': '',
    nihil: 'Nihil',
    bestaansduur_procesobject: 'De bestaans- of geldigheidsduur van het procesobject.',
    ingeschatte_bestaansduur_procesobject: 'De ingeschatte maximale bestaans- of geldigheidsduur van het procesobject.',
    vast_te_leggen_datum: 'De tijdens het proces vast te leggen datum waarop de geldigheid van het procesobject komt te vervallen.',
    samengevoegd_met_bewaartermijn: 'De procestermijn is samengevoegd met de bewaartermijn.',
};
const byUuid = (rows) => new Map(rows.flatMap((row) => [row.uuid, row.ook].filter((uuid) => uuid !== undefined).map((uuid) => [uuid, row])));
const procestypeByUuid = byUuid(procestypen);
const resultaatByUuid = byUuid(resultaten);
const omschrijvingByUuid = byUuid(resultaattypeomschrijvingen);
const procestypeByNummer = new Map(procestypen.map((row) => [`${row.jaar}/${row.nummer}`, row]));
const resultaatByNummer = new Map(resultaten.map((row) => [`${row.procestype}/${row.volledigNummer}`, row]));
const omschrijvingByNaam = new Map(resultaattypeomschrijvingen.map((row) => [row.omschrijving.toLowerCase(), row]));
/** By either UUID. */
export const procestype = (uuid) => procestypeByUuid.get(uuid);
/** By either UUID. */
export const resultaat = (uuid) => resultaatByUuid.get(uuid);
/** By either UUID. */
export const resultaattypeomschrijving = (uuid) => omschrijvingByUuid.get(uuid);
/** Process type 1 to 29 of an edition. */
export const procestypeMetNummer = (jaar, nummer) => procestypeByNummer.get(`${jaar}/${nummer}`);
/** Result by its full number, `11.1.2`: the part before the first dot is the process type. */
export function resultaatMetNummer(jaar, volledigNummer) {
    const hoort = procestypeMetNummer(jaar, Number(volledigNummer.split('.')[0]));
    return hoort && resultaatByNummer.get(`${hoort.uuid}/${volledigNummer}`);
}
/** Results of a process type (either UUID), in the order of the list. */
export function resultatenVan(procestypeUuid) {
    const uuid = procestype(procestypeUuid)?.uuid;
    return resultaten.filter((row) => row.procestype === uuid);
}
/** Generic result name, without regard to capitals. */
export const omschrijvingMetNaam = (naam) => omschrijvingByNaam.get(naam.trim().toLowerCase());
//# sourceMappingURL=selectielijst.js.map