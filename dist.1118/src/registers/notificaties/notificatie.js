/**
 * Notificatie: what another source publishes through us. Its change record is what subscribers are told, like any other;
 * the record itself is cleared when that was handed out, so it is made and never read.
 */
import { instant, json, text, url } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { MOST_BODY, notificatiesApi, PUBLICEREN } from './api.js';
import { kenmerkenVanKanaal, nietVanHier } from './rules.js';
export const notificatieFields = {
    kanaal: text(50, { required: true }),
    // Addresses of other systems may say whom they are about, whatever the standard asks.
    hoofdObject: url(1000, { required: true, sealed: true }),
    resource: text(100, { required: true }),
    resourceUrl: url(1000, { required: true, sealed: true }),
    actie: text(100, { required: true }),
    aanmaakdatum: instant({ required: true }),
    kenmerken: json({ default: {} }),
};
export const notificatie = (declared) => resource({
    name: 'notificatie',
    api: notificatiesApi,
    path: 'notificaties',
    table: 'notificaties_notificatie',
    maxBody: MOST_BODY,
    fields: notificatieFields,
    operations: ['create'],
    scopes: { create: [PUBLICEREN] },
    rules: [kenmerkenVanKanaal(declared), nietVanHier(declared)],
});
//# sourceMappingURL=notificatie.js.map