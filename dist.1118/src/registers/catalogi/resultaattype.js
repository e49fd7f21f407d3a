/** Resultaattype: how a case can end, and what the archive then does with it. */
import { choice, duration, flag, group, list, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { catalogiApi, operations, partScopes } from './api.js';
import { AFLEIDINGSWIJZE } from './catalogus-import.js';
import { partFilters } from './filters.js';
import { toNames, versionsFor } from './names.js';
import { OBJECTTYPEN } from './objecttypen.js';
import { catalogus, dates, showsDates, withDates, zaaktype } from './part.js';
import { brondatumNodig, deriveArchief, klasseVanProcestype, ztc002, ztc003, ztc004, ztc005, ztc006, ztc007, ztc008, } from './rules/archief.js';
import { ztc010 } from './rules/concept.js';
import { beginVanZaaktype } from './rules/geldigheid.js';
import { catalogusVanZaaktype, namedInCatalogus } from './rules/relaties.js';
export const resultaattype = resource({
    name: 'resultaattype',
    api: catalogiApi,
    path: 'resultaattypen',
    table: 'catalogi_resultaattype',
    cached: true,
    parent: 'zaaktype',
    fields: {
        zaaktype,
        omschrijving: text(30, { required: true, column: true }),
        resultaattypeomschrijving: relation('selectielijst_resultaattypeomschrijving', {
            required: true,
            external: true,
            max: 1000,
        }),
        omschrijvingGeneriek: text(20, { server: true }),
        selectielijstklasse: relation('selectielijst_resultaat', { required: true, external: true, max: 1000 }),
        toelichting: longText(),
        archiefnominatie: choice(['blijvend_bewaren', 'vernietigen'], { blank: true }),
        archiefactietermijn: duration({ nullable: true }),
        brondatumArchiefprocedure: group({
            afleidingswijze: choice(AFLEIDINGSWIJZE, { required: true }),
            datumkenmerk: text(80),
            einddatumBekend: flag(),
            objecttype: choice(OBJECTTYPEN, { blank: true }),
            registratie: text(80),
            procestermijn: duration({ nullable: true }),
        }, { nullable: true }),
        procesobjectaard: text(200, { nullable: true }),
        indicatieSpecifiek: flag({ nullable: true }),
        procestermijn: duration({ nullable: true }),
        // By name, as in the case type.
        besluittypen: list(text(1000)),
        informatieobjecttypen: list(text(1000)),
        catalogus,
        ...dates,
    },
    unique: [
        {
            fields: ['zaaktype', 'omschrijving'],
            code: 'unique',
            reason: 'Dit zaaktype heeft al een resultaattype met deze omschrijving.',
        },
    ],
    filters: {
        ...partFilters,
        zaaktype_identificatie: partFilters.zaaktypeIdentificatie,
        datum_geldigheid: partFilters.datumGeldigheid,
    },
    operations,
    scopes: partScopes,
    derive(record, work) {
        const van = work.find('zaaktype', record.zaaktype)?.record.catalogus;
        return {
            ...deriveArchief(record, work),
            besluittypen: toNames(work, 'besluittype', van, record.besluittypen),
            informatieobjecttypen: toNames(work, 'informatieobjecttype', van, record.informatieobjecttypen),
        };
    },
    project(row, context) {
        const { besluittypen, informatieobjecttypen } = row.record;
        const of = context.get('zaaktype', String(row.record.zaaktype))?.record;
        const from = { catalogus: of?.catalogus, concept: of?.concept };
        return {
            ...withDates(row, context),
            besluittypen: versionsFor(context, 'besluittype', from, besluittypen),
            besluittypeOmschrijving: besluittypen,
            informatieobjecttypen: versionsFor(context, 'informatieobjecttype', from, informatieobjecttypen),
            informatieobjecttypeOmschrijving: informatieobjecttypen,
        };
    },
    projects: {
        ...showsDates,
        besluittypen: list(relation('besluittype')),
        besluittypeOmschrijving: list(text(80)),
        informatieobjecttypen: list(relation('informatieobjecttype')),
        informatieobjecttypeOmschrijving: list(text(80)),
    },
    rules: [
        ...ztc010,
        ztc002,
        ztc003,
        brondatumNodig,
        ztc004,
        ztc005,
        ztc006,
        ztc007,
        ztc008,
        klasseVanProcestype,
        namedInCatalogus('besluittypen', 'besluittype'),
        namedInCatalogus('informatieobjecttypen', 'informatieobjecttype'),
        catalogusVanZaaktype,
        beginVanZaaktype,
    ],
    label: ({ omschrijving }) => String(omschrijving),
});
//# sourceMappingURL=resultaattype.js.map