/** Catalogus: the types of one domain of an organisation. */
import { date, email, list, relation, rsin, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { catalogiApi, operations, typeScopes } from './api.js';
import { equals, oneOf } from './filters.js';
import { ztc017 } from './rules/catalogus.js';
export const catalogus = resource({
    name: 'catalogus',
    api: catalogiApi,
    path: 'catalogussen',
    table: 'catalogi_catalogus',
    cached: true,
    fields: {
        domein: text(5, { required: true, column: true, pattern: /^[A-Z]+$/ }),
        rsin: rsin({ required: true, column: true }),
        contactpersoonBeheerNaam: text(40, { required: true }),
        contactpersoonBeheerTelefoonnummer: text(20),
        contactpersoonBeheerEmailadres: email(),
        naam: text(200, { nullable: true }),
        versie: text(20, { nullable: true }),
        begindatumVersie: date({ nullable: true }),
    },
    unique: [
        { fields: ['rsin', 'domein'], code: 'unique', reason: 'Deze organisatie heeft al een catalogus met dit domein.' },
    ],
    filters: { domein: equals('domein'), domein__in: oneOf('domein'), rsin: equals('rsin'), rsin__in: oneOf('rsin') },
    operations,
    scopes: typeScopes,
    project({ id }, { related }) {
        const informatieobjecttypen = related('informatieobjecttype', 'catalogus', id);
        const besluittypen = related('besluittype', 'catalogus', id);
        const names = (rows) => [...new Set(rows.map(({ record }) => record.omschrijving))];
        return {
            zaaktypen: related('zaaktype', 'catalogus', id),
            besluittypen,
            besluittypeOmschrijving: names(besluittypen),
            informatieobjecttypen,
            informatieobjecttypeOmschrijving: names(informatieobjecttypen),
        };
    },
    projects: {
        zaaktypen: list(relation('zaaktype')),
        besluittypen: list(relation('besluittype')),
        besluittypeOmschrijving: list(text(80)),
        informatieobjecttypen: list(relation('informatieobjecttype')),
        informatieobjecttypeOmschrijving: list(text(80)),
    },
    rules: [ztc017],
    label: ({ domein }) => String(domein),
});
//# sourceMappingURL=catalogus.js.map