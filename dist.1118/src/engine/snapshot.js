import { deadlineIn } from '../foundation/deadline.js';
import { renderBody } from './body.js';
import { bodyVersionOf } from './columns.js';
import { selectRows } from './rows.js';
import { EPOCH_CHANNEL } from './store.js';
/** A load is of nobody in particular: all who ask meanwhile wait for it, and each has less patience than a request has time. */
const LOAD_MS = 10_000;
/** Follows epochs that other processes raise. Returns the function that stops it. */
export const followEpochs = (db, { snapshots, ready }) => db.listen(EPOCH_CHANNEL, (payload) => {
    const [municipality, epoch] = payload.split(' ').map(Number);
    if (municipality && epoch)
        return snapshots.saw(municipality, epoch);
    // An empty payload: the connection was broken, and what was told meanwhile is unknown. It may be another server, which lacks
    // the last commits of this one and gives their stamps to others.
    snapshots.forget();
    ready.clear();
});
export function createSnapshots(db, registry, reader) {
    const current = new Map();
    /** The newest epoch that anybody told of; a load that began before it was raised does not count. */
    const newest = new Map();
    const loading = new Map();
    const cached = registry.all.filter((resource) => resource.cached && !resource.fixed);
    const fixed = fixedTables(registry);
    async function load(municipality) {
        // One transaction at repeatable read would be tidier; the epoch is read first, so a write in between only causes a reload.
        const inTime = db.in({ municipality, deadline: deadlineIn(LOAD_MS) });
        const [head] = await inTime.query({ name: 'epoch', text: 'select epoch from municipality_epoch where municipality = $1' }, [municipality]);
        const tables = await Promise.all(cached.map(async (resource) => {
            const rows = await inTime.query({
                name: `all_${resource.name}`,
                text: `${selectRows(registry, resource)} where t.municipality = $1 order by t.id`,
            }, [municipality]);
            return [
                resource.name,
                new Map(rows.map((raw) => [String(raw.id), reader(resource, municipality, raw)])),
            ];
        }));
        return createSnapshot(municipality, head?.epoch ?? 0, new Map([...tables, ...fixed.tables]), fixed.aliases);
    }
    const saw = (municipality, epoch) => {
        if (epoch > (newest.get(municipality) ?? 0))
            newest.set(municipality, epoch);
    };
    return {
        current(municipality) {
            const known = current.get(municipality);
            if (known && known.epoch >= (newest.get(municipality) ?? 0))
                return Promise.resolve(known);
            let pending = loading.get(municipality);
            if (!pending) {
                pending = load(municipality)
                    .then((snapshot) => {
                    current.set(municipality, snapshot);
                    return snapshot;
                })
                    .finally(() => loading.delete(municipality));
                loading.set(municipality, pending);
            }
            return pending;
        },
        saw,
        forget(municipality) {
            if (municipality === undefined)
                current.clear();
            else
                current.delete(municipality);
        },
        next(snapshot, changed, removed) {
            const tables = new Map(cached.map(({ name }) => [name, new Map(snapshot.all(name).map((row) => [row.id, row]))]));
            for (const row of changed)
                tables.get(row.resource.name)?.set(row.id, row);
            for (const name of new Set(changed.map(({ resource }) => resource.name)))
                if (tables.has(name))
                    tables.set(name, inOrder(tables.get(name)));
            for (const { resource, id } of removed)
                tables.get(resource)?.delete(id);
            const { municipality, epoch } = snapshot;
            return createSnapshot(municipality, epoch + 1, new Map([...tables, ...fixed.tables]), fixed.aliases);
        },
        apply(next) {
            const { municipality, epoch } = next;
            // A load that is under way began before this write and may lack it.
            saw(municipality, epoch);
            const known = current.get(municipality);
            if (!known)
                return;
            if (known.epoch === epoch - 1)
                current.set(municipality, next);
            else
                current.delete(municipality);
        },
    };
}
/** As the database gives them: lists, pages and ETags are the same in every process, whoever wrote. */
const inOrder = (rows) => new Map([...rows].sort(([one], [other]) => (one < other ? -1 : 1)));
/** Reference data of the program, rendered once for all municipalities. */
function fixedTables(registry) {
    const tables = new Map();
    const aliases = new Map();
    for (const resource of registry.all) {
        if (!resource.fixed)
            continue;
        const rows = new Map(resource.fixed.records.map(({ id, record }) => [
            id,
            {
                resource,
                id,
                version: 1,
                body: renderBody(registry, resource, id, record, UNSEALED),
                bodyVersion: bodyVersionOf(resource),
                columns: {},
                record,
            },
        ]));
        tables.set(resource.name, rows);
        aliases.set(resource.name, new Map([...(resource.fixed.aliases ?? [])].flatMap(([alias, id]) => (rows.has(id) ? [[alias, rows.get(id)]] : []))));
    }
    return { tables, aliases };
}
/** Reference data holds no sealed fields. */
const UNSEALED = {
    seal: () => {
        throw new TypeError('reference data has no sealed fields');
    },
    unseal: (value) => value,
};
function createSnapshot(municipality, epoch, tables, aliases) {
    const indexes = new Map();
    const derived = new Map();
    const index = (resource, field) => {
        const key = `${resource}.${field}`;
        let found = indexes.get(key);
        if (!found) {
            found = new Map();
            for (const row of tables.get(resource)?.values() ?? []) {
                const value = row.record[field];
                for (const id of Array.isArray(value) ? value : [value]) {
                    const bucket = found.get(String(id));
                    if (bucket)
                        bucket.push(row);
                    else
                        found.set(String(id), [row]);
                }
            }
            indexes.set(key, found);
        }
        return found;
    };
    const snapshot = {
        municipality,
        epoch,
        get: (resource, id) => tables.get(resource)?.get(id) ?? aliases.get(resource)?.get(id),
        all: (resource) => [...(tables.get(resource)?.values() ?? [])],
        related: (resource, field, id) => index(resource, field).get(id) ?? [],
        derive(key, compute) {
            if (!derived.has(key))
                derived.set(key, compute(snapshot));
            return derived.get(key);
        },
    };
    return snapshot;
}
/** Resources that live in a snapshot. */
export const isCached = (resource) => resource.cached === true;
//# sourceMappingURL=snapshot.js.map