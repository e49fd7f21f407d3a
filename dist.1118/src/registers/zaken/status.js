/** Status: where a case stands. A case keeps all its statuses; the last one counts. */
import { instant, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { AANMAKEN, HEROPENEN, KANAAL, LEZEN, STATUS_TOEVOEGEN, zakenApi } from './api.js';
import { closeOrReopen, showAsLast, showLatest } from './effects/status.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { gezetdoor, statusNeeds, zrc007, zrc008, zrc016 } from './rules/status.js';
export const status = resource({
    name: 'status',
    api: zakenApi,
    path: 'statussen',
    table: 'zaken_status',
    parent: 'zaak',
    fields: {
        zaak: relation('zaak', { required: true, column: true }),
        statustype: relation('statustype', { required: true, column: true, max: 1000 }),
        datumStatusGezet: instant({ required: true, column: true }),
        statustoelichting: text(1000),
        gezetdoor: relation('rol', { blank: true, max: 200 }),
    },
    columns: {
        indicatieLaatstGezetteStatus: { type: 'boolean', shows: 'value', default: false },
        zaakinformatieobjecten: { type: 'uuid[]', shows: { relation: 'zaakinformatieobject' }, default: [] },
    },
    unique: [
        { fields: ['zaak', 'datumStatusGezet'], code: 'unique', reason: 'Op dit tijdstip heeft de zaak al een status.' },
    ],
    indexes: [['statustype']],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        statustype: { kind: 'compare', column: 'statustype', operator: '=' },
        indicatieLaatstGezetteStatus: { kind: 'compare', column: 'indicatieLaatstGezetteStatus', operator: '=' },
    },
    categories: { all: 'behandeling', fields: { datumStatusGezet: null } },
    operations: ['list', 'create', 'read'],
    scopes: { list: [LEZEN], read: [LEZEN], create: [AANMAKEN, STATUS_TOEVOEGEN, HEROPENEN] },
    subjects: { kind: 'parent' },
    inzage: { name: 'Status van een zaak', without: ['gezetdoor'] },
    ignoresState: true,
    needs: statusNeeds,
    rules: [zrc016, gezetdoor, zrc008, zrc007],
    effects: [showAsLast, showLatest, closeOrReopen],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
    label: (record) => `Status van ${record.datumStatusGezet}`,
});
//# sourceMappingURL=status.js.map