/** Roltype: how somebody can be concerned in cases of a case type. */
import { choice, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { catalogiApi, operations, partScopes } from './api.js';
import { ROLTYPE_GENERIEK } from './catalogus-import.js';
import { equals, partFilters } from './filters.js';
import { catalogus, dates, showsDates, withDates, zaaktype } from './part.js';
import { ztc010 } from './rules/concept.js';
import { beginVanZaaktype } from './rules/geldigheid.js';
import { catalogusVanZaaktype } from './rules/relaties.js';
export const roltype = resource({
    name: 'roltype',
    api: catalogiApi,
    path: 'roltypen',
    table: 'catalogi_roltype',
    cached: true,
    parent: 'zaaktype',
    fields: {
        zaaktype,
        omschrijving: text(100, { required: true }),
        omschrijvingGeneriek: choice(ROLTYPE_GENERIEK, { required: true }),
        catalogus,
        ...dates,
    },
    filters: { ...partFilters, omschrijvingGeneriek: equals('omschrijvingGeneriek', choice(ROLTYPE_GENERIEK)) },
    operations,
    scopes: partScopes,
    project: withDates,
    projects: showsDates,
    rules: [...ztc010, catalogusVanZaaktype, beginVanZaaktype],
    label: ({ omschrijving }) => String(omschrijving),
});
//# sourceMappingURL=roltype.js.map