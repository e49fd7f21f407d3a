/** Applicatie: a client that may call, and what it may do (Autorisaties API 1.1.0). */
import { choice, flag, group, json, list, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { VERTROUWELIJKHEID } from '../../gate/rights.js';
import { autorisatiesApi, BIJWERKEN, LEZEN } from './api.js';
import { componentWeergave } from './derive.js';
import { ownNames, ownNamesGone, ownRights } from './own-rights.js';
import { ac001, ac002, ac003, activiteit, eigenNamen, publicatie, velden } from './rules.js';
import { leestNiets, magSamen } from './samen.js';
import { onthoudClientIds } from './vergeven-client-id.js';
/** `otc` (Objecttypen), `orc` (Objecten) and `meent` (the open registers and the own operations) are ours. */
export const COMPONENTEN = ['ac', 'nrc', 'zrc', 'ztc', 'drc', 'brc', 'otc', 'orc', 'meent'];
const only = (...values) => ({ only: { by: 'component', values } });
export const applicatie = resource({
    name: 'applicatie',
    api: autorisatiesApi,
    path: 'applicaties',
    table: 'applicatie',
    bodyVersion: 2,
    cached: true,
    fields: {
        clientIds: list(text(50, { min: 1, blank: false, required: true }), {
            required: true,
            help: 'Namen waarmee de applicatie zich meldt (client_id). Een naam hoort bij één applicatie, en gaat nooit naar een andere.',
        }),
        label: text(100, { required: true, help: 'Naam van de applicatie, voor mensen.' }),
        heeftAlleAutorisaties: flag({ help: 'Mag alles. Alleen voor een applicatie die u helemaal vertrouwt.' }),
        alleenIsGereedVoorPublicatie: flag({
            help: 'Ziet alleen documenten die gereed zijn voor publicatie. Gaat niet samen met heeftAlleAutorisaties.',
        }),
        autorisaties: list(group({
            component: choice(COMPONENTEN, { required: true }),
            componentWeergave: text(100, { server: true }),
            scopes: list(text(100, { min: 1, required: true }), { required: true }),
            zaaktype: relation('zaaktype', { max: 1000, external: true, ...only('zrc') }),
            informatieobjecttype: relation('informatieobjecttype', { max: 1000, external: true, ...only('drc') }),
            besluittype: relation('besluittype', { max: 1000, external: true, ...only('brc') }),
            objecttype: relation('objecttype', { max: 1000, external: true, ...only('orc') }),
            velden: json({
                nullable: true,
                help: 'Per versie van het objecttype de velden van data die de applicatie ziet: {"1": ["naam"]}. Leeg: alles.',
                ...only('orc'),
            }),
            maxVertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEID, {
                help: 'Hoogste vertrouwelijkheid die de applicatie mag zien.',
                ...only('zrc', 'drc'),
            }),
            verwerkingsactiviteit: relation('verwerkingsactiviteit', {
                help: 'De verwerkingsactiviteit waarvoor dit recht is, met al haar versies. Leeg: die van het zaaktype, en anders de eerste van de applicatie.',
                // What the other components hold is about nobody, so it is for no activity.
                ...only('zrc', 'drc', 'brc', 'orc', 'meent'),
            }),
        })),
    },
    columns: {
        // The secret with which the client signs its tokens, sealed. Given once by an own operation, never shown again.
        geheim: { type: 'text' },
        // Processing activities that this application may name; the first is its default.
        activiteiten: { type: 'uuid[]' },
        /** Of the rights of one employee; null: until somebody takes them away. */
        laatsteDag: { type: 'date' },
    },
    filters: {
        clientIds: {
            kind: 'memory',
            value: text(1000),
            test: (row, value) => value.split(',').some((one) => row.record.clientIds.includes(one.trim())),
        },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: {
        list: [LEZEN],
        read: [LEZEN],
        create: [BIJWERKEN],
        update: [BIJWERKEN],
        patch: [BIJWERKEN],
        delete: [BIJWERKEN],
    },
    rules: [ac001, ac002, ac003, eigenNamen, publicatie, velden, activiteit, ownRights, ownNames, ownNamesGone, magSamen],
    effects: [componentWeergave, onthoudClientIds],
    warns: leestNiets,
    channel: { name: 'autorisaties' },
    label: (record) => String(record.label),
});
//# sourceMappingURL=applicatie.js.map