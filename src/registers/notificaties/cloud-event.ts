/**
 * The same notification as a CloudEvent, by the NL GOV profile 1.1 (Logius): JSON in structured mode. Attributes are read by
 * who only passes an event on, so they hold ids and codes of our own records alone; the notification itself is `data`.
 */

import type { Database, Municipality } from '../../foundation/db/types.ts';
import { oinOf } from '../../foundation/municipality.ts';
import type { Message } from './message.ts';

export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';

/** `urn:nld:oin:00000001823288444000:systeem:meent`: who publishes, whatever its host is called this year. */
export const sourceOf = async (db: Pick<Database, 'node'>, municipality: Municipality): Promise<string> =>
  `urn:nld:oin:${await oinOf(db.node, municipality)}:systeem:meent`;

export interface Occurrence {
  /** Of the change: the same when it is sent again, so that a subscriber sees that it had it. */
  readonly id: string;
  /** Rises with each change of the municipality; a subscription misses the numbers that it did not ask for. */
  readonly number: number;
  readonly source: string;
  /** False for what another source published: its addresses may say whom they are about. */
  readonly own: boolean;
}

/** The JSON that is sent. */
export function renderCloudEvent(message: Message, { id, number, source, own }: Occurrence): string {
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

const ACTIES: Readonly<Record<string, string>> = {
  create: 'aangemaakt',
  update: 'gewijzigd',
  destroy: 'verwijderd',
};

/** Part of a name in reverse DNS notation; others may publish on a channel with any name. */
const word = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'onbekend';
