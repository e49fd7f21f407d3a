/** From rows to answers: the stored body with columns spliced in, the base filled in, and an ETag over exactly those bytes. */
import { hash } from 'node:crypto';
import { dateInNetherlands, now } from '../foundation/clock.js';
import { openBody, pathOfRow, renderBody, sealerOf, spliceColumns } from './body.js';
import { bodyFor } from './leave-out.js';
export const etagOf = (json) => `"${hash('sha1', json, 'base64url')}"`;
/** Whether `If-None-Match` names it: RFC 9110 13.1.2, weak comparison. */
export const knows = (header = '', etag) => header.split(',').some((one) => {
    const given = one.trim();
    return given === '*' || given.replace(/^W\//, '') === etag;
});
export const memoryContext = (snapshot, today = dateInNetherlands(now())) => ({
    today,
    related: snapshot.related,
    get: snapshot.get,
});
export function createAnswerer(registry, keys) {
    const stored = (caller, row, snapshot, extra = '', day) => {
        const whole = row.resource.project
            ? projectedOnce(caller, row, snapshot, day)
            : spliceColumns(registry, row.resource, row.id, row.body, row.columns);
        const body = caller.rights.rules || caller.rights.leaves ? bodyFor(caller, row, whole) : whole;
        return extra ? `${body.slice(0, -1)}${extra}}` : body;
    };
    // Fills in what may not be stored: base and sealed values.
    const json = (caller, row, snapshot, extra, day) => openBody(stored(caller, row, snapshot, extra, day), caller.base, sealerOf(keys, caller.municipality));
    return {
        stored,
        json,
        ofRow(caller, row, { snapshot }, status) {
            const text = json(caller, row, snapshot);
            return { status, json: text, etag: etagOf(text), id: row.id };
        },
        etag: (caller, row, { snapshot }) => etagOf(json(caller, row, snapshot)),
    };
    /** Of today, and of a row of the snapshot itself: made once per snapshot and day. */
    function projectedOnce({ municipality }, row, snapshot, day) {
        const context = memoryContext(snapshot, day);
        const make = () => projected(row, context, sealerOf(keys, municipality));
        if (day !== undefined || snapshot.get(row.resource.name, row.id) !== row)
            return make();
        const made = snapshot.derive('projected', () => ({ day: context.today, bodies: new Map() }));
        if (made.day !== context.today) {
            made.bodies.clear();
            made.day = context.today;
        }
        const body = made.bodies.get(row) ?? make();
        made.bodies.set(row, body);
        return body;
    }
    /** Catalogue answers change with the date and with their neighbours, so they are not stored. */
    function projected(row, context, sealer) {
        const { resource } = row;
        const extra = resource.project(row, context);
        const replaced = Object.keys(extra).some((name) => resource.fields[name] && !resource.fields[name].writeOnly);
        const body = replaced ? renderBody(registry, withoutFields(resource, extra), row.id, row.record, sealer) : row.body;
        const tail = Object.entries(extra)
            .map(([name, value]) => `,${JSON.stringify(name)}:${renderProjected(registry, value)}`)
            .join('');
        return `${spliceColumns(registry, resource, row.id, body, row.columns).slice(0, -1)}${tail}}`;
    }
}
const withoutFields = (resource, replaced) => ({
    ...resource,
    fields: Object.fromEntries(Object.entries(resource.fields).filter(([name]) => !(name in replaced))),
});
/** A value of `project`: rows become addresses, the rest is JSON. */
function renderProjected(registry, value) {
    if (Array.isArray(value))
        return `[${value.map((item) => renderProjected(registry, item)).join(',')}]`;
    if (isRow(value))
        return `"\x01${pathOfRow(value)}"`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value ?? null);
    return `{${Object.entries(value)
        .map(([name, part]) => `${JSON.stringify(name)}:${renderProjected(registry, part)}`)
        .join(',')}}`;
}
export const isRow = (value) => typeof value === 'object' && value !== null && 'resource' in value && 'body' in value;
/** The address of a row in answers that are built by hand (`url` of related records). */
export const addressOf = (base, resource, id) => `${base}${resource.api.root}/${resource.path}/${id}`;
//# sourceMappingURL=answer.js.map