/**
 * Vernietiging: that a case was destroyed, and on what ground. One for each case that goes, whether by a list or because
 * somebody removed it. It says nothing of persons and outlives the case (Archiefbesluit 1995, art. 8).
 */
import { choice, instant, integer, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { meentApi } from '../meent-api.js';
import { LEZEN, STAPPEN } from './api.js';
import { grondFields, zaakFields } from './grond.js';
export const vernietiging = resource({
    name: 'vernietiging',
    api: meentApi,
    path: 'vernietigingen',
    table: 'archief_vernietiging',
    fields: {
        ...zaakFields,
        ...grondFields,
        archiefnominatie: text(20),
        archiefstatus: text(50),
        hoofdzaak: text(40, { help: 'Het zaaknummer van de hoofdzaak waarmee deze deelzaak meeging.' }),
        documenten: integer(),
        documentenBehouden: integer(),
        besluiten: integer(),
        wijze: choice(['vernietigingslijst', 'verwijderd'], {
            column: true,
            help: 'Volgens een vernietigingslijst, of los verwijderd door een applicatie of medewerker.',
        }),
        vernietigingslijst: relation('vernietigingslijst', { nullable: true, column: true }),
        vernietigdOp: instant({ column: true }),
        door: text(200, { help: 'Wie het deed: de medewerker, of de applicatie die niemand noemde.' }),
        toelichting: text(1000),
    },
    indexes: [['vernietigdOp'], ['vernietigingslijst'], ['zaakId']],
    filters: {
        vernietigingslijst: { kind: 'compare', column: 'vernietigingslijst', operator: '=' },
        wijze: { kind: 'compare', column: 'wijze', operator: '=' },
        zaakId: { kind: 'compare', column: 'zaakId', operator: '=' },
        vernietigdVanaf: { kind: 'compare', column: 'vernietigdOp', operator: '>=' },
        vernietigdVoor: { kind: 'compare', column: 'vernietigdOp', operator: '<' },
    },
    ordering: ['vernietigdOp'],
    operations: ['list', 'read'],
    scopes: { list: [LEZEN, ...STAPPEN], read: [LEZEN, ...STAPPEN] },
    label: (record) => String(record.identificatie),
});
//# sourceMappingURL=vernietiging.js.map