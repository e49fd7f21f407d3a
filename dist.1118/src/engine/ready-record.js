import { isSealed } from './body.js';
import { linesOf } from './log.js';
import { ReadyRecord } from './ready.js';
/**
 * What is made of other records, or of the day, is not what the row says; lists without pages may be long, and what is sealed
 * is opened at each answer.
 */
export const canBeReady = (resource) => !resource.cached && !resource.project && !resource.unpaged && !showsSealed(resource);
const known = new WeakMap();
function showsSealed(resource) {
    let shows = known.get(resource);
    if (shows === undefined) {
        shows = anySealed(resource.fields);
        known.set(resource, shows);
    }
    return shows;
}
const anySealed = (fields) => Object.values(fields).some((field) => !field.writeOnly && isSealedIn(field));
const isSealedIn = ({ sealed, seals, fields, variants, item }) => sealed === true ||
    seals !== undefined ||
    (fields !== undefined && anySealed(fields)) ||
    (item !== undefined && isSealedIn(item)) ||
    Object.values(variants ?? {}).some(anySealed);
/** The row itself says whom it is about; others ask it of another row, which has a version of its own. */
export const isAboutOwn = ({ subjects }) => subjects === undefined || subjects.kind === 'column';
/** What makes one row look different. */
export const shapeOf = ({ municipality, base }, { name }) => `${municipality} ${name} ${base}`;
/** Of a resource that can be ready; whether the caller may see it, and of which epoch it is, has yet to be looked at. */
export async function readyRow(parts, caller, resource, id) {
    const shape = shapeOf(caller, resource);
    const last = parts.ready.last(shape, id);
    const found = await parts.gather(caller, resource, id, true, last);
    if (!found)
        return undefined;
    const { epoch, row } = found;
    if (!row) {
        parts.ready.keep(shape, id, last);
        return { epoch, row: { resource, id, columns: found.columns }, record: last };
    }
    const snapshot = await parts.snapshots.current(caller.municipality);
    const stamp = { version: String(row.version), xmin: String(row.columns.xmin) };
    const lines = isAboutOwn(resource) ? linesOf([row]) : [];
    const record = new ReadyRecord(stamp, parts.answer.json(caller, row, snapshot), lines);
    if (!isSealed(row.body))
        parts.ready.keep(shape, id, record);
    return { epoch, row, record };
}
//# sourceMappingURL=ready-record.js.map