/**
 * Verklaring van vernietiging: what was destroyed, on what ground and how, with a checksum over all of it
 * (Archiefbesluit 1995, art. 8). Its cases are the records of `vernietiging` with the same list.
 */
import { instant, integer, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { meentApi } from '../meent-api.js';
import { LEZEN, STAPPEN } from './api.js';
export const vernietigingsverklaring = resource({
    name: 'vernietigingsverklaring',
    api: meentApi,
    path: 'vernietigingsverklaringen',
    table: 'archief_vernietigingsverklaring',
    fields: {
        vernietigingslijst: relation('vernietigingslijst', { immutable: true, column: true }),
        naam: text(100),
        organisatie: text(200),
        grondslag: text(500, { help: 'De wet en de regeling volgens welke is vernietigd.' }),
        wijze: text(500, { help: 'Hoe de gegevens zijn vernietigd.' }),
        opgesteldDoor: text(200),
        beoordeeldDoor: text(200),
        vastgesteldDoor: text(200),
        vastgesteldOp: instant({ nullable: true }),
        begonnenOp: instant({ nullable: true }),
        voltooidOp: instant({ column: true }),
        zaken: integer(),
        documenten: integer(),
        documentenBehouden: integer(),
        besluiten: integer(),
        nietVernietigd: integer({ help: 'Zaken die op de lijst stonden en gebleven zijn.' }),
        controlegetal: text(64, { help: 'SHA-256 over de verklaring met alle zaken, in de vorm van RFC 8785.' }),
    },
    indexes: [['voltooidOp']],
    unique: [{ fields: ['vernietigingslijst'], code: 'unique', reason: 'Deze lijst heeft al een verklaring.' }],
    filters: { vernietigingslijst: { kind: 'compare', column: 'vernietigingslijst', operator: '=' } },
    operations: ['list'],
    scopes: { list: [LEZEN, ...STAPPEN], read: [LEZEN, ...STAPPEN] },
    label: (record) => String(record.naam),
});
//# sourceMappingURL=vernietigingsverklaring.js.map