/** KlantContact: a contact with a resident about a case. Deprecated in favour of contact moments, still in the standard. */
import { instant, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { KANAAL, LEZEN, scopesOfPart, zakenApi } from './api.js';
import { kenmerkenVanZaak } from './kenmerken.js';
export const klantcontact = resource({
    name: 'klantcontact',
    api: zakenApi,
    path: 'klantcontacten',
    table: 'zaken_klantcontact',
    parent: 'zaak',
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true, max: 1000 }),
        identificatie: text(14, { column: true }),
        datumtijd: instant({ required: true }),
        kanaal: text(20),
        onderwerp: text(200),
        toelichting: text(1000),
    },
    unique: [
        {
            fields: ['identificatie'],
            code: 'identificatie-niet-uniek',
            reason: 'Deze identificatie is al in gebruik bij een ander klantcontact.',
        },
    ],
    // Fourteen characters at most: a million contacts a year.
    number: { field: 'identificatie', pattern: 'KC-{jaar}-{nummer:6}' },
    indexes: [['zaak']],
    filters: { zaak: { kind: 'compare', column: 'zaak', operator: '=' } },
    categories: { all: 'behandeling', fields: { identificatie: null, datumtijd: null } },
    operations: ['list', 'create', 'read'],
    scopes: { list: [LEZEN], read: [LEZEN], create: scopesOfPart().create },
    subjects: { kind: 'parent' },
    inzage: { name: 'Contact over een zaak' },
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
    label: ({ identificatie }) => `Klantcontact ${identificatie}`,
});
//# sourceMappingURL=klantcontact.js.map