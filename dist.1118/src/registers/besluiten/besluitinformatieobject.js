/** BesluitInformatieObject: a document holds a decision. The documents register holds the mirror (brc-005). */
import { relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { kijktNaarHouders, metHouders, volgtHouders } from '../afscherming.js';
import { AANMAKEN, besluitenApi, KANAAL, kenmerkenVanBesluit, LEZEN, VERWIJDEREN } from './api.js';
import { brc005 } from './mirrors.js';
import { brc003, brc004, brc008 } from './rules/besluitinformatieobject.js';
import { geslotenZaak, opgeschorteZaak } from './rules/zaak.js';
export const besluitinformatieobject = resource({
    name: 'besluitinformatieobject',
    api: besluitenApi,
    path: 'besluitinformatieobjecten',
    table: 'besluiten_besluitinformatieobject',
    parent: 'besluit',
    unpaged: true,
    fields: {
        informatieobject: relation('enkelvoudiginformatieobject', {
            required: true,
            immutable: true,
            column: true,
            max: 1000,
        }),
        besluit: relation('besluit', { required: true, immutable: true, column: true }),
    },
    columns: { aardRelatie: { type: 'text', from: brc004 } },
    unique: [
        { fields: ['besluit', 'informatieobject'], code: 'unique', reason: 'Dit document hoort al bij dit besluit.' },
    ],
    indexes: [['informatieobject']],
    filters: {
        besluit: { kind: 'compare', column: 'besluit', operator: '=' },
        informatieobject: { kind: 'compare', column: 'informatieobject', operator: '=' },
    },
    categories: { all: null },
    operations: ['list', 'create', 'read', 'delete'],
    scopes: { list: [LEZEN], read: [LEZEN], create: [AANMAKEN], delete: [VERWIJDEREN] },
    subjects: { kind: 'parent' },
    inzage: { name: 'Document bij een besluit' },
    needs: (record, work) => [
        ...(kijktNaarHouders(work) ? metHouders({ is: String(record.informatieobject) }) : []),
        { resource: 'zaak', in: { resource: 'besluit', column: 'zaak', where: 'id', is: String(record.besluit) } },
    ],
    rules: [brc003, brc008, geslotenZaak, opgeschorteZaak],
    effects: [volgtHouders],
    mirrors: [brc005],
    channel: { name: KANAAL, kenmerken: kenmerkenVanBesluit },
});
//# sourceMappingURL=besluitinformatieobject.js.map