/** Besluittype: what decisions of one kind have in common. */
import { date, duration, flag, list, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { catalogiApi, operations, typeScopes } from './api.js';
import { equals, inCatalogus, memory, typeFilters } from './filters.js';
import { kenmerken } from './kenmerken.js';
import { namedBy, toNames, versionsFor } from './names.js';
import { ztc009 } from './rules/concept.js';
import { beginVoorEinde, ztc016 } from './rules/geldigheid.js';
import { nameKeepsRights } from './rules/rechten.js';
import { catalogusBestaat, namedInCatalogus } from './rules/relaties.js';
import { isValidOn, lifetime, showsLifetime } from './versions.js';
export const besluittype = resource({
    name: 'besluittype',
    api: catalogiApi,
    path: 'besluittypen',
    table: 'catalogi_besluittype',
    cached: true,
    day: 'datumGeldigheid',
    fields: {
        catalogus: relation('catalogus', { required: true }),
        omschrijving: text(80),
        omschrijvingGeneriek: text(80),
        besluitcategorie: text(40),
        reactietermijn: duration({ nullable: true }),
        publicatieIndicatie: flag({ required: true }),
        publicatietekst: longText(),
        publicatietermijn: duration({ nullable: true }),
        toelichting: longText(),
        // By name (ztc-011b).
        informatieobjecttypen: list(text(1000), { required: true }),
        beginGeldigheid: date({ required: true }),
        eindeGeldigheid: date({ nullable: true }),
        concept: flag({ server: true, default: true }),
    },
    filters: {
        ...typeFilters,
        omschrijving: equals('omschrijving'),
        zaaktypen: memory(({ record }, asked, { get }) => {
            const zaaktype = get('zaaktype', asked)?.record;
            return (inCatalogus(record, zaaktype) && zaaktype.besluittypen.includes(record.omschrijving));
        }, relation('zaaktype'), ['omschrijving']),
        informatieobjecttypen: memory(({ record }, asked, { get }) => {
            const type = get('informatieobjecttype', asked)?.record;
            return (inCatalogus(record, type) && record.informatieobjecttypen.includes(type.omschrijving));
        }, relation('informatieobjecttype')),
    },
    operations,
    scopes: typeScopes,
    derive: (record, work) => ({
        ...record,
        informatieobjecttypen: toNames(work, 'informatieobjecttype', record.catalogus, record.informatieobjecttypen),
    }),
    project(row, context) {
        const { record } = row;
        const name = String(record.omschrijving);
        const zaaktypen = namedBy(context, 'zaaktype', 'besluittypen', row, name);
        const resultaattypen = context.related('resultaattype', 'besluittypen', name).filter((one) => {
            const of = context.get('zaaktype', String(one.record.zaaktype))?.record;
            return of?.catalogus === record.catalogus && !of?.concept && isValidOn(of, context.today);
        });
        return {
            ...lifetime(context, 'besluittype', row),
            zaaktypen,
            zaaktypeIdentificaties: zaaktypen.map((one) => one.record.identificatie),
            informatieobjecttypen: versionsFor(context, 'informatieobjecttype', { catalogus: record.catalogus, concept: record.concept }, record.informatieobjecttypen),
            informatieobjecttypeOmschrijvingen: record.informatieobjecttypen,
            vastgelegdIn: record.informatieobjecttypen,
            resultaattypen,
            resultaattypenOmschrijving: resultaattypen.map((one) => one.record.omschrijving),
        };
    },
    projects: {
        ...showsLifetime,
        zaaktypen: list(relation('zaaktype')),
        zaaktypeIdentificaties: list(text(50)),
        informatieobjecttypen: list(relation('informatieobjecttype')),
        informatieobjecttypeOmschrijvingen: list(text(80)),
        vastgelegdIn: list(text(80)),
        resultaattypen: list(relation('resultaattype')),
        resultaattypenOmschrijving: list(text(30)),
    },
    rules: [
        catalogusBestaat,
        ...ztc009,
        nameKeepsRights('omschrijving'),
        namedInCatalogus('informatieobjecttypen', 'informatieobjecttype'),
        beginVoorEinde,
        ztc016,
    ],
    channel: { name: 'besluittypen', kenmerken },
    label: ({ omschrijving }) => String(omschrijving),
});
//# sourceMappingURL=besluittype.js.map