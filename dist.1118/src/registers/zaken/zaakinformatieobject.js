/** ZaakInformatieObject: a document belongs to a case. The documents register holds the mirror (zrc-005). */
import { instant, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { kijktNaarHouders, metHouders, volgtHouders } from '../afscherming.js';
import { AANMAKEN, KANAAL, scopesOfPart, zakenApi } from './api.js';
import { showOnStatus } from './effects/zaakinformatieobject.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { zrc005 } from './mirrors.js';
import { notArchived, sameCase, zrc003, zrc017 } from './rules/zaakinformatieobject.js';
export const zaakinformatieobject = resource({
    name: 'zaakinformatieobject',
    api: zakenApi,
    path: 'zaakinformatieobjecten',
    table: 'zaken_zaakinformatieobject',
    parent: 'zaak',
    unpaged: true,
    fields: {
        informatieobject: relation('enkelvoudiginformatieobject', {
            required: true,
            immutable: true,
            column: true,
            max: 1000,
        }),
        zaak: relation('zaak', { required: true, immutable: true, column: true }),
        // zrc-004: by the kind of relation, never by the client.
        aardRelatieWeergave: longText({ server: true, default: 'Hoort bij, omgekeerd: kent' }),
        titel: text(200),
        beschrijving: longText(),
        registratiedatum: instant({ server: true }),
        vernietigingsdatum: instant({ nullable: true }),
        status: relation('status', { nullable: true, column: true }),
    },
    unique: [{ fields: ['zaak', 'informatieobject'], code: 'unique', reason: 'Dit document hoort al bij deze zaak.' }],
    indexes: [['informatieobject']],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        informatieobject: { kind: 'compare', column: 'informatieobject', operator: '=' },
    },
    categories: {
        all: 'documenten',
        fields: { aardRelatieWeergave: null, registratiedatum: null, vernietigingsdatum: null },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: scopesOfPart(AANMAKEN),
    subjects: { kind: 'parent' },
    inzage: { name: 'Document bij een zaak' },
    derive: (record, work) => ({ ...record, registratiedatum: record.registratiedatum || work.at.toISOString() }),
    needs: (record, work, { kind, id }) => [
        { resource: 'enkelvoudiginformatieobject', id: String(record.informatieobject) },
        ...(kijktNaarHouders(work) ? metHouders({ is: String(record.informatieobject) }) : []),
        ...(record.status ? [{ resource: 'status', id: String(record.status) }] : []),
        ...(kind === 'create'
            ? []
            : [{ resource: 'status', in: { resource: 'zaakinformatieobject', column: 'status', where: 'id', is: id } }]),
    ],
    rules: [zrc003, notArchived, zrc017, sameCase],
    effects: [showOnStatus, volgtHouders],
    mirrors: [zrc005],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
//# sourceMappingURL=zaakinformatieobject.js.map