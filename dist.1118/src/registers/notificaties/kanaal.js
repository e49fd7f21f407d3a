/** Kanaal: a name on which a source publishes, with what its messages may be filtered on (Notificaties API 1.0.1). */
import { list, text, url } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { BEIDE, MOST_BODY, notificatiesApi, PUBLICEREN } from './api.js';
import { eigenKanaal } from './rules.js';
export const kanaal = (declared) => resource({
    name: 'kanaal',
    api: notificatiesApi,
    path: 'kanaal',
    table: 'notificaties_kanaal',
    cached: true,
    unpaged: true,
    maxBody: MOST_BODY,
    fields: {
        naam: text(50, { required: true, column: true, help: 'Naam van het kanaal.' }),
        documentatieLink: url(200, { help: 'Adres van de uitleg bij het kanaal.' }),
        filters: list(text(100, { min: 1, required: true }), {
            help: 'Kenmerken waarop een abonnement op dit kanaal kan filteren.',
        }),
    },
    unique: [{ fields: ['naam'], code: 'unique', reason: 'Dit kanaal bestaat al.' }],
    filters: { naam: { kind: 'memory', test: (row, value) => row.record.naam === value } },
    operations: ['list', 'create', 'read'],
    scopes: { list: BEIDE, read: BEIDE, create: [PUBLICEREN] },
    rules: [eigenKanaal(declared)],
    label: (record) => String(record.naam),
});
//# sourceMappingURL=kanaal.js.map