/** Resultaat: what came of a case. One per case. */
import { relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { KANAAL, scopesOfPart, zakenApi } from './api.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { sameType, zrc020 } from './rules/types.js';
export const resultaat = resource({
    name: 'resultaat',
    api: zakenApi,
    path: 'resultaten',
    table: 'zaken_resultaat',
    parent: 'zaak',
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true }),
        resultaattype: relation('resultaattype', { required: true, immutable: true, column: true, max: 1000 }),
        toelichting: text(1000),
    },
    unique: [{ fields: ['zaak'], code: 'unique', reason: 'Deze zaak heeft al een resultaat.' }],
    indexes: [['resultaattype']],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        resultaattype: { kind: 'compare', column: 'resultaattype', operator: '=' },
    },
    categories: { all: 'behandeling' },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: scopesOfPart(),
    subjects: { kind: 'parent' },
    inzage: { name: 'Uitkomst van een zaak' },
    rules: [sameType(zrc020)],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
//# sourceMappingURL=resultaat.js.map