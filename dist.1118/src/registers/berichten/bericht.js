/** Bericht: a letter of the municipality in the message box of one resident. The box is the source of truth. */
import { instant, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { meentApi } from '../meent-api.js';
export const BERICHTEN_LEZEN = 'berichten.lezen';
export const BERICHTEN_SCHRIJVEN = 'berichten.schrijven';
export const bericht = resource({
    name: 'bericht',
    api: meentApi,
    path: 'berichten',
    table: 'berichten_bericht',
    source: 'berichten',
    fields: {
        onderwerp: text(150, { required: true }),
        /** Plain text; an empty line starts a paragraph. */
        inhoud: longText({ required: true, max: 10_000 }),
        /** Role or department that writes, never the name of an employee. */
        afzender: text(100, { required: true }),
        zaak: relation('zaak', { nullable: true, column: true, immutable: true }),
        verzonden: instant({ required: true, column: true, immutable: true }),
        gelezen: instant({ nullable: true, column: true }),
    },
    columns: {
        /** Keyed hash of the BSN of the resident whose box this is in; set where the message is made. */
        ontvanger: { type: 'text' },
        subjects: { type: 'text[]', default: [] },
    },
    indexes: [['ontvanger', 'verzonden'], ['zaak']],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        ongelezen: { kind: 'isnull', column: 'gelezen' },
    },
    ordering: ['verzonden'],
    // A message is made by a process of ours, which knows in whose box it goes: no body says so.
    categories: { all: 'berichten', fields: { afzender: null, verzonden: null, gelezen: 'gebruik' } },
    operations: ['list', 'read', 'patch'],
    scopes: {
        list: [BERICHTEN_LEZEN],
        read: [BERICHTEN_LEZEN],
        create: [BERICHTEN_SCHRIJVEN],
        patch: [BERICHTEN_LEZEN],
    },
    owners: { own: 'ontvanger' },
    subjects: { kind: 'column', column: 'subjects' },
    inzage: { name: 'Bericht' },
    rules: [
        {
            number: 'meent-bericht-1',
            on: ['update'],
            // A letter that was sent stays as it was; only that it was read may be noted.
            check: (_, { before, record }) => ['onderwerp', 'inhoud', 'afzender']
                .filter((name) => before.record[name] !== record[name])
                .map((name) => ({
                name,
                code: 'wijzigen-niet-toegelaten',
                reason: 'Een verzonden bericht verandert niet meer.',
            })),
        },
        {
            number: 'meent-bericht-2',
            on: ['create'],
            check: (_, { columns }) => columns.ontvanger
                ? undefined
                : { name: 'ontvanger', code: 'required', reason: 'Een bericht heeft een ontvanger.' },
        },
    ],
});
//# sourceMappingURL=bericht.js.map