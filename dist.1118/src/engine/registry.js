/** All declared resources of the program, by registered name. Relations go by this name, so that registers need not import each other. */
import { isAddressedByParent } from './body.js';
import { columnsOf, snake } from './columns.js';
import { countedDates } from './count-dates.js';
import { checkSearch } from './search/texts.js';
const RECORD_PATH = /^(.*)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const ANY_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
/** @throws when two resources share a name, or a relation, parent or owner names a resource that does not exist. */
export function createRegistry(resources) {
    const byName = new Map();
    const byPath = new Map();
    for (const resource of resources) {
        if (byName.has(resource.name))
            throw new Error(`resource ${resource.name} is declared twice`);
        byName.set(resource.name, resource);
        if (isAddressedByParent(resource))
            continue;
        const { root, alsoAt } = resource.api;
        for (const at of [root, ...(alsoAt ? [alsoAt] : [])])
            byPath.set(`${at}/${resource.path.replace(/\{[^}]+\}/, '{}')}`, resource);
    }
    const get = (name) => {
        const found = byName.get(name);
        if (!found)
            throw new Error(`resource ${name} is not declared`);
        return found;
    };
    const shown = new Map(resources.map((resource) => [
        resource,
        Object.entries(resource.columns ?? {}).flatMap(([property, { shows, default: value }]) => shows
            ? [
                {
                    property,
                    column: snake(property),
                    target: shows === 'value' ? undefined : get(shows.relation),
                    default: value ?? null,
                },
            ]
            : []),
    ]));
    const columns = new Map(resources.map((resource) => [resource, columnsOf(resource).map(([name]) => name)]));
    for (const resource of resources) {
        checkReferences(resource, get);
        countedDates(resource);
        checkSearch(resource, get);
    }
    return {
        get,
        all: resources,
        apis: [...new Set(resources.map(({ api }) => api))],
        shownColumns: (resource) => shown.get(resource),
        columns: (resource) => columns.get(resource),
        resolve(path) {
            const match = RECORD_PATH.exec(path);
            const resource = match && byPath.get(match[1].replace(ANY_ID, '{}'));
            return resource ? { resource, id: match[2] } : undefined;
        },
    };
}
function checkReferences(resource, get) {
    for (const field of Object.values(resource.fields))
        checkField(field, get);
    if (resource.parent)
        get(resource.fields[resource.parent].to[0]);
    if (resource.owners && 'resource' in resource.owners)
        get(resource.owners.resource);
    if (resource.subjects?.kind === 'linked')
        for (const link of resource.subjects.links)
            for (const name of [link.resource, link.target])
                get(name);
    for (const { resource: name } of [...(resource.mirrors ?? []), ...(resource.cascade ?? [])])
        get(name);
}
function checkField(field, get) {
    for (const name of field.to ?? [])
        get(name);
    if (field.item)
        checkField(field.item, get);
    for (const fields of [field.fields ?? {}, ...Object.values(field.variants ?? {})])
        for (const part of Object.values(fields))
            checkField(part, get);
}
//# sourceMappingURL=registry.js.map