/** Which cases a look was about, as far as the resident may see them, and what of each was looked at. */
import { accessOf, accessSql, reachOf } from '../../engine/access.js';
import { find } from './door.js';
const DOCUMENT = 'enkelvoudiginformatieobject';
const LINK = 'zaakinformatieobject';
/** Links of the documents on one page to cases of one resident. */
const MOST_LINKS = 1_000;
const keyOf = ({ resource, id }) => `${resource}/${id}`;
/** A look at several cases stands at each of them. Whatever there is to look up is asked together: once for each record. */
export async function casesOf(engine, caller, looks) {
    const known = new Set(engine.parts.registry.all.filter(({ cached }) => !cached).map(({ name }) => name));
    const records = new Map(looks.flatMap((look) => look.records).map((record) => [keyOf(record), record]));
    const asked = [...records.values()].filter(({ resource }) => known.has(resource));
    const direct = await Promise.all(asked.map((record) => idOfCase(engine, caller, record)));
    const ids = new Map(asked.map((record, at) => [keyOf(record), direct[at] ? [direct[at]] : []]));
    const documents = asked.filter(({ resource }) => resource === DOCUMENT).map(({ id }) => id);
    for (const { record } of await linksOf(engine, caller, documents))
        ids.get(keyOf({ resource: DOCUMENT, id: String(record.informatieobject) }))?.push(String(record.zaak));
    const found = await Promise.all([...new Set([...ids.values()].flat())].map((id) => find(engine, caller, 'zaak', id)));
    const cases = new Map(found.flatMap((one) => (one && 'row' in one ? [[one.row.id, one.row]] : [])));
    return new Map(looks.map((look) => [look, byCase(look, ids, cases)]));
}
function byCase({ records }, ids, cases) {
    const placed = records.map((record) => ({
        record,
        of: new Set((ids.get(keyOf(record)) ?? []).filter((id) => cases.has(id))),
    }));
    return [...new Set(placed.flatMap(({ of }) => [...of]))].map((id) => ({
        zaak: cases.get(id),
        records: placed.filter(({ of }) => of.size === 0 || of.has(id)).map(({ record }) => record),
    }));
}
/** The case itself, or the one that a record says that it is of. */
async function idOfCase(engine, caller, { resource, id }) {
    if (resource === 'zaak')
        return id;
    if (resource === DOCUMENT || !engine.parts.registry.get(resource).fields.zaak)
        return undefined;
    const found = await find(engine, caller, resource, id);
    return found && 'row' in found && typeof found.row.record.zaak === 'string' ? found.row.record.zaak : undefined;
}
async function linksOf(engine, caller, documents) {
    if (documents.length === 0)
        return [];
    const { registry, reader, db } = engine.parts;
    const link = registry.get(LINK);
    const reach = reachOf(registry, link);
    const values = [caller.municipality, documents];
    const allowed = accessSql(reach, accessOf(caller, link, link.scopes.list ?? []), (value) => `$${values.push(value)}`);
    const text = `select to_json(r) as row from (select ${reach.select} from ${reach.from}
 where t.municipality = $1 and t.informatieobject = any($2::uuid[]) and ${allowed} order by t.id limit ${MOST_LINKS}) r`;
    const rows = await db
        .in(caller)
        .query(engine.parts.statement('looked', text), values);
    return rows.map(({ row }) => reader(link, caller.municipality, row));
}
//# sourceMappingURL=looked-cases.js.map