/**
 * Which category of personal data each field of a resource holds. A resource says it once for all, and by path for what
 * differs; a number of a person tells it by its kind. Relations and addresses lead to a record that says it for itself.
 */
import { NUMMER } from '../gate/categories.js';
import { sourceOfResource } from './resource.js';
/** Last part of a path: what is sealed inside data of any shape, wherever it stands. */
export const SEALED_INSIDE = '*';
const LEADS = new Set(['relation', 'address', 'uuid']);
/** What is inside a field, whichever variant it is. */
export const insideOf = (field) => field.fields ?? field.item?.fields ?? variantsOf(field);
function leavesOf(fields, said, above, given) {
    return Object.entries(fields).flatMap(([name, field]) => {
        if (field.writeOnly)
            return [];
        const path = above === '' ? name : `${above}.${name}`;
        const own = said.fields?.[path];
        const inherited = own === undefined ? given : own;
        const inside = groupsOf(field);
        if (inside.length > 0)
            return inside.flatMap((one) => leavesOf(one, said, path, inherited));
        const { kind } = field.kind === 'list' ? field.item : field;
        if (kind === 'bsn')
            return [{ path, category: NUMMER }];
        const leaf = { path, category: own === undefined && LEADS.has(kind) ? null : inherited };
        return field.seals || field.tells ? [leaf, { path: `${path}.${SEALED_INSIDE}`, category: NUMMER }] : [leaf];
    });
}
const groupsOf = ({ fields, item, variants }) => variants ? Object.values(variants) : (fields ?? item?.fields) ? [(fields ?? item?.fields)] : [];
/** The same name in two variants is one path: what is inside the one may be inside the other. */
function variantsOf({ variants }) {
    if (!variants)
        return undefined;
    const found = {};
    for (const [name, field] of Object.values(variants).flatMap((one) => Object.entries(one))) {
        const inside = { ...found[name]?.fields, ...field.fields };
        found[name] = Object.keys(inside).length > 0 ? { ...field, kind: 'group', fields: inside } : field;
    }
    return found;
}
/** Two variants may each have a field by one path; it is in a category when it is in one of them. */
const once = (leaves) => {
    const byPath = new Map();
    for (const leaf of leaves)
        if (!byPath.get(leaf.path)?.category)
            byPath.set(leaf.path, leaf);
    return [...byPath.values()];
};
const known = new WeakMap();
/** Every field that goes out, with its category; nothing of a resource that is about nobody. */
export function categoriesOf(resource) {
    if (!resource.categories || sourceOfResource(resource) === undefined)
        return [];
    const leaves = known.get(resource) ?? once(leavesOf(resource.fields, resource.categories, '', resource.categories.all));
    known.set(resource, leaves);
    return leaves;
}
/** Paths of what is in these categories. */
export function pathsIn(resource, isOut) {
    const out = categoriesOf(resource).filter(({ category }) => category !== null && isOut(category));
    return out.map(({ path }) => path);
}
//# sourceMappingURL=categories.js.map