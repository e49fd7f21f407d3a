/** Which documents belong to cases of a case type, and in which direction they go. */
import { choice, integer, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { catalogiApi, operations, partScopes } from './api.js';
import { equals, inCatalogus, memory, partFilters } from './filters.js';
import { toName, versionFor } from './names.js';
import { ofZaaktype, showsZaaktype, zaaktype } from './part.js';
import { ztc010Relatie } from './rules/concept.js';
import { namedInCatalogus, vanHetzelfdeZaaktype } from './rules/relaties.js';
const richting = choice(['inkomend', 'intern', 'uitgaand'], { required: true });
export const zaaktypeInformatieobjecttype = resource({
    name: 'zaaktypeinformatieobjecttype',
    api: catalogiApi,
    path: 'zaaktype-informatieobjecttypen',
    table: 'catalogi_zaaktypeinformatieobjecttype',
    cached: true,
    parent: 'zaaktype',
    fields: {
        zaaktype,
        // By name: a new version of the document type holds for the case type too (ztc-011c).
        informatieobjecttype: text(1000, { required: true }),
        volgnummer: integer({ required: true, min: 1, max: 999, column: true }),
        richting,
        /** The status before which the document must be there. */
        statustype: relation('statustype', { nullable: true }),
    },
    unique: [
        {
            fields: ['zaaktype', 'volgnummer'],
            code: 'unique',
            reason: 'Dit zaaktype heeft al een documenttype met dit nummer.',
        },
    ],
    filters: {
        zaaktype: partFilters.zaaktype,
        status: partFilters.status,
        richting: equals('richting', richting),
        // By name (1.3 and later) or by address.
        informatieobjecttype: memory(({ record }, asked, { get }) => {
            const type = get('informatieobjecttype', asked.slice(-36))?.record;
            const own = get('zaaktype', String(record.zaaktype))?.record ?? {};
            return record.informatieobjecttype === (inCatalogus(own, type) ? type.omschrijving : asked);
        }),
    },
    operations,
    scopes: partScopes,
    derive: (record, work) => ({
        ...record,
        informatieobjecttype: toName(work, 'informatieobjecttype', work.find('zaaktype', record.zaaktype)?.record.catalogus, String(record.informatieobjecttype)),
    }),
    project(row, context) {
        const name = String(row.record.informatieobjecttype);
        const from = { catalogus: context.get('zaaktype', String(row.record.zaaktype))?.record.catalogus, concept: true };
        return {
            ...ofZaaktype(row, context),
            informatieobjecttype: versionFor(context, 'informatieobjecttype', from, name) ?? name,
        };
    },
    projects: { ...showsZaaktype, informatieobjecttype: relation('informatieobjecttype') },
    rules: [
        ...ztc010Relatie,
        namedInCatalogus('informatieobjecttype', 'informatieobjecttype'),
        vanHetzelfdeZaaktype('statustype', 'statustype'),
    ],
    label: ({ informatieobjecttype }) => String(informatieobjecttype),
});
//# sourceMappingURL=zaaktype-informatieobjecttype.js.map