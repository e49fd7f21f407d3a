/** ZaakBesluit: the decision that a case led to, as the mirror of what the register of decisions says (brc-006). */
import { relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { KANAAL, scopesOfPart, zakenApi } from './api.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { besluitKentZaak, besluitKentZaakNog } from './rules/zaakbesluit.js';
const { list, read, create, delete: remove } = scopesOfPart();
export const zaakbesluit = resource({
    name: 'zaakbesluit',
    api: zakenApi,
    path: 'zaken/{zaak}/besluiten',
    table: 'zaken_zaakbesluit',
    parent: 'zaak',
    unpaged: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true, inPath: true }),
        besluit: relation('besluit', { required: true, immutable: true, column: true }),
    },
    unique: [{ fields: ['besluit'], code: 'unique', reason: 'Dit besluit hoort al bij een zaak.' }],
    indexes: [['zaak']],
    categories: { all: 'besluiten' },
    operations: ['list', 'create', 'read', 'delete'],
    scopes: { list: list, read: read, create: create, delete: remove },
    subjects: { kind: 'parent' },
    inzage: { name: 'Besluit bij een zaak' },
    rules: [besluitKentZaak, besluitKentZaakNog],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
//# sourceMappingURL=zaakbesluit.js.map