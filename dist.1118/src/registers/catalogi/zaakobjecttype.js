/** Zaakobjecttype: what kind of thing cases of a case type are about. */
import { date, flag, list, relation, text, url } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { catalogiApi, operations, partScopes } from './api.js';
import { equals, memory, partFilters, trueOrFalse } from './filters.js';
import { catalogus, dates, showsDates, withDates, zaaktype } from './part.js';
import { ztc010 } from './rules/concept.js';
import { beginVanZaaktype } from './rules/geldigheid.js';
import { catalogusVanZaaktype, vanHetzelfdeZaaktype } from './rules/relaties.js';
const ofType = (field, value = date()) => memory(({ record }, asked, { get }) => get('zaaktype', String(record.zaaktype))?.record[field] === asked, value, [
    field,
    'zaaktype',
]);
export const zaakobjecttype = resource({
    name: 'zaakobjecttype',
    api: catalogiApi,
    path: 'zaakobjecttypen',
    table: 'catalogi_zaakobjecttype',
    cached: true,
    parent: 'zaaktype',
    fields: {
        anderObjecttype: flag({ required: true }),
        objecttype: url(200, { required: true }),
        relatieOmschrijving: text(80, { required: true }),
        zaaktype,
        statustypen: list(relation('statustype')),
        resultaattypen: list(relation('resultaattype')),
        catalogus,
        ...dates,
    },
    filters: {
        anderObjecttype: trueOrFalse('anderObjecttype'),
        catalogus: ofType('catalogus', relation('catalogus')),
        datumBeginGeldigheid: ofType('beginGeldigheid'),
        datumEindeGeldigheid: ofType('eindeGeldigheid'),
        objecttype: equals('objecttype', url(200)),
        relatieOmschrijving: equals('relatieOmschrijving'),
        zaaktype: partFilters.zaaktype,
        zaaktypeIdentificatie: partFilters.zaaktypeIdentificatie,
        datumGeldigheid: partFilters.datumGeldigheid,
    },
    operations,
    scopes: partScopes,
    project: (row, context) => ({
        ...withDates(row, context),
        resultaattypeOmschrijving: row.record.resultaattypen.map((id) => context.get('resultaattype', id)?.record.omschrijving ?? ''),
    }),
    projects: { ...showsDates, resultaattypeOmschrijving: list(text(30)) },
    rules: [
        ...ztc010,
        vanHetzelfdeZaaktype('statustypen', 'statustype'),
        vanHetzelfdeZaaktype('resultaattypen', 'resultaattype'),
        catalogusVanZaaktype,
        beginVanZaaktype,
    ],
    label: ({ relatieOmschrijving }) => String(relatieOmschrijving),
});
//# sourceMappingURL=zaakobjecttype.js.map