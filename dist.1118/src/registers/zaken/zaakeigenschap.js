/** ZaakEigenschap: the value that a case gives to a property of its type. */
import { longText, relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { KANAAL, scopesOfPart, zakenApi } from './api.js';
import { warnEigenschap } from './eigenschapwaarde.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { sameType, zrc018 } from './rules/types.js';
export const zaakeigenschap = resource({
    name: 'zaakeigenschap',
    api: zakenApi,
    path: 'zaken/{zaak}/zaakeigenschappen',
    table: 'zaken_zaakeigenschap',
    parent: 'zaak',
    unpaged: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true }),
        eigenschap: relation('eigenschap', { required: true, immutable: true, column: true, max: 1000 }),
        naam: longText({ server: true, column: true }),
        waarde: longText({ required: true }),
    },
    indexes: [['zaak']],
    categories: { all: 'behandeling', fields: { naam: null } },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: scopesOfPart(),
    subjects: { kind: 'parent' },
    inzage: { name: 'Gegeven van een zaak' },
    derive: (record, work) => ({
        ...record,
        naam: work.snapshot.get('eigenschap', String(record.eigenschap))?.record.naam ?? '',
    }),
    // How many there are of one kind is part of its specification.
    needs: ({ zaak }) => [{ resource: 'zaakeigenschap', where: 'zaak', is: String(zaak) }],
    rules: [sameType(zrc018)],
    warns: warnEigenschap,
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
//# sourceMappingURL=zaakeigenschap.js.map