/**
 * A client id that its application gave up, or that went with it. It says for ever which application it was (ac-001): what
 * somebody still holds in that name, in a setting or a log of their own, never comes to mean another.
 */
import { text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { isOwnClient } from '../client-ids.js';
import { autorisatiesApi, BIJWERKEN } from './api.js';
const NAME = 'vergevenclientid';
export const vergevenClientId = resource({
    name: NAME,
    api: autorisatiesApi,
    path: 'vergeven-client-ids',
    table: 'autorisaties_vergeven_client_id',
    cached: true,
    fields: {
        clientId: text(50, { required: true }),
        // No relation: the application may be gone.
        applicatie: text(36, { required: true }),
    },
    // Written by an effect, read by a rule.
    operations: [],
    scopes: { create: [BIJWERKEN] },
});
/** The client ids that once belonged to another application than this one. */
export const clientIdsVanEerder = (work, { id }) => new Set(work.snapshot
    .all(NAME)
    .filter(({ record }) => record.applicatie !== id)
    .map(({ record }) => String(record.clientId)));
/** Names of Meent itself are those of employees and roles, who come back: they open nothing from outside. */
export const onthoudClientIds = {
    number: 'ac-001',
    on: ['update', 'delete'],
    apply(work, { id, before, record, action }) {
        const kept = action === 'delete' ? [] : record.clientIds;
        const known = work.snapshot.all(NAME).filter((row) => row.record.applicatie === id);
        for (const clientId of before.record.clientIds)
            if (!kept.includes(clientId) && !isOwnClient(clientId) && !known.some((row) => row.record.clientId === clientId))
                work.create(NAME, { clientId, applicatie: id });
    },
};
//# sourceMappingURL=vergeven-client-id.js.map