/** ZaakVerzoek: the request of a resident from which a case came. Deprecated since 1.7, still in the standard. */
import { relation, url } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { KANAAL, LEZEN, scopesOfPart, zakenApi } from './api.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { existsElsewhere } from './rules/elders.js';
export const zaakverzoek = resource({
    name: 'zaakverzoek',
    api: zakenApi,
    path: 'zaakverzoeken',
    table: 'zaken_zaakverzoek',
    parent: 'zaak',
    unpaged: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true, max: 1000 }),
        verzoek: url(1000, { required: true, immutable: true, column: true }),
    },
    unique: [{ fields: ['zaak', 'verzoek'], code: 'unique', reason: 'Dit verzoek hoort al bij deze zaak.' }],
    indexes: [['verzoek']],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        verzoek: { kind: 'compare', column: 'verzoek', operator: '=' },
    },
    categories: { all: null },
    operations: ['list', 'create', 'read', 'delete'],
    scopes: { list: [LEZEN], read: [LEZEN], create: scopesOfPart().create, delete: scopesOfPart().delete },
    subjects: { kind: 'parent' },
    inzage: { name: 'Verzoek bij een zaak' },
    outside: ({ verzoek }) => [String(verzoek ?? '')],
    rules: [existsElsewhere('verzoek')],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
//# sourceMappingURL=zaakverzoek.js.map