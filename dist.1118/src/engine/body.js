/**
 * The stored body: the answer's own JSON, written once per change and sent as it is at every read.
 * Two control characters stand in for what may not be stored; JSON.stringify never leaves them bare, so no text of a
 * user can look like one:
 *   \x01  base of the address (scheme and host differ per request, and a municipality may move)
 *   \x02…\x02  a sealed value
 */
import { defaultOf, exists } from './fields.js';
const BASE = '\x01';
// biome-ignore lint/suspicious/noControlCharactersInRegex: the marker is a control character on purpose
const SEALED = /\x02([^\x02]*)\x02/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, around what has no character that JSON escapes
const ONE_SEALED = /^\x02[^\x00-\x1f"\\]*\x02$/;
export const sealerOf = (keys, municipality) => ({
    seal: (clear) => keys.seal(municipality, clear),
    unseal: (sealed) => keys.unseal(municipality, sealed),
});
/** The address of a record below the base. `parentId` is needed for nested paths. */
export function pathOf(resource, id, parentId) {
    const path = resource.path.includes('{') ? resource.path.replace(/\{[^}]+\}/, String(parentId)) : resource.path;
    return `${resource.api.root}/${path}/${id}`;
}
/** The address of a row below the base, whatever it is addressed by. */
export function pathOfRow({ resource, id, record }) {
    const { addressedBy, parent } = resource;
    return pathOf(resource, addressedBy ? String(record[addressedBy]) : id, parent && String(record[parent]));
}
/** Records of which one at a time stands for its parent, at the address of the parent. */
export const isAddressedByParent = ({ addressedBy, parent }) => parent !== undefined && addressedBy === parent;
/** Renders a record to its stored body. */
export function renderBody(registry, resource, id, record, sealer) {
    // A record that is addressed by its parent answers as its parent.
    const shown = isAddressedByParent(resource) ? String(record[resource.parent]) : id;
    const uuid = resource.api.showsUuid && !resource.withoutUuid ? `,"uuid":"${shown}"` : '';
    return `{"url":"${BASE}${pathOfRow({ resource, id, record })}"${uuid}${renderFields(registry, resource.fields, record, sealer, ',')}}`;
}
function renderFields(registry, fields, record, sealer, lead) {
    let out = '';
    let separator = lead;
    for (const name in fields) {
        const field = fields[name];
        if (field.writeOnly || field.inPath || !exists(field, record))
            continue;
        out += `${separator}"${name}":${renderField(registry, field, record[name], sealer, record)}`;
        separator = ',';
    }
    return out;
}
function renderField(registry, field, value, sealer, siblings) {
    if (value === null || value === undefined)
        return field.nested && !field.nullable ? emptyGroup(field.fields) : 'null';
    if (field.sealed)
        return value === '' ? '""' : `"\x02${sealer.seal(String(value))}\x02"`;
    switch (field.kind) {
        case 'relation':
            return renderRelation(registry, field, String(value));
        case 'address':
            return value === '' ? '""' : `"${BASE}${value}"`;
        case 'group':
            return `{${renderFields(registry, field.fields, value, sealer, '')}}`;
        case 'list':
            return `[${value.map((item) => renderField(registry, field.item, item, sealer, siblings)).join(',')}]`;
        case 'variant': {
            const fields = field.variants[String(siblings[field.by])];
            return fields ? `{${renderFields(registry, fields, value, sealer, '')}}` : 'null';
        }
        case 'json':
            return field.seals ? renderInside(value, field.seals, sealer, []) : JSON.stringify(value);
        default:
            return JSON.stringify(value);
    }
}
/** JSON of which some text is sealed. */
function renderInside(value, seals, sealer, names) {
    if (typeof value === 'string')
        return value !== '' && seals(names, value) ? `"\x02${sealer.seal(value)}\x02"` : JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map((one) => renderInside(one, seals, sealer, names)).join(',')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value);
    const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${renderInside(one, seals, sealer, [...names, name])}`);
    return `{${members.join(',')}}`;
}
/** A case has several empty groups: written anew for each they took a twentieth of a create. */
const emptyGroups = new WeakMap();
function emptyGroup(fields) {
    const known = emptyGroups.get(fields);
    if (known !== undefined)
        return known;
    const made = JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, defaultOf(field)])));
    emptyGroups.set(fields, made);
    return made;
}
function renderRelation(registry, field, value) {
    if (value === '')
        return '""';
    if (value.includes(':'))
        return JSON.stringify(value);
    // Several targets: the value itself says which, as `name/id`.
    const slash = value.indexOf('/');
    const target = registry.get(slash < 0 ? field.to[0] : value.slice(0, slash));
    return `"${BASE}${pathOf(target, value.slice(slash + 1))}"`;
}
/** Reads a stored body back to a record: relations as ids, sealed values in the clear. */
export function parseBody(registry, resource, body, sealer) {
    const raw = parseRaw(body);
    const record = parseFields(registry, resource.fields, raw, sealer);
    const { parent } = resource;
    if (!parent || !resource.fields[parent].inPath)
        return record;
    const url = String(raw.url);
    return { ...record, [parent]: isAddressedByParent(resource) ? url.slice(url.lastIndexOf('/') + 1) : parentIn(url) };
}
/** The members of a stored body, markers and all. `renderRaw` is its reverse. */
export const parseRaw = (body) => JSON.parse(body.replaceAll(BASE, '\\u0001').replaceAll('\x02', '\\u0002'));
export function renderRaw(value) {
    if (Array.isArray(value))
        return `[${value.map(renderRaw).join(',')}]`;
    if (typeof value === 'object' && value !== null)
        return `{${Object.entries(value)
            .map(([name, part]) => `${JSON.stringify(name)}:${renderRaw(part)}`)
            .join(',')}}`;
    if (typeof value !== 'string')
        return JSON.stringify(value);
    if (ONE_SEALED.test(value))
        return `"${value}"`;
    return value.startsWith(BASE) ? `"${BASE}${JSON.stringify(value.slice(1)).slice(1)}` : JSON.stringify(value);
}
/** `.../{parent}/collection/{id}` */
const parentIn = (url) => url.split('/').at(-3);
function parseFields(registry, fields, raw, sealer) {
    const record = {};
    for (const name in fields) {
        // A body of an earlier version of the program lacks what was added since: it reads as absent.
        if (name in raw)
            record[name] = parseField(registry, fields[name], raw[name], sealer, raw);
    }
    return record;
}
function parseField(registry, field, value, sealer, siblings) {
    if (value === null || value === '')
        return value;
    if (field.sealed)
        return sealer.unseal(String(value).slice(1, -1));
    switch (field.kind) {
        case 'relation': {
            const address = String(value);
            if (!address.startsWith(BASE))
                return address;
            const id = address.slice(address.lastIndexOf('/') + 1);
            if (field.to.length === 1)
                return id;
            const target = field.to.find((name) => address.startsWith(BASE + pathOf(registry.get(name), '')));
            return `${target}/${id}`;
        }
        case 'address':
            return String(value).slice(BASE.length);
        case 'group':
            return parseFields(registry, field.fields, value, sealer);
        case 'list':
            return value.map((item) => parseField(registry, field.item, item, sealer, siblings));
        case 'variant': {
            const fields = field.variants[String(siblings[field.by])];
            return fields ? parseFields(registry, fields, value, sealer) : null;
        }
        case 'json':
            return field.seals ? openInside(value, sealer) : value;
        default:
            return value;
    }
}
function openInside(value, sealer) {
    if (typeof value === 'string')
        return value.startsWith('\x02') ? sealer.unseal(value.slice(1, -1)) : value;
    if (Array.isArray(value))
        return value.map((one) => openInside(one, sealer));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, openInside(one, sealer)]));
}
/** True when something in the stored body is opened at the answer. */
export const isSealed = (body) => body.includes('\x02');
/** Makes an answer of a stored body: fills the base in, opens sealed values when the caller may see them. */
export function openBody(body, base, sealer) {
    const open = isSealed(body)
        ? body.replace(SEALED, (_, sealed) => JSON.stringify(sealer.unseal(sealed)).slice(1, -1))
        : body;
    // Not replaceAll: that makes a rope of pieces, which costs more to write than all the rest.
    return open.split(BASE).join(base);
}
/** Adds columns that are part of the answer (child ids) to a stored body. */
export function spliceColumns(registry, resource, id, body, columns) {
    const shown = registry.shownColumns(resource);
    if (shown.length === 0)
        return body;
    let tail = '';
    for (const { property, column, target, default: absent } of shown) {
        const value = columns[column] ?? absent;
        tail += `,"${property}":${target ? renderIds(target, value, id) : JSON.stringify(value)}`;
    }
    return `${body.slice(0, -1)}${tail}}`;
}
const renderIds = (target, value, parentId) => Array.isArray(value)
    ? `[${value.map((id) => `"${BASE}${pathOf(target, id, parentId)}"`).join(',')}]`
    : value === null || value === undefined
        ? 'null'
        : `"${BASE}${pathOf(target, String(value), parentId)}"`;
//# sourceMappingURL=body.js.map