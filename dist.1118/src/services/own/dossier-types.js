/**
 * How the types in a case file are called. An address means something in one installation; the name of a type, its
 * catalogue and the day on which it begins mean the same in every one that has the catalogue.
 */
import { addressOf } from '../../engine/answer.js';
import { choice, date, group, list, text, url } from '../../engine/fields.js';
/** Which relation of a record says its type. */
const RELATIONS = {
    zaak: 'zaaktype',
    rol: 'roltype',
    status: 'statustype',
    resultaat: 'resultaattype',
    zaakeigenschap: 'eigenschap',
    zaakobject: 'zaakobjecttype',
    enkelvoudiginformatieobject: 'informatieobjecttype',
    besluit: 'besluittype',
};
/** What a type is called: among all of its catalogue, or among the parts of its case type. */
const IN_CATALOGUE = {
    zaaktype: 'identificatie',
    informatieobjecttype: 'omschrijving',
    besluittype: 'omschrijving',
};
const IN_ZAAKTYPE = {
    roltype: 'omschrijving',
    statustype: 'volgnummer',
    resultaattype: 'omschrijving',
    eigenschap: 'naam',
    zaakobjecttype: 'relatieOmschrijving',
};
const KINDS = [...Object.keys(IN_CATALOGUE), ...Object.keys(IN_ZAAKTYPE)];
export const typenField = list(group({
    url: url(),
    soort: choice(KINDS),
    naam: text(200, { help: 'De omschrijving, de naam of de identificatie; van een statustype het volgnummer.' }),
    domein: text(5, { help: 'De catalogus. Alleen van een zaaktype, een informatieobjecttype en een besluittype.' }),
    beginGeldigheid: date({ help: 'Van welke dag af deze versie geldt. Van dezelfde drie.' }),
}), { help: 'Alleen in een uitvoer: hoe de typen heten, zodat een lading ze ook in een andere Meent vindt.' });
export const hoofdzaakField = group({ bronorganisatie: text(9), identificatie: text(40) }, { help: 'Alleen in een uitvoer: hoe de hoofdzaak heet, als u die mag zien.' });
export const relevanteZakenField = list(group({ url: url(), bronorganisatie: text(9), identificatie: text(40) }), {
    help: 'Alleen in een uitvoer: hoe de zaken in relevanteAndereZaken heten, voor zover u die mag zien.',
});
/** The types of some rows. */
export const typesAmong = (snapshot, rows) => rows.flatMap(({ resource, record }) => {
    const kind = RELATIONS[resource.name];
    return (kind === undefined ? undefined : snapshot.get(kind, String(record[kind]))) ?? [];
});
/** Ids of the cases of this register that a case names: its main case first. */
export const casesNamed = ({ record }) => [
    ...(record.hoofdzaak ? [String(record.hoofdzaak)] : []),
    ...relevant(record).map(({ url }) => url),
];
const relevant = (record) => record.relevanteAndereZaken.filter(({ url }) => !url.includes(':'));
/** Members of a line that name its types, and the cases that it points at as far as they are among `cases`. */
export function namesIn(base, snapshot, { zaak, types, cases, }) {
    const main = cases.get(String(zaak.record.hoofdzaak));
    const others = relevant(zaak.record).flatMap(({ url }) => {
        const called = cases.get(url);
        return called ? { url: addressOf(base, zaak.resource, url), ...called } : [];
    });
    return [
        `,"typen":${typenOf(base, snapshot, types)}`,
        main ? `,"hoofdzaak":${JSON.stringify(main)}` : '',
        others.length > 0 ? `,"relevanteZaken":${JSON.stringify(others)}` : '',
    ].join('');
}
function typenOf(base, snapshot, types) {
    const named = [...new Set(types)].map((type) => ({
        url: addressOf(base, type.resource, type.id),
        ...nameOf(snapshot, type),
    }));
    return JSON.stringify(named);
}
function nameOf(snapshot, { resource: { name: soort }, record }) {
    const called = IN_CATALOGUE[soort];
    if (called === undefined)
        return { soort, naam: String(record[IN_ZAAKTYPE[soort]]) };
    const domein = String(snapshot.get('catalogus', String(record.catalogus))?.record.domein);
    return { soort, naam: String(record[called]), domein, beginGeldigheid: String(record.beginGeldigheid) };
}
/** What a line says its types are called, by their addresses. Whoever wrote it may have put anything there. */
export const namedIn = (said) => new Map(said.flatMap((one) => {
    const { url, soort, naam, domein, beginGeldigheid } = one;
    if (typeof url !== 'string' || typeof naam !== 'string')
        return [];
    const kind = KINDS.find((known) => known === soort);
    if (kind === undefined)
        return [];
    const whole = typeof domein === 'string' && typeof beginGeldigheid === 'string';
    return [[url, { soort: kind, naam, ...(whole ? { domein, beginGeldigheid } : {}) }]];
}));
/** The one type that is called so here. @param zaaktype id of the case type, for a part of it */
export function typeCalled(snapshot, { soort, ...said }, zaaktype) {
    const found = IN_CATALOGUE[soort]
        ? snapshot.related(soort, IN_CATALOGUE[soort], said.naam).filter((row) => {
            const { domein, beginGeldigheid } = nameOf(snapshot, row);
            return domein === said.domein && beginGeldigheid === said.beginGeldigheid;
        })
        : IN_ZAAKTYPE[soort] && zaaktype
            ? snapshot.related(soort, 'zaaktype', zaaktype).filter((row) => nameOf(snapshot, row).naam === said.naam)
            : [];
    return found.length === 1 ? found[0] : undefined;
}
//# sourceMappingURL=dossier-types.js.map