/**
 * Reading one record. Reads of one tick, whoever asks, are gathered into one statement per resource and municipality;
 * each caller's rights are then tested on the row. The log entry is durable before the answer leaves.
 */
import { Problem } from '../foundation/problems.js';
import { accessOf, allowsRow, refusal, requireScope } from './access.js';
import { etagOf } from './answer.js';
import { scopesOf } from './authorize.js';
import { checkEpoch } from './epoch.js';
import { expandRows } from './expand.js';
import { leavesOut, seenBy } from './leave-out.js';
import { appendSeen, kindOf, linesOf } from './log.js';
import { trimmed } from './parts.js';
import { canBeReady, readyRow } from './ready-record.js';
import { select } from './selection.js';
/** @throws not-found, permission-denied (ZGW: 403 on what exists but may not be seen) */
export async function read(parts, caller, resource, id, options = {}) {
    if (isPlain(caller, resource, options)) {
        const { row, record } = await readReady(parts, caller, resource, id);
        await logRead(parts, caller, options, linesOf([row]), row);
        return new ReadyAnswer(record, id);
    }
    const { row, lines, extra, snapshot } = await readRow(parts, caller, resource, id, { ...options, forAnswer: true });
    await logRead(parts, caller, options, lines, row);
    return { ...shown(caller, row, parts.answer.json(caller, row, snapshot, extra, options.day), options.selection), id };
}
async function logRead(parts, caller, { operation }, lines, row) {
    const { resource } = row;
    if (resource.subjects)
        await appendSeen(parts.logbook, caller, operation ?? readOf(resource), 'geopend', lines, kindOf(row));
}
const readOf = ({ api, name }) => `${api.name}.${name}.read`;
/** Whether the answer is the record as everybody sees it who may see it. */
const isPlain = (caller, resource, { expand, parentId, selection }) => parentId === undefined &&
    !selection &&
    !(expand && expand.length > 0) &&
    canBeReady(resource) &&
    !trimmed(caller, resource) &&
    !leavesOut(caller, resource);
/** The record as it goes out, from memory while it is as it was. Refusals are logged here. */
async function readReady(parts, caller, resource, id) {
    requireRead(caller, resource);
    const found = await readyRow(parts, caller, resource, id);
    if (!found)
        throw new Problem('not-found');
    await checkEpoch(parts, caller, found.epoch);
    await refuseUnseen(parts, caller, found.row);
    return found;
}
/** A record that is bytes already, with the ETag of those bytes. */
class ReadyAnswer {
    status = 200;
    id;
    #record;
    constructor(record, id) {
        this.#record = record;
        this.id = id;
    }
    get bytes() {
        return this.#record.json;
    }
    get etag() {
        return this.#record.etag;
    }
    get json() {
        return this.bytes.toString();
    }
}
/** What goes out of one record: what the caller may see of it, and of that what was asked for. */
export function shown(caller, row, whole, selection) {
    const parted = trimmed(caller, row.resource);
    const trim = parted ? parted.trim(row, whole) : whole;
    const json = selection ? JSON.stringify(select(JSON.parse(trim), selection)) : trim;
    const headers = parted?.hidden();
    return { status: 200, json, etag: etagOf(json), ...(headers ? { headers } : {}) };
}
/** The row alone, for operations with an answer of their own: they write its log entry. Refusals are logged here. */
export async function readRow(parts, caller, resource, id, { expand = [], parentId, day, forAnswer = false }) {
    requireRead(caller, resource);
    const { row, snapshot } = await fetchRow(parts, caller, resource, id, forAnswer);
    if (!row || isElsewhere(resource, row, parentId))
        throw new Problem('not-found');
    if (!resource.cached)
        await refuseUnseen(parts, caller, row);
    const expanded = expand.length > 0 ? await expandRows(parts, caller, resource, [row], expand, { day, forAnswer }) : undefined;
    return {
        row: seenBy(caller, row),
        lines: linesOf([row, ...(expanded?.rows ?? [])]),
        extra: expanded?.extraOf(row) ?? '',
        snapshot,
    };
}
function requireRead(caller, resource) {
    if (!resource.public?.includes('read'))
        requireScope(caller, resource, scopesOf(resource, 'read'));
}
/** @throws permission-denied, with an entry of who was asked about */
async function refuseUnseen(parts, caller, row) {
    const { resource, columns } = row;
    const scopes = scopesOf(resource, 'read');
    if (allowsRow(accessOf(caller, resource, scopes), columns))
        return;
    await appendSeen(parts.logbook, caller, readOf(resource), 'geweigerd', linesOf([row]), kindOf(row));
    throw refusal(caller, resource, scopes, columns);
}
/** True for a record that was asked for below another parent than its own. */
export const isElsewhere = (resource, row, parentId) => parentId !== undefined && resource.parent !== undefined && row.record[resource.parent] !== parentId;
async function fetchRow(parts, caller, resource, id, forAnswer) {
    const found = resource.cached ? undefined : await parts.gather(caller, resource, id, forAnswer);
    const snapshot = await parts.snapshots.current(caller.municipality);
    if (resource.cached)
        return { row: snapshot.get(resource.name, id), snapshot };
    if (!found)
        return { row: undefined, snapshot };
    // Rights were changed since the snapshot this caller's rights came from: ask again with the new ones.
    await checkEpoch(parts, caller, found.epoch);
    return { row: found.row, snapshot };
}
//# sourceMappingURL=read.js.map