/** Statustype: a milestone that cases of a case type reach. */
import { duration, flag, group, integer, list, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { catalogiApi, operations, partScopes } from './api.js';
import { partFilters } from './filters.js';
import { dates, showsDates, withDates, zaaktype } from './part.js';
import { ztc010 } from './rules/concept.js';
import { beginVanZaaktype } from './rules/geldigheid.js';
export const statustype = resource({
    name: 'statustype',
    api: catalogiApi,
    path: 'statustypen',
    table: 'catalogi_statustype',
    cached: true,
    parent: 'zaaktype',
    fields: {
        omschrijving: text(80, { required: true }),
        omschrijvingGeneriek: text(80),
        statustekst: text(1000),
        zaaktype,
        volgnummer: integer({ required: true, min: 1, max: 9999, column: true }),
        informeren: flag(),
        doorlooptijd: duration({ nullable: true }),
        toelichting: text(1000, { nullable: true }),
        checklistitemStatustype: list(group({
            itemnaam: text(30, { required: true }),
            toelichting: text(1000, { nullable: true }),
            vraagstelling: text(255, { required: true }),
            verplicht: flag(),
        })),
        ...dates,
    },
    unique: [
        {
            fields: ['zaaktype', 'volgnummer'],
            code: 'unique',
            reason: 'Dit zaaktype heeft al een statustype met dit nummer.',
        },
    ],
    filters: partFilters,
    operations,
    scopes: partScopes,
    project: (row, context) => ({
        ...withDates(row, context),
        // The highest number ends the case.
        isEindstatus: context
            .related('statustype', 'zaaktype', String(row.record.zaaktype))
            .every(({ record }) => Number(record.volgnummer) <= Number(row.record.volgnummer)),
        eigenschappen: context.related('eigenschap', 'statustype', row.id),
    }),
    projects: { ...showsDates, isEindstatus: flag(), eigenschappen: list(relation('eigenschap')) },
    rules: [...ztc010, beginVanZaaktype],
    label: ({ omschrijving }) => String(omschrijving),
});
//# sourceMappingURL=statustype.js.map