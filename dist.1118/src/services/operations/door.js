/**
 * What the operations behind pages share: rows that this caller may see, what belongs to them, and one log entry under
 * the operation's own name before anything leaves.
 */
import { accessOf, allowsRow } from '../../engine/access.js';
import { addressOf } from '../../engine/answer.js';
import { checkEpoch, checkEpochNow } from '../../engine/epoch.js';
import { expandRows } from '../../engine/expand.js';
import { seenBy } from '../../engine/leave-out.js';
import { appendSeen, kindOf, linesOf } from '../../engine/log.js';
import { dateInNetherlands } from '../../foundation/clock.js';
import { isUuid } from '../../foundation/ids.js';
import { hasScope } from '../../gate/conditions.js';
import { subjectsOf } from '../../gate/mandate.js';
export const snapshotOf = (engine, caller) => engine.parts.snapshots.current(caller.municipality);
/** One row: found, found and not for this caller, or not there. Writes nothing to the logbook. */
export async function find(engine, caller, name, id) {
    if (!isUuid(id))
        return undefined;
    const { parts } = engine;
    const resource = parts.registry.get(name);
    const found = await parts.gather(caller, resource, id);
    if (!found)
        return undefined;
    await checkEpoch(parts, caller, found.epoch);
    const access = accessOf(caller, resource, resource.scopes.read ?? []);
    return allowsRow(access, found.row.columns) ? { row: seenBy(caller, found.row) } : { refused: found.row };
}
/** Whether a row that was loaded is for this caller, by the rights that its own door asks. */
export function maySee(caller, row) {
    const { resource } = row;
    const scopes = resource.scopes.read ?? [];
    return (hasScope(caller.rights, resource.api.component, scopes) &&
        allowsRow(accessOf(caller, resource, scopes), row.columns));
}
/** Records that rows point at, by their own property names (`rollen`, `zaakinformatieobjecten.informatieobject`), as far as this caller may see them. */
export async function related(engine, caller, rows, paths) {
    if (rows.length === 0)
        return [];
    const { rows: found } = await expandRows(engine.parts, caller, rows[0].resource, rows, paths);
    return [...new Map(found.map((row) => [`${row.resource.name}/${row.id}`, row])).values()];
}
export const ofKind = (rows, name) => rows.filter(({ resource }) => resource.name === name);
/** Makes the entry durable. Catalogue rows are about nobody and leave no line. */
export async function log(engine, caller, operation, kind, rows) {
    await appendSeen(engine.parts.logbook, caller, operation, kind, linesOf(rows), rows[0] && kindOf(rows[0]));
}
/** Entries of what a resident did end so when the line is about somebody else. */
export const OTHER = '.ander';
/**
 * A resident looks at their own records. Somebody else may be in the same case: their lines stand in an entry of their
 * own, so that their page can tell that look from their own looks.
 */
export async function logOwn(engine, caller, operation, rows) {
    await stillActing(engine, caller);
    const lines = linesOf(rows);
    const mine = subjectsOf(caller);
    const own = lines.filter(({ subject }) => mine.includes(subject));
    const others = lines.filter(({ subject }) => !mine.includes(subject));
    const { logbook } = engine.parts;
    await appendSeen(logbook, caller, operation, 'geopend', own);
    if (others.length > 0)
        await appendSeen(logbook, caller, operation + OTHER, 'geopend', others);
}
/**
 * What was read beside the rows has no epoch of its own: looks, heads, names. Nothing of it leaves on a mandate that ended
 * meanwhile. @throws StaleRights
 */
export const stillActing = async (engine, caller) => {
    if (caller.mandate && caller.rights.epoch !== undefined)
        await checkEpochNow(engine.parts, caller);
};
/** A resident asked for what is somebody else's: whom it is about can read that. */
export const logRefused = (engine, caller, operation, refused) => log(engine, caller, operation + OTHER, 'geweigerd', [refused]);
/** The address of a record, as request bodies name it. */
export const urlOf = (engine, caller, name, id) => addressOf(caller.base, engine.parts.registry.get(name), id);
export const text = (value) => (typeof value === 'string' ? value : '');
export const textOrNull = (value) => (typeof value === 'string' && value !== '' ? value : null);
const DAY = 86_400_000;
/**
 * As `moment`, but a midnight as its date. Who knows the date of a status alone sends it as midnight, of UTC or of here,
 * since the standard has no other form.
 */
export function momentOrDate(value) {
    const instant = new Date(moment(value));
    const date = dateInNetherlands(instant);
    const here = dateInNetherlands(new Date(instant.getTime() - 1)) !== date;
    return here || instant.getTime() % DAY === 0 ? date : instant.toISOString();
}
/** A timestamptz or date column as ISO text. */
export const moment = (value) => (value instanceof Date ? value.toISOString() : String(value));
//# sourceMappingURL=door.js.map