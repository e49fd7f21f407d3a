/** Abonnement: who is told, where, and of what (Notificaties API 1.0.1). */
import { flag, group, json, list, longText, text, url } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { BEIDE, CONSUMEREN, MOST_BODY, notificatiesApi } from './api.js';
import { bekendeKanalen, eigenAbonnement, nietTeVeel, nieuweAuth } from './rules.js';
export const abonnement = (declared) => resource({
    name: 'abonnement',
    api: notificatiesApi,
    path: 'abonnement',
    table: 'notificaties_abonnement',
    cached: true,
    unpaged: true,
    maxBody: MOST_BODY,
    fields: {
        callbackUrl: url(2000, { required: true, help: 'Adres waar wij notificaties naartoe sturen.' }),
        auth: longText({
            required: true,
            writeOnly: true,
            sealed: true,
            column: true,
            max: 10_000,
            // It becomes a header: what HTTP does not allow there could become a second one.
            pattern: /^[\x20-\x7e]+$/,
            help: 'Inhoud van de kopregel Authorization bij elke notificatie. U krijgt deze niet meer te zien.',
        }),
        kanalen: list(group({
            filters: json({ default: {}, help: 'Kenmerken met hun waarde. Zonder kenmerk, of met *, filtert u niet.' }),
            naam: text(50, { required: true, help: 'Naam van het kanaal.' }),
        }), { required: true, help: 'De kanalen waarop u zich abonneert.' }),
        // Not in the standard; named as in its reference implementation.
        sendCloudevents: flag({
            help: 'Stuur notificaties als CloudEvent (NL GOV-profiel). De notificatie zelf staat dan in data.',
        }),
    },
    columns: {
        // The application that subscribed: it alone may change the subscription.
        applicatie: { type: 'text' },
        // Scheme and host under which the subscriber knows us; addresses in its notifications start with it.
        basis: { type: 'text' },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: {
        list: BEIDE,
        read: BEIDE,
        create: [CONSUMEREN],
        update: [CONSUMEREN],
        patch: [CONSUMEREN],
        delete: [CONSUMEREN],
    },
    rules: [eigenAbonnement, nieuweAuth, nietTeVeel, bekendeKanalen(declared)],
    effects: [
        {
            number: 'meent-nrc-eigenaar',
            on: ['create', 'update'],
            apply(work, it) {
                const applicatie = it.before?.columns.applicatie ?? work.caller.application.id;
                work.setColumns(it, { applicatie, basis: work.caller.base });
            },
        },
    ],
});
//# sourceMappingURL=abonnement.js.map