/** Vernietigingslijst: cases whose period is over, put together, judged by two others, and then destroyed. */
import { choice, date, instant, list, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { meentApi } from '../meent-api.js';
import { persoonVan } from '../wie.js';
import { LEZEN, OPSTELLEN, STAPPEN } from './api.js';
/** In the order in which a list comes to its end; withdrawn at any point before it is carried out. */
export const LIJST_STATUS = [
    'opgesteld',
    'beoordeeld',
    'vastgesteld',
    'wordt_uitgevoerd',
    'uitgevoerd',
    'ingetrokken',
];
const wie = text(200, { server: true });
const wanneer = instant({ server: true, nullable: true });
export const vernietigingslijst = resource({
    name: 'vernietigingslijst',
    api: meentApi,
    path: 'vernietigingslijsten',
    table: 'archief_vernietigingslijst',
    fields: {
        naam: text(100, { required: true, min: 1, blank: false, column: true, help: 'Hoe de lijst heet, voor mensen.' }),
        toelichting: text(1000),
        zaaktypen: list(relation('zaaktype'), {
            help: 'Alleen zaken van deze zaaktypen, in al hun versies. Leeg: alle zaaktypen.',
        }),
        actiedatumVanaf: date({ nullable: true, help: 'Alleen zaken met een archiefactiedatum vanaf deze dag.' }),
        actiedatumTotEnMet: date({ nullable: true, help: 'Alleen zaken met een archiefactiedatum tot en met deze dag.' }),
        status: choice(LIJST_STATUS, { server: true, column: true, default: 'opgesteld' }),
        opgesteldDoor: wie,
        opgesteldOp: instant({ server: true, nullable: true, column: true }),
        beoordeeldDoor: wie,
        beoordeeldOp: wanneer,
        vastgesteldDoor: wie,
        vastgesteldOp: wanneer,
        gestartDoor: wie,
        gestartOp: wanneer,
        uitgevoerdOp: wanneer,
        ingetrokkenDoor: wie,
        ingetrokkenOp: wanneer,
        redenIntrekking: longText({ server: true, max: 1000 }),
        verklaring: relation('vernietigingsverklaring', { server: true, nullable: true }),
    },
    columns: {
        /** Who the employees were: two names may be the same, and one person may not do two steps. */
        opsteller: { type: 'text' },
        beoordelaar: { type: 'text' },
        vaststeller: { type: 'text' },
        /** Through which application each came; null: at the pages of Meent, which saw them log in. */
        opstellerVia: { type: 'text' },
        beoordelaarVia: { type: 'text' },
        vaststellerVia: { type: 'text' },
    },
    indexes: [['opgesteldOp'], ['status', 'opgesteldOp']],
    filters: {
        status: { kind: 'compare', column: 'status', operator: '=' },
        naam: { kind: 'compare', column: 'naam', operator: '=' },
    },
    ordering: ['opgesteldOp'],
    operations: ['list', 'read'],
    scopes: { list: [LEZEN, ...STAPPEN], read: [LEZEN, ...STAPPEN], create: [OPSTELLEN] },
    derive: (record, work, before) => (before ? record : { ...record, opgesteldOp: work.at.toISOString() }),
    rules: [
        {
            number: 'meent-archief-persoon',
            on: ['create'],
            check: ({ caller }) => persoonVan(caller)
                ? undefined
                : {
                    name: 'nonFieldErrors',
                    code: 'employee-required',
                    reason: 'Een lijst heeft een medewerker die hem opstelt. Geef in het token aan wie dat is (user_id).',
                },
        },
    ],
    label: (record) => String(record.naam),
});
//# sourceMappingURL=vernietigingslijst.js.map