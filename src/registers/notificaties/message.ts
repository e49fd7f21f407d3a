/** From a change record to the notification that the standard describes, and whether a subscription wants it. */
import { carrierOf } from '../../engine/access.ts';
import { parseBody, pathOf, sealerOf } from '../../engine/body.ts';
import type { Field } from '../../engine/fields.ts';
import type { Registry } from '../../engine/registry.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import type { Keys } from '../../foundation/types.ts';

/** What a change record holds of a notification. */
export interface Change {
  readonly resource: string;
  readonly record: string;
  readonly main_resource: string;
  readonly main: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly at: Date;
  readonly kenmerken: Readonly<Record<string, string>> | null;
  /** Stored body, of a message that another source published. */
  readonly after: string | null;
}

/** A change as far as subscriptions are matched with it. */
export interface Announcement {
  readonly kanaal: string;
  readonly kenmerken: Readonly<Record<string, string>>;
  /** Notifications with the same one are told in their order. */
  readonly lane: string;
}

export interface MessageParts {
  readonly registry: Registry;
  readonly keys: Keys;
}

/** Nothing for a change that nobody is told of: what follows from another change, and what is on no channel. */
export function announcementOf(
  parts: MessageParts,
  municipality: Municipality,
  change: Change,
): Announcement | undefined {
  if (change.resource === 'notificatie') {
    if (change.action !== 'create' || change.after === null) return undefined;
    const { kanaal, hoofdObject, kenmerken } = publishedRecord(parts, municipality, change.after);
    return {
      kanaal: String(kanaal),
      kenmerken: kenmerken as Announcement['kenmerken'],
      lane: parts.keys.hash(municipality, 'hoofdobject', String(hoofdObject)),
    };
  }
  if (!change.kenmerken || !isDeclared(parts.registry, change.resource)) return undefined;
  const { channel } = parts.registry.get(change.resource);
  return channel && { kanaal: channel.name, kenmerken: change.kenmerken, lane: change.main };
}

/** A change of a resource that a later release no longer has. */
const isDeclared = (registry: Registry, name: string): boolean => registry.all.some((one) => one.name === name);

interface Group {
  readonly naam: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** Absent and `*` let everything through; anything else must be equal, with capitals as they are. */
export const wants = (
  registry: Registry,
  kanalen: readonly Group[],
  { kanaal, kenmerken }: Pick<Announcement, 'kanaal' | 'kenmerken'>,
): boolean =>
  kanalen.some(
    ({ naam, filters }) =>
      naam === kanaal &&
      Object.entries(filters).every(
        ([name, value]) =>
          value === '*' || (Object.hasOwn(kenmerken, name) && isSame(registry, kenmerken[name]!, value)),
      ),
  );

/** A record is the same under every name of our host, so its id is compared. */
function isSame(registry: Registry, kenmerk: string, wanted: string): boolean {
  if (kenmerk === wanted) return true;
  const path = URL.parse(wanted)?.pathname;
  const found = path === undefined ? undefined : registry.resolve(path);
  return found !== undefined && (kenmerk === found.id || kenmerk === `${found.resource.name}/${found.id}`);
}

/** The notification of the standard. */
export interface Message {
  readonly kanaal: string;
  readonly hoofdObject: string;
  readonly resource: string;
  readonly resourceUrl: string;
  readonly actie: string;
  /** RFC 3339 */
  readonly aanmaakdatum: string;
  readonly kenmerken: Readonly<Record<string, string>>;
}

/** @param base scheme and host under which the subscriber knows us */
export function messageOf(parts: MessageParts, municipality: Municipality, base: string, change: Change): Message {
  if (change.resource === 'notificatie')
    return publishedRecord(parts, municipality, change.after!) as unknown as Message;
  const { registry } = parts;
  const resource = registry.get(change.resource);
  const main = registry.get(change.main_resource);
  const { fields } = carrierOf(registry, resource);
  const { name: kanaal, relations = {} } = resource.channel!;
  return {
    kanaal,
    hoofdObject: base + pathOf(main, change.main),
    resource: change.resource,
    resourceUrl: base + pathOf(resource, change.record, change.main),
    actie: ACTIE[change.action],
    aanmaakdatum: change.at.toISOString(),
    kenmerken: Object.fromEntries(
      Object.entries(change.kenmerken ?? {})
        // The standard has no empty characteristics.
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [name, addressOf(registry, base, fields[relations[name] ?? name], value)]),
    ),
  };
}

const ACTIE = { create: 'create', update: 'update', delete: 'destroy' } as const;

function addressOf(registry: Registry, base: string, field: Field | undefined, value: string): string {
  if (field?.kind !== 'relation' || value.includes(':')) return value;
  const [name, id] = value.includes('/') ? (value.split('/') as [string, string]) : [field.to![0]!, value];
  return base + pathOf(registry.get(name), id);
}

const publishedRecord = ({ registry, keys }: MessageParts, municipality: Municipality, stored: string): Record_ =>
  parseBody(registry, registry.get('notificatie'), stored, sealerOf(keys, municipality));
