/**
 * Part of an answer: the `fields` of a search (zrc-029). Names of fields, and objects that go into a group or into a record
 * that is pointed at, which then stands in `_expand` as with expand: `["url", {"zaaktype": ["omschrijving"]}]`.
 * A name is taken whatever its capitals, and one that a record does not have gives nothing: the example of the standard
 * does both.
 */
import { invalid } from '../foundation/problems.js';
const MOST_DEPTH = 20;
/** @throws invalid */
export function parseSelection(fields) {
    const faults = [];
    const selection = parse(fields, 'fields', 0, faults);
    if (faults.length > 0)
        throw invalid(...faults.slice(0, 20));
    return selection;
}
/** The same as text in an address: `url,record__data__naam`. A group that is named too is shown whole. @throws invalid */
export function parseNames(text) {
    const root = new Map();
    for (const name of text.split(',').map((one) => one.trim())) {
        const path = name.split('__');
        if (path.includes('') || path.length > MOST_DEPTH)
            throw invalid({ name: 'fields', code: 'invalid', reason: 'Geef namen met komma’s ertussen, zoals url,uuid.' });
        let at = root;
        for (const part of path) {
            if (!at.has(part))
                at.set(part, new Map());
            at = at.get(part);
        }
        at.set(WHOLE, new Map());
    }
    return selectionOf(root);
}
/** No name is empty. */
const WHOLE = '';
const selectionOf = (tree) => ({
    all: false,
    names: new Set([...tree].filter(([, inside]) => inside.has(WHOLE)).map(([name]) => name.toLowerCase())),
    nested: new Map([...tree].filter(([, inside]) => !inside.has(WHOLE)).map(([name, inside]) => [name, selectionOf(inside)])),
});
function parse(given, at, depth, faults) {
    const names = new Set();
    const nested = new Map();
    const fault = (name, reason) => void faults.push({ name, code: 'invalid', reason });
    if (!Array.isArray(given) || depth > MOST_DEPTH)
        fault(at, 'Geef een lijst van namen, zoals ["url", "identificatie"].');
    else
        given.forEach((one, index) => {
            if (typeof one === 'string')
                names.add(one.toLowerCase());
            else if (typeof one === 'object' && one !== null && !Array.isArray(one))
                for (const [name, inside] of Object.entries(one))
                    nested.set(name, parse(inside, `${at}.${index}.${name.slice(0, 80)}`, depth + 1, faults));
            else
                fault(`${at}.${index}`, 'Geef een naam, of een object zoals {"zaaktype": ["omschrijving"]}.');
        });
    return { all: names.has('*'), names, nested };
}
/** What must be expanded for a selection, as paths with points. */
export function pathsOf(registry, resource, selection) {
    return [...selection.nested].flatMap(([name, inside]) => {
        const field = resource?.fields[name];
        if (isGroup(field))
            return [];
        const shown = resource && registry.shownColumns(resource).find(({ property }) => property === name)?.target;
        const to = field?.to ?? field?.item?.to;
        const target = shown ?? (to ? registry.get(to[0]) : undefined);
        return [name, ...pathsOf(registry, target, inside).map((path) => `${name}.${path}`)];
    });
}
const isGroup = (field) => field?.kind === 'group' ||
    field?.kind === 'variant' ||
    (field?.kind === 'list' &&
        field.item?.kind === 'group' &&
        !Object.values(field.item.fields ?? {}).some(({ kind }) => kind === 'relation'));
/** The selected part of one record of an answer. */
export function select(json, selection) {
    if (Array.isArray(json))
        return json.map((one) => select(one, selection));
    if (typeof json !== 'object' || json === null)
        return json;
    const { _expand: expanded = {}, ...own } = json;
    const picked = {};
    for (const [name, value] of Object.entries(own)) {
        const inside = selection.nested.get(name);
        if (inside && !(name in expanded) && typeof value === 'object')
            picked[name] = select(value, inside);
        else if (selection.all || selection.names.has(name.toLowerCase()))
            picked[name] = value;
    }
    const put = Object.entries(expanded).map(([name, value]) => [name, select(value, selection.nested.get(name))]);
    return put.length > 0 ? { ...picked, _expand: Object.fromEntries(put) } : picked;
}
//# sourceMappingURL=selection.js.map