/** ZaakContactMoment: a contact with a resident, kept in a register for contacts, was about this case. */
import { relation, url } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { KANAAL, LEZEN, scopesOfPart, zakenApi } from './api.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { existsElsewhere } from './rules/elders.js';
export const zaakcontactmoment = resource({
    name: 'zaakcontactmoment',
    api: zakenApi,
    path: 'zaakcontactmomenten',
    table: 'zaken_zaakcontactmoment',
    parent: 'zaak',
    unpaged: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true, max: 1000 }),
        contactmoment: url(1000, { required: true, immutable: true, column: true }),
    },
    unique: [{ fields: ['zaak', 'contactmoment'], code: 'unique', reason: 'Dit contactmoment hoort al bij deze zaak.' }],
    indexes: [['contactmoment']],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        contactmoment: { kind: 'compare', column: 'contactmoment', operator: '=' },
    },
    categories: { all: null },
    operations: ['list', 'create', 'read', 'delete'],
    scopes: { list: [LEZEN], read: [LEZEN], create: scopesOfPart().create, delete: scopesOfPart().delete },
    subjects: { kind: 'parent' },
    inzage: { name: 'Contactmoment bij een zaak' },
    outside: ({ contactmoment }) => [String(contactmoment ?? '')],
    rules: [existsElsewhere('contactmoment')],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
//# sourceMappingURL=zaakcontactmoment.js.map