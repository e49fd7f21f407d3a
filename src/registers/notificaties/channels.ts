/**
 * Channels of the declared resources: each register that declares a channel publishes on it without anybody having to
 * make it first. What others publish on is made by them (kanaal.ts); together these are the channels of a municipality.
 */
import type { Resource } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Work } from '../../engine/work.ts';
import { nameId } from '../../foundation/name-id.ts';

export interface DeclaredChannel {
  readonly id: string;
  readonly naam: string;
  /** Where the API that publishes documents itself, below the base. */
  readonly documentation: string;
  readonly filters: readonly string[];
}

export type DeclaredChannels = ReadonlyMap<string, DeclaredChannel>;

/** Names of channels with the characteristics that may be filtered on. */
export type Channels = ReadonlyMap<string, readonly string[]>;

/** @throws when the characteristics of a resource cannot be read from an empty record: a fault in its declaration. */
export function declaredChannels(resources: readonly Resource[]): DeclaredChannels {
  const channels = new Map<string, DeclaredChannel>();
  for (const { name, api, channel } of resources) {
    if (!channel) continue;
    const known = channels.get(channel.name);
    channels.set(channel.name, {
      id: nameId('kanaal', channel.name),
      naam: channel.name,
      documentation: `${api.root}/openapi.yaml`,
      ...known,
      filters: [...new Set([...(known?.filters ?? []), ...kenmerkNames(name, channel)])],
    });
  }
  return channels;
}

function kenmerkNames(resource: string, channel: NonNullable<Resource['channel']>): readonly string[] {
  try {
    return Object.keys(channel.kenmerken?.({ id: '', record: {} }, NO_WORK) ?? {});
  } catch (cause) {
    throw new Error(`the kenmerken of ${resource} cannot be read from an empty record`, { cause });
  }
}

/** A work in which nothing is found. */
const NO_WORK = Object.freeze({
  caller: { base: '' },
  snapshot: { get: () => undefined, all: () => [], related: () => [] },
  drafts: [],
  find: () => undefined,
  filter: () => [],
}) as unknown as Work;

export const channelsOf = (declared: DeclaredChannels, snapshot: Snapshot): Channels =>
  snapshot.derive('notificaties.channels', () => {
    const channels = new Map<string, readonly string[]>([...declared].map(([naam, { filters }]) => [naam, filters]));
    for (const { record } of snapshot.all('kanaal')) {
      const naam = String(record.naam);
      channels.set(naam, [...new Set([...(channels.get(naam) ?? []), ...(record.filters as readonly string[])])]);
    }
    return channels;
  });
