/** Informatieobjecttype: what documents of one kind have in common. */
import { choice, date, flag, group, list, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { VERTROUWELIJKHEID } from '../../gate/rights.js';
import { catalogiApi, operations, typeScopes } from './api.js';
import { equals, typeFilters } from './filters.js';
import { kenmerken } from './kenmerken.js';
import { namedBy, ofTheDay } from './names.js';
import { ztc009 } from './rules/concept.js';
import { beginVoorEinde, ztc016 } from './rules/geldigheid.js';
import { nameKeepsRights } from './rules/rechten.js';
import { catalogusBestaat } from './rules/relaties.js';
import { lifetime, showsLifetime } from './versions.js';
export const informatieobjecttype = resource({
    name: 'informatieobjecttype',
    api: catalogiApi,
    path: 'informatieobjecttypen',
    table: 'catalogi_informatieobjecttype',
    cached: true,
    day: 'datumGeldigheid',
    fields: {
        catalogus: relation('catalogus', { required: true }),
        omschrijving: text(80, { required: true }),
        vertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEID, { required: true }),
        beginGeldigheid: date({ required: true }),
        eindeGeldigheid: date({ nullable: true }),
        concept: flag({ server: true, default: true }),
        informatieobjectcategorie: text(80, { required: true }),
        trefwoord: list(text(30)),
        omschrijvingGeneriek: group({
            informatieobjecttypeOmschrijvingGeneriek: text(80, { required: true }),
            definitieInformatieobjecttypeOmschrijvingGeneriek: text(255, { required: true }),
            herkomstInformatieobjecttypeOmschrijvingGeneriek: text(12, { required: true }),
            hierarchieInformatieobjecttypeOmschrijvingGeneriek: text(80, { required: true }),
            opmerkingInformatieobjecttypeOmschrijvingGeneriek: text(255, { nullable: true }),
        }, { nested: true }),
    },
    filters: { ...typeFilters, omschrijving: equals('omschrijving') },
    operations,
    scopes: typeScopes,
    project(row, context) {
        const name = String(row.record.omschrijving);
        const naming = context
            .related('zaaktypeinformatieobjecttype', 'informatieobjecttype', name)
            .flatMap(({ record }) => context.get('zaaktype', String(record.zaaktype)) ?? []);
        const zaaktypen = ofTheDay(context, 'zaaktype', row, [...new Set(naming)]);
        const besluittypen = namedBy(context, 'besluittype', 'informatieobjecttypen', row, name);
        return {
            ...lifetime(context, 'informatieobjecttype', row),
            zaaktypen,
            zaaktypeIdentificaties: [...new Set(zaaktypen.map(({ record }) => record.identificatie))],
            besluittypen,
            besluittypeOmschrijving: besluittypen.map(({ record }) => record.omschrijving),
        };
    },
    projects: {
        ...showsLifetime,
        zaaktypen: list(relation('zaaktype')),
        zaaktypeIdentificaties: list(text(50)),
        besluittypen: list(relation('besluittype')),
        besluittypeOmschrijving: list(text(80)),
    },
    rules: [catalogusBestaat, ...ztc009, nameKeepsRights('omschrijving'), beginVoorEinde, ztc016],
    channel: { name: 'informatieobjecttypen', kenmerken },
    label: ({ omschrijving }) => String(omschrijving),
});
//# sourceMappingURL=informatieobjecttype.js.map