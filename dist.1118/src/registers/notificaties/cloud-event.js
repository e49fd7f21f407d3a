/**
 * The same notification as a CloudEvent, by the NL GOV profile 1.1 (Logius): JSON in structured mode. Attributes are read by
 * who only passes an event on, so they hold ids and codes of our own records alone; the notification itself is `data`.
 */
import { oinOf } from '../../foundation/municipality.js';
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';
/** `urn:nld:oin:00000001823288444000:systeem:meent`: who publishes, whatever its host is called this year. */
export const sourceOf = async (db, municipality) => `urn:nld:oin:${await oinOf(db.node, municipality)}:systeem:meent`;
/** The JSON that is sent. */
export function renderCloudEvent(message, { id, number, source, own }) {
    const { kanaal, resource, actie, aanmaakdatum } = message;
    return JSON.stringify({
        specversion: '1.0',
        id,
        source,
        type: `nl.overheid.${word(kanaal)}.${word(resource)}-${word(ACTIES[actie] ?? actie)}`,
        // When the change was stored.
        time: aanmaakdatum,
        ...(own && {
            subject: message.hoofdObject.slice(message.hoofdObject.lastIndexOf('/') + 1),
            dataref: message.resourceUrl,
        }),
        // Compared as text, so all have one length.
        sequence: String(number).padStart(SEQUENCE_LENGTH, '0'),
        datacontenttype: 'application/json',
        data: message,
    });
}
/** An int8 of PostgreSQL at its longest. */
const SEQUENCE_LENGTH = 19;
const ACTIES = {
    create: 'aangemaakt',
    update: 'gewijzigd',
    destroy: 'verwijderd',
};
/** Part of a name in reverse DNS notation; others may publish on a channel with any name. */
const word = (text) => text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'onbekend';
//# sourceMappingURL=cloud-event.js.map