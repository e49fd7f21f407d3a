/** Vernietigingsregel: one case on a list, with its ground as it was when the list was made, and what became of it. */
import { choice, date, instant, integer, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { verborgen } from '../afgeschermde-regels.js';
import { meentApi } from '../meent-api.js';
import { LEZEN, STAPPEN } from './api.js';
import { grondFields, zaakFields } from './grond.js';
export const REGEL_STATUS = [
    'opgenomen',
    'uitgezonderd',
    'verlengd',
    'vervallen',
    'vernietigd',
    'ingetrokken',
];
export const vernietigingsregel = resource({
    name: 'vernietigingsregel',
    api: meentApi,
    path: 'vernietigingsregels',
    table: 'archief_vernietigingsregel',
    parent: 'vernietigingslijst',
    fields: {
        vernietigingslijst: relation('vernietigingslijst', { required: true, immutable: true, column: true }),
        ...zaakFields,
        ...grondFields,
        deelzaken: integer({ help: 'Zoveel deelzaken gaan mee.' }),
        documenten: integer({ help: 'Zoveel documenten gaan mee.' }),
        documentenBehouden: integer({
            help: 'Zoveel documenten blijven, omdat een andere zaak of een ander besluit ze gebruikt.',
        }),
        besluiten: integer({ help: 'Zoveel besluiten gaan mee.' }),
        status: choice(REGEL_STATUS, { server: true, column: true, default: 'opgenomen' }),
        reden: text(1000, { server: true, help: 'Waarom de zaak niet (meer) op de lijst staat.' }),
        nieuweArchiefactiedatum: date({ server: true, nullable: true }),
        gewijzigdDoor: text(200, { server: true }),
        gewijzigdOp: instant({ server: true, nullable: true }),
    },
    columns: {
        /** The case, while it waits on a list that may be carried out: a case waits on one list. */
        actief: { type: 'uuid', from: ({ status, zaakId }) => (status === 'opgenomen' ? zaakId : null) },
        /** Version of the case when it was put on the list: one that changed since goes off it. */
        zaakversie: { type: 'bigint' },
        /** Digests of content that the destroyed documents had, until the last of it is gone from the store. */
        inhoud: { type: 'text[]' },
        ...verborgen,
    },
    unique: [
        {
            fields: ['actief'],
            code: 'unique',
            reason: 'Een van deze zaken staat intussen op een andere lijst. Maak de lijst opnieuw.',
        },
    ],
    indexes: [['vernietigingslijst', 'status'], ['zaakId']],
    filters: {
        vernietigingslijst: { kind: 'compare', column: 'vernietigingslijst', operator: '=' },
        status: { kind: 'compare', column: 'status', operator: '=' },
        zaakId: { kind: 'compare', column: 'zaakId', operator: '=' },
    },
    operations: ['list', 'read'],
    scopes: { list: [LEZEN, ...STAPPEN], read: [LEZEN, ...STAPPEN], update: [...STAPPEN] },
    label: (record) => String(record.identificatie),
});
//# sourceMappingURL=vernietigingsregel.js.map