import { nameId } from '../../foundation/name-id.js';
/** @throws when the characteristics of a resource cannot be read from an empty record: a fault in its declaration. */
export function declaredChannels(resources) {
    const channels = new Map();
    for (const { name, api, channel } of resources) {
        if (!channel)
            continue;
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
function kenmerkNames(resource, channel) {
    try {
        return Object.keys(channel.kenmerken?.({ id: '', record: {} }, NO_WORK) ?? {});
    }
    catch (cause) {
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
});
export const channelsOf = (declared, snapshot) => snapshot.derive('notificaties.channels', () => {
    const channels = new Map([...declared].map(([naam, { filters }]) => [naam, filters]));
    for (const { record } of snapshot.all('kanaal')) {
        const naam = String(record.naam);
        channels.set(naam, [...new Set([...(channels.get(naam) ?? []), ...record.filters])]);
    }
    return channels;
});
//# sourceMappingURL=channels.js.map