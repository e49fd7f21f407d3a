/**
 * Notificatie: what another source publishes through us. Its change record is what subscribers are told, like any other;
 * the record itself is cleared when that was handed out, so it is made and never read.
 */
import { type Fields, instant, json, text, url } from '../../engine/fields.ts';
import { type Resource, resource } from '../../engine/resource.ts';
import { MOST_BODY, notificatiesApi, PUBLICEREN } from './api.ts';
import type { DeclaredChannels } from './channels.ts';
import { kenmerkenVanKanaal, nietVanHier } from './rules.ts';

export const notificatieFields: Fields = {
  kanaal: text(50, { required: true }),
  // Addresses of other systems may say whom they are about, whatever the standard asks.
  hoofdObject: url(1000, { required: true, sealed: true }),
  resource: text(100, { required: true }),
  resourceUrl: url(1000, { required: true, sealed: true }),
  actie: text(100, { required: true }),
  aanmaakdatum: instant({ required: true }),
  kenmerken: json({ default: {} }),
};

export const notificatie = (declared: DeclaredChannels): Resource =>
  resource({
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
